package org.masthead.delivery;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A page on its way: one request makes it, the others who want it wait. */
final class Flight {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final long begunAt;
    private final CompletableFuture<@Nullable StoredPage> page = new CompletableFuture<>();

    /** @param begunAt the count of changes */
    Flight(long begunAt) {
        this.begunAt = begunAt;
    }

    long begunAt() {
        return begunAt;
    }

    void lands(@Nullable StoredPage made) {
        page.complete(made);
    }

    /** Null where what was made is for nobody else, or takes too long. */
    @Nullable
    StoredPage await() {
        try {
            return page.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException e) {
            return null;
        }
    }
}
