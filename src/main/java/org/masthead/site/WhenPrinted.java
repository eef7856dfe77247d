package org.masthead.site;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.thymeleaf.context.LazyContextVariable;

/**
 * What stands around every page: read only by a page that prints it. Where the database does not answer, something else
 * stands there, as the page that says so must not fail for the same reason.
 */
public final class WhenPrinted<T> extends LazyContextVariable<@Nullable T> {

    private final Supplier<@Nullable T> reading;
    private final @Nullable T otherwise;

    /** @param otherwise what is printed without a database */
    public WhenPrinted(Supplier<@Nullable T> reading, @Nullable T otherwise) {
        this.reading = reading;
        this.otherwise = otherwise;
    }

    @Override
    protected @Nullable T loadValue() {
        try {
            return reading.get();
        } catch (DataAccessException | TransactionException unreachable) {
            return otherwise;
        }
    }
}
