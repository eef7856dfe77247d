package org.masthead.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What tables there are, asked on one connection so that all answers are of one moment. */
public final class Schema {

    private final JdbcClient jdbc;

    /** Asks on that connection. */
    public Schema(Connection connection) {
        this((DataSource) new SingleConnectionDataSource(connection, true));
    }

    Schema(DataSource database) {
        jdbc = JdbcClient.create(database);
    }

    /** Lets a transaction last as long as it needs. */
    public void takeYourTime() {
        execute("set local statement_timeout = 0");
        execute("set local idle_in_transaction_session_timeout = 0");
    }

    /** The version of this Masthead; empty where it was not packed. */
    public static String masthead() {
        return Objects.requireNonNullElse(Schema.class.getPackage().getImplementationVersion(), "");
    }

    /** The last migration. */
    public String version() {
        return jdbc.sql("""
                        select version from flyway_schema_history
                        where success and version is not null order by installed_rank desc limit 1""").query(String.class).single();
    }

    /** Their names. */
    public List<String> tables() {
        return jdbc.sql("""
                        select relname from pg_class
                        where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname""").query(String.class).list();
    }

    /** The columns that have values of their own. */
    List<String> columns(String table) {
        return jdbc.sql("""
                        select attname from pg_attribute
                        where attrelid = ('public.' || quote_ident(?))::regclass
                              and attnum > 0 and not attisdropped and attgenerated = ''
                        order by attnum""").param(table).query(String.class).list();
    }

    /** The values of sequences by their names. */
    public Map<String, Long> sequences() {
        Map<String, Long> values = new TreeMap<>();
        jdbc.sql("select sequencename, last_value from pg_sequences where schemaname = 'public'")
                .query(row -> {
                    long value = row.getLong("last_value");
                    if (!row.wasNull()) {
                        values.put(row.getString("sequencename"), value);
                    }
                });
        return values;
    }

    /** Statements that take the foreign keys away, each with the one that brings it back. */
    private Map<String, String> foreignKeys() {
        Map<String, String> keys = new TreeMap<>();
        jdbc.sql("""
                        select conrelid::regclass::text as owner, quote_ident(conname) as name,
                               pg_get_constraintdef(oid) as definition
                        from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f'""").query(row -> {
            String table = "alter table " + row.getString("owner");
            keys.put(
                    table + " drop constraint " + row.getString("name"),
                    table + " add constraint " + row.getString("name") + " " + row.getString("definition"));
        });
        return keys;
    }

    /** Sets a sequence as it was. */
    public void setSequence(String name, long value) {
        execute("do $$ begin perform setval('\"" + name + "\"', " + value + "); end $$");
    }

    /** Work that fills tables. */
    public interface Filling {
        void run() throws IOException, SQLException;
    }

    /**
     * Fills tables without their triggers, and with their references checked at the end. Among the triggers are those
     * that keep the audit log from being changed; what is brought back is a whole.
     */
    public void fill(Filling work) throws IOException, SQLException {
        Map<String, String> foreignKeys = foreignKeys();
        foreignKeys.keySet().forEach(this::execute);
        List<String> tables = tables();
        tables.forEach(table -> execute("alter table \"" + table + "\" disable trigger user"));
        work.run();
        tables.forEach(table -> execute("alter table \"" + table + "\" enable trigger user"));
        foreignKeys.values().forEach(this::execute);
    }

    long count(String table) {
        return jdbc.sql("select count(*) from \"" + table + "\"")
                .query(Long.class)
                .single();
    }

    /** Runs a statement. */
    public void execute(String sql) {
        jdbc.sql(sql).update();
    }
}
