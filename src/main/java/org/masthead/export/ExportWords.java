package org.masthead.export;

import java.sql.Connection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Explains an export to whoever reads it: as a page, and as JSON Schema. */
final class ExportWords {

    private static final String OPENING = """
            # A site, exported from Masthead

            `data/KIND.jsonl` has one JSON object a line (UTF-8) for each thing of that kind, in the order of its numbers.
            `schema/KIND.json` is the JSON Schema of a line. Numbers are given once and never again; they and what is made
            of them (`/media/NUMBER`, `/…/comments/NUMBER`) stay the same in every export, and after an import. Moments are
            written with their offset (ISO 8601). `pictures/NUMBER/` has the files of each picture, as the web gets them.
            `wordpress.xml` is for the importer of WordPress. `manifest.json` has the number of lines and the SHA-256 of
            every file.

            """;

    private final Kinds kinds;
    private final boolean addresses;
    /** By the name of the table, a dot, and the name of the column. */
    private final Map<String, Column> columns = new HashMap<>();

    private record Column(String type, boolean optional) {}

    ExportWords(Connection connection, Kinds kinds, boolean addresses) {
        this.kinds = kinds;
        this.addresses = addresses;
        JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql("""
                        select table_name || '.' || column_name as name, data_type, is_nullable = 'YES' as optional
                        from information_schema.columns where table_schema = 'public'""")
                .query(row -> {
                    columns.put(
                            row.getString("name"), new Column(row.getString("data_type"), row.getBoolean("optional")));
                });
    }

    String schemaName(Kind kind) {
        return "schema/" + kind.name() + ".json";
    }

    Map<String, Object> schema(Kind kind) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> fields = kind.columns(addresses);
        fields.forEach(field -> properties.put(field, property(kind, field)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", kind.name());
        schema.put("description", kind.about());
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", fields);
        schema.put("additionalProperties", false);
        return schema;
    }

    private Map<String, Object> property(Kind kind, String field) {
        Column column = columns.getOrDefault(kind.table() + "." + field, new Column("text", true));
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", words(kind, field));
        String type = switch (column.type()) {
            case "bigint", "integer", "smallint" -> "integer";
            case "boolean" -> "boolean";
            case "double precision", "real", "numeric" -> "number";
            case "jsonb" -> "";
            default -> "string";
        };
        if (!type.isEmpty()) {
            property.put("type", column.optional() ? List.of(type, "null") : type);
        }
        if (column.type().startsWith("timestamp")) {
            property.put("format", "date-time");
        }
        return property;
    }

    private static String words(Kind kind, String field) {
        return kind.fields().getOrDefault(field, kind.personal().getOrDefault(field, ""));
    }

    String page() {
        StringBuilder page = new StringBuilder(OPENING);
        if (!addresses) {
            page.append("Addresses of people who comment were not asked for and are not in here.\n\n");
        }
        for (Kind kind : kinds.written(addresses)) {
            page.append("## ")
                    .append(kind.name())
                    .append("\n\n")
                    .append(kind.about())
                    .append("\n\n");
            page.append("| Field | Meaning |\n|---|---|\n");
            kind.columns(addresses).forEach(field -> row(page, field, words(kind, field)));
            kind.withheld().forEach((field, why) -> row(page, field, "Never written: " + why));
            page.append('\n');
        }
        page.append("## What is not in here\n\n| Table | Why |\n|---|---|\n");
        kinds.leftOut().forEach((table, why) -> row(page, table, why));
        return page.toString();
    }

    private static void row(StringBuilder page, String name, String words) {
        page.append("| `").append(name).append("` | ").append(words).append(" |\n");
    }
}
