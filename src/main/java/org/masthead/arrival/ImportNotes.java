package org.masthead.arrival;

import java.util.List;
import java.util.Locale;
import org.masthead.site.SiteSettings;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What there is to be told of the records of a run. */
@Component
class ImportNotes {

    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final SiteSettings site;

    ImportNotes(JdbcClient jdbc, MessageSource messages, SiteSettings site) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.site = site;
    }

    /**
     * How often something is told of a kind.
     *
     * @param refused whether it was not taken for it
     */
    record Reason(String kind, boolean refused, String reason, long count, String text) {}

    /** A record and what is told of it. */
    record Note(long id, String kind, String source, String title, boolean refused, String text, String detail) {}

    List<Reason> reasons(long run) {
        return jdbc.sql("""
                        select kind, refused, reason, count(*) as n from import_note where run_id = ?
                        group by kind, refused, reason order by refused desc, n desc, kind, reason
                        """)
                .param(run)
                .query((row, number) -> new Reason(
                        row.getString("kind"),
                        row.getBoolean("refused"),
                        row.getString("reason"),
                        row.getLong("n"),
                        kind(row.getString("kind")) + ": " + text(row.getString("reason"))))
                .list();
    }

    /** @param kind and reason empty for all */
    List<Note> of(long run, String kind, String reason, long after, int count) {
        return jdbc.sql("""
                        select id, kind, source, title, refused, reason, detail from import_note
                        where run_id = :run and id > :after and (:kind = '' or kind = :kind) and (:reason = '' or reason = :reason)
                        order by id limit :count
                        """)
                .param("run", run)
                .param("after", after)
                .param("kind", kind)
                .param("reason", reason)
                .param("count", count)
                .query((row, number) -> new Note(
                        row.getLong("id"),
                        kind(row.getString("kind")),
                        row.getString("source"),
                        row.getString("title"),
                        row.getBoolean("refused"),
                        text(row.getString("reason")),
                        row.getString("detail")))
                .list();
    }

    private String kind(String kind) {
        return messages.getMessage("arrival.group." + kind.toLowerCase(Locale.ROOT), null, site.language());
    }

    private String text(String reason) {
        return messages.getMessage("arrival.reason." + reason, null, site.language());
    }
}
