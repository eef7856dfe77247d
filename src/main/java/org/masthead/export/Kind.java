package org.masthead.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A kind of things that are exported: what is told of them, and where they lie.
 *
 * @param name of the file
 * @param table where they lie
 * @param key in whose order they are written
 * @param about what they are, for whoever reads the file
 * @param asked whether they are about people outside, and only written where that was asked for
 * @param byDefault whether a new site has one already
 * @param fields what is written, with what it means
 * @param personal fields that are only written where addresses were asked for
 * @param withheld fields that never are, with why
 * @param written what stands for a field, in SQL
 * @param masked the same, where addresses were not asked for
 * @param read what becomes of a field when it is read, in SQL
 */
record Kind(
        String name,
        String table,
        List<String> key,
        String about,
        boolean asked,
        boolean byDefault,
        Map<String, String> fields,
        Map<String, String> personal,
        Map<String, String> withheld,
        Map<String, String> written,
        Map<String, String> masked,
        Map<String, String> read) {

    Kind {
        personal = orNone(personal);
        withheld = orNone(withheld);
        written = orNone(written);
        masked = orNone(masked);
        read = orNone(read);
    }

    private static Map<String, String> orNone(@Nullable Map<String, String> map) {
        return Objects.requireNonNullElse(map, Map.of());
    }

    /** The name of its file. */
    String entry() {
        return "data/" + name + ".jsonl";
    }

    List<String> columns(boolean addresses) {
        List<String> columns = new ArrayList<>(fields.keySet());
        if (addresses) {
            columns.addAll(personal.keySet());
        }
        return columns;
    }

    /** Gives one JSON object a row. */
    String select(boolean addresses) {
        Map<String, String> instead = addresses ? written : masked;
        return "select row_to_json(line) from (select "
                + list(
                        columns(addresses),
                        column -> instead.containsKey(column)
                                ? instead.get(column) + " as " + quoted(column)
                                : quoted(column))
                + " from " + quoted(table) + " order by " + list(key, Kind::quoted) + ") line";
    }

    /**
     * Takes what lies in {@code incoming.doc} into the table.
     *
     * @param given the fields that the file has; others are as the table has them by default
     */
    String insert(List<String> given) {
        Set<String> columns = new LinkedHashSet<>(given);
        columns.addAll(read.keySet());
        return "insert into " + quoted(table) + " (" + list(columns, Kind::quoted) + ") overriding system value select "
                + list(columns, column -> read.getOrDefault(column, quoted(column)))
                + " from incoming, jsonb_populate_record(null::" + quoted(table) + ", doc)";
    }

    private static String list(Iterable<String> columns, UnaryOperator<String> as) {
        List<String> expressions = new ArrayList<>();
        columns.forEach(column -> expressions.add(as.apply(column)));
        return expressions.stream().collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
