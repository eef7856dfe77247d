package org.masthead.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Sees every statement of the house: those of a page that is being made tell what it is made of, and a connection
 * through which something was written is given back only when this node has heard of the change, so that whoever saved
 * never meets the page from before.
 */
final class WatchedDataSource extends DelegatingDataSource {

    /** Far more than the house has, and no more where a statement is put together from what people type. */
    private static final int TEXTS = 2000;

    /** What there is by name, each view as the tables that it shows. */
    private static final String TABLES = """
            select table_name, table_name from information_schema.tables
            where table_schema = current_schema() and table_type = 'BASE TABLE'
            union select view_name, table_name from information_schema.view_table_usage
            where view_schema = current_schema()
            """;

    /**
     * A page asks a dozen times, and the page that tells of an error asks again: who was told once that nobody answers
     * does not wait as long each time.
     */
    private static final long MOMENT = Duration.ofSeconds(1).toNanos();

    private static final Logger log = LoggerFactory.getLogger(WatchedDataSource.class);

    private final PageParts pages;
    private final Runnable hearOfChanges;
    private final Cache<String, StatementText> texts =
            Caffeine.newBuilder().maximumSize(TEXTS).build();
    /** Known when the first page is made: before that there may be none yet. */
    private volatile Map<String, Set<String>> tables = Map.of();
    /** The last time that nobody answered, if ever. */
    private volatile @Nullable Away away;

    WatchedDataSource(DataSource target, PageParts pages, Runnable hearOfChanges) {
        super(target);
        this.pages = pages;
        this.hearOfChanges = hearOfChanges;
    }

    private record Away(long since, SQLException reason) {}

    /** The one underneath, for who watches. */
    static DataSource plain(DataSource database) {
        return database instanceof WatchedDataSource watched
                ? Objects.requireNonNull(watched.getTargetDataSource())
                : database;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) proxy(Connection.class, new Watch(connected()));
    }

    private Connection connected() throws SQLException {
        Away known = away;
        if (known != null && System.nanoTime() - known.since() < MOMENT) {
            throw new SQLTransientConnectionException("The database was not there a moment ago", known.reason());
        }
        try {
            return super.getConnection();
        } catch (SQLTransientConnectionException e) {
            // Without a cause all connections are in use, and one may be given back at any time.
            if (e.getCause() != null) {
                away = new Away(System.nanoTime(), e);
            }
            throw e;
        }
    }

    private Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler);
    }

    private boolean saw(String sql) {
        Making making = pages.current();
        StatementText text = Objects.requireNonNull(texts.get(sql, StatementText::of));
        if (making != null) {
            text.words().forEach(word -> tables().getOrDefault(word, Set.of()).forEach(table -> note(making, table)));
        }
        return text.writes();
    }

    private static void note(Making making, String table) {
        Ingredient kind = Ingredient.of(table);
        if (kind != null) {
            making.uses(kind);
        } else if (!Ingredient.isLasting(table)) {
            log.debug("A page is not kept, as {} does not tell of its changes", table);
            making.cannotBeKept();
        }
    }

    private Map<String, Set<String>> tables() {
        Map<String, Set<String>> known = tables;
        if (known.isEmpty()) {
            try (Connection connection = super.getConnection();
                    PreparedStatement statement = connection.prepareStatement(TABLES);
                    ResultSet row = statement.executeQuery()) {
                Map<String, Set<String>> read = new HashMap<>();
                while (row.next()) {
                    read.computeIfAbsent(row.getString(1), name -> new HashSet<>())
                            .add(row.getString(2));
                }
                known = Map.copyOf(read);
                tables = known;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return known;
    }

    /** Follows a connection and the statements made with it. */
    private final class Watch implements InvocationHandler {

        private final Connection connection;
        private boolean wrote;

        Watch(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql && prepares(method)) {
                wrote |= saw(sql);
            }
            Object result = call(connection, method, arguments);
            if (method.getName().equals("createStatement")) {
                return proxy(Statement.class, (same, each, given) -> {
                    if (given != null && given.length > 0 && given[0] instanceof String sql) {
                        wrote |= saw(sql);
                    }
                    return call(Objects.requireNonNull(result), each, given);
                });
            }
            if (wrote && method.getName().equals("close")) {
                wrote = false;
                hearOfChanges.run();
            }
            return result;
        }

        private static boolean prepares(Method method) {
            return method.getReturnType() == PreparedStatement.class
                    || method.getReturnType() == CallableStatement.class;
        }

        private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
                throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
