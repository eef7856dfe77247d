package org.masthead.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Null while nobody wants to know the values. */
    private volatile @Nullable List<String> executed;

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
    public void replace() {
        HikariDataSource before = pool;
        close();
        HikariDataSource fresh = new HikariDataSource();
        fresh.setJdbcUrl(TestServer.freshDatabase());
        fresh.setMaximumPoolSize(12);
        fresh.setMinimumIdle(0);
        fresh.setConnectionInitSql(initSql);
        pool = fresh;
        setTargetDataSource(fresh);
        if (before != null) {
            TestServer.drop(before.getJdbcUrl());
        }
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

    /** The statements that were executed while something ran, with their values. */
    public List<String> executedBy(Runnable work) {
        List<String> noted = new CopyOnWriteArrayList<>();
        executed = noted;
        statementsOf(work);
        executed = null;
        return List.copyOf(noted);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        List<String> counted = statements;
        List<String> executed = this.executed;
        // What the house does by itself in the meantime is nobody's page.
        if (counted == null
                || HOUSEWORK.matcher(Thread.currentThread().getName()).lookingAt()) {
            return connection;
        }
        return watched(Connection.class, connection, (call, arguments, result) -> {
            if (!call.equals("prepareStatement") || result == null) {
                return result;
            }
            counted.add((String) arguments[0]);
            return executed == null ? result : noted((PreparedStatement) result, executed);
        });
    }

    private static PreparedStatement noted(PreparedStatement statement, List<String> executed) {
        SortedMap<Integer, String> arrays = new TreeMap<>();
        return watched(PreparedStatement.class, statement, (call, arguments, result) -> {
            if (arguments.length > 1 && arguments[1] instanceof Object[] values) {
                arrays.put((Integer) arguments[0], literal(values));
            } else if (arguments.length > 1 && arguments[1] instanceof Array array) {
                arrays.put((Integer) arguments[0], literal((Object[]) array.getArray()));
            }
            if (call.startsWith("execute")) {
                // The driver writes the values in; the pool says before that what it wraps.
                executed.add(withArrays(statement.toString().replaceFirst("^\\S+ wrapping ", ""), arrays.values()));
            }
            return result;
        });
    }

    /** The driver writes no values of arrays, but leaves their places. */
    private static String withArrays(String sql, Collection<String> arrays) {
        String written = sql;
        for (String array : arrays) {
            written = written.replaceFirst("\\?", Matcher.quoteReplacement(array));
        }
        return written;
    }

    private static String literal(Object[] values) {
        String type = values instanceof String[] ? "text" : values instanceof Integer[] ? "int4" : "int8";
        return Stream.of(values)
                .map(value -> "\"" + value + "\"")
                .collect(Collectors.joining(",", "'{", "}'::" + type + "[]"));
    }

    /** Sees each call of a connection or statement and what it answered, and says what it is to answer. */
    private interface Watch {
        @Nullable
        Object after(String call, Object[] arguments, @Nullable Object result) throws SQLException;
    }

    private static <T> T watched(Class<T> type, T watched, Watch watch) {
        return type.cast(Proxy.newProxyInstance(
                ClassDatabase.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return watch.after(
                                method.getName(),
                                arguments == null ? new Object[0] : arguments,
                                method.invoke(watched, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
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
