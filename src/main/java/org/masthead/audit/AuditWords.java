package org.masthead.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.masthead.site.SiteClock;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says in words what the log has in the database's terms: columns by what the desk calls them, states, moments and
 * numbers by what they stand for. What has no word yet is shown as it is stored: a log leaves nothing out.
 */
final class AuditWords {

    private static final String COLUMN = "audit.key.column.";
    private static final String VALUE = "audit.key.value.";

    /** Whose numbers a column holds. */
    private static final Map<String, String> TABLES = Map.of(
            "account_id", "account",
            "owner_id", "account",
            "author_id", "author",
            "section_id", "section");

    /** Columns that hold one of a few things; what is typed by people is never read as such. */
    private static final Set<String> CHOICES = Set.of(
            "status",
            "role",
            "kind",
            "discussion",
            "reason",
            "trust",
            "with",
            "legal_hold",
            "sensitive",
            "may_publish",
            "public_history",
            "section_lead",
            "addresses",
            "dry");

    private final MessageSource messages;
    private final SiteClock clock;
    private final Locale locale;
    private final Map<String, Map<String, String>> names = new HashMap<>();

    AuditWords(MessageSource messages, SiteClock clock, JdbcClient jdbc, Locale locale) {
        this.messages = messages;
        this.clock = clock;
        this.locale = locale;
        TABLES.values().forEach(table -> names.computeIfAbsent(table, each -> named(jdbc, each)));
    }

    /** What the desk calls a column. */
    public String column(String name) {
        return word(COLUMN + name, name);
    }

    /** What a value of a column stands for. */
    public String value(String column, String stored) {
        Map<String, String> known = names.getOrDefault(TABLES.getOrDefault(column, ""), Map.of());
        if (known.containsKey(stored)) {
            return known.get(stored);
        }
        if (stored.matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
            return moment(stored);
        }
        return CHOICES.contains(column) ? word(VALUE + column + "." + stored, word(VALUE + stored, stored)) : stored;
    }

    private String moment(String stored) {
        try {
            Instant moment = OffsetDateTime.parse(stored).toInstant();
            return word("site.date-time", stored, clock.shortDate(moment), clock.time(moment));
        } catch (DateTimeException none) {
            return stored;
        }
    }

    private String word(String key, String otherwise, Object... arguments) {
        String found = messages.getMessage(key, arguments, otherwise, locale);
        return found == null ? otherwise : found;
    }

    private static Map<String, String> named(JdbcClient jdbc, String table) {
        Map<String, String> found = new HashMap<>();
        jdbc.sql("select id, name from " + table).query(row -> {
            found.put(row.getString("id"), row.getString("name"));
        });
        return found;
    }
}
