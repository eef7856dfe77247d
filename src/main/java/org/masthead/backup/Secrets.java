package org.masthead.backup;

import java.util.Map;
import java.util.Set;

/**
 * What lets somebody in who reads it, and what only this moment needs. A backup that is not full leaves it out; after
 * it is restored, everybody chooses a new password.
 */
final class Secrets {

    /** Of no use in another database: who is looking at what just now, and word between nodes. */
    private static final Set<String> OF_THE_MOMENT = Set.of(
            "spring_session",
            "spring_session_attributes",
            "set_up_link",
            "presence",
            "page_change",
            "flyway_schema_history");

    /** Keys, second factors, links that open something, and letters that carry such links. */
    private static final Set<String> TABLES = Set.of(
            "access_token",
            "api_answer",
            "one_time_code",
            "recovery_code",
            "user_credentials",
            "user_entities",
            "invitation",
            "preview_link",
            "outgoing_letter",
            "commenter_link",
            "commenter_device",
            "discussion_secret");

    private static final String FRESH = "replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')";

    /** What stands for the secret; accounts without a password are waiting for one. */
    private static final Map<String, String> COLUMNS = Map.of(
            "account.password_hash",
            "null",
            "account.status",
            "case status when 'ACTIVE' then 'INVITED' else status end",
            "comment_subscription.secret",
            FRESH,
            "webhook.secret",
            "'whsec_' || encode(decode(" + FRESH + ", 'hex'), 'base64')");

    private Secrets() {}

    /** Whether a backup has the table at all. */
    static boolean isKept(String table, boolean full) {
        return !OF_THE_MOMENT.contains(table) && (full || !TABLES.contains(table));
    }

    /** Whether a restore leaves in it what is there; nothing else refers to it. */
    static boolean staysAsItIs(String table) {
        return table.equals("flyway_schema_history") || table.equals("discussion_secret");
    }

    /** The value of a column as it is copied. */
    static String expression(String table, String column, boolean full) {
        String name = "\"" + column + "\"";
        return full ? name : COLUMNS.getOrDefault(table + "." + column, name);
    }
}
