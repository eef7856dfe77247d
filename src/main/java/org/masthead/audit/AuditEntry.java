package org.masthead.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log.
 *
 * @param at by the database's clock
 * @param accountName of who did it, as it was; empty for a reader or the site itself
 * @param kind of what it was done to
 * @param subject its name, as it was; may be empty
 * @param detail what is known of the change, by the name of the column
 */
record AuditEntry(
        long id,
        Instant at,
        @Nullable Long accountId,
        String accountName,
        @Nullable String networkAddress,
        String kind,
        String act,
        @Nullable Long subjectId,
        String subject,
        Map<String, Object> detail) {

    /** Where the desk has it, or null. What was deleted is nowhere. */
    public @Nullable String address() {
        if (act.equals("deleted")) {
            return null;
        }
        return switch (kind) {
            case "story" -> "/desk/articles/" + subjectId;
            case "comment" -> "/desk/comments/" + subjectId;
            case "report" -> "/desk/errors/" + subjectId;
            case "author" -> "/desk/authors/" + subjectId;
            case "account" -> subjectId == null ? null : "/desk/accounts/" + subjectId;
            case "change", "assignment", "note", "preview" -> "/desk/articles/" + subjectId + "/work";
            case "picture" -> "/desk/pictures/" + subjectId;
            case "letter" -> "/desk/mail";
            case "settings" -> "/desk/settings";
            case "import" -> "/desk/imports/" + subjectId;
            default -> null;
        };
    }

    /** The changes, for a page. */
    public List<Value> values() {
        return detail.entrySet().stream()
                .map(each -> Value.of(each.getKey(), each.getValue()))
                .toList();
    }

    /**
     * A change of one column.
     *
     * @param before null where it was empty
     * @param after null where it is empty, or its value is not told
     */
    record Value(
            String name, @Nullable String before, @Nullable String after) {

        static Value of(String name, Object value) {
            if (value instanceof List<?> pair && pair.size() == 2) {
                return new Value(name, text(pair.get(0)), text(pair.get(1)));
            }
            return new Value(name, null, Boolean.TRUE.equals(value) ? null : text(value));
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null || value.toString().isEmpty() ? null : value.toString();
        }
    }
}
