package org.masthead.arrival;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Rows on their way into a table: all of a batch in one parameter of one statement, for {@code json_to_recordset}. */
final class Rows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

    /** @param cells names and values by turns; moments as texts */
    void add(@Nullable Object... cells) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int each = 0; each < cells.length; each += 2) {
            row.put(String.valueOf(cells[each]), cells[each + 1]);
        }
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    String json() {
        return json(rows);
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** A text that fits into a column of so many characters, without half characters at its end. */
    static String fit(String text, int longest) {
        String line = text.replaceAll("\\p{Cc}+", " ").strip();
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, longest - 1)).strip() + "…";
    }
}
