package org.masthead.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log as a table (RFC 4180). A cell that a spreadsheet would take for a formula starts with an apostrophe: names
 * are typed by people, and an export must not run what they typed.
 */
final class AuditCsv {

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n\\x00].*", Pattern.DOTALL);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Writer writer;

    AuditCsv(Writer writer) {
        this.writer = writer;
        line(
                "number",
                "at",
                "account",
                "name",
                "network address",
                "kind",
                "act",
                "subject number",
                "subject",
                "detail");
    }

    void add(AuditEntry entry) {
        line(
                entry.id(),
                entry.at(),
                entry.accountId(),
                entry.accountName(),
                entry.networkAddress(),
                entry.kind(),
                entry.act(),
                entry.subjectId(),
                entry.subject(),
                JSON.writeValueAsString(entry.detail()));
    }

    private void line(@Nullable Object... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                writer.append(i == 0 ? "" : ",").append(cell(Objects.toString(cells[i], "")));
            }
            writer.append("\r\n");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static String cell(String text) {
        String harmless = FORMULA.matcher(text).matches() ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
