package org.masthead.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The data source of a test context: a database of its own for every test class, though the context is shared. It
 * counts the statements that are prepared, while a test asks for that.
 */
public final class ClassDatabase extends DelegatingDataSource implements AutoCloseable {

    private static final Pattern HOUSEWORK = Pattern.compile("scheduling-|page-changes");

    /** Null while nobody counts. */
    private volatile @Nullable List<String> statements;

    private @Nullable HikariDataSource pool;

    private final String initSql;

    private final Runnable forgetPages;

    /**
     * With connections that are set up as those of the running site.
     *
     * @param forgetPages makes the next answers come from the database
     */
    ClassDatabase(String initSql, Runnable forgetPages) {
        this.initSql = initSql;
        this.forgetPages = forgetPages;
        replace();
    }

    /** Puts a fresh database in place of the one before. */
    void replace() {
        close();
        HikariDataSource fresh = new HikariDataSource();
        fresh.setJdbcUrl(TestServer.freshDatabase());
        fresh.setMaximumPoolSize(12);
        fresh.setMinimumIdle(0);
        fresh.setConnectionInitSql(initSql);
        pool = fresh;
        setTargetDataSource(fresh);
    }

    /** The statements that were prepared while something ran; no answer comes from what is kept of before. */
    public List<String> statementsOf(Runnable work) {
        forgetPages.run();
        List<String> counted = new CopyOnWriteArrayList<>();
        statements = counted;
        work.run();
        statements = null;
        return List.copyOf(counted);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        List<String> counted = statements;
        // What the house does by itself in the meantime is nobody's page.
        if (counted == null
                || HOUSEWORK.matcher(Thread.currentThread().getName()).lookingAt()) {
            return connection;
        }
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        counted.add((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The pool itself, for what needs no counting. */
    public DataSource plain() {
        return Objects.requireNonNull(getTargetDataSource());
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
