package org.masthead.errata;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.PersonalTraces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The errors that somebody reported under an e-mail address. */
@Component
class ErrorsOnRecord implements PersonalTraces {

    private final JdbcClient jdbc;

    ErrorsOnRecord(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A report as the person gets it. */
    record Told(
            String story,
            String quotation,
            String explanation,
            Instant reportedAt,
            String status,
            @Nullable String networkAddress) {}

    @Override
    public String name() {
        return "reportedErrors";
    }

    @Override
    public List<Told> of(String email) {
        return jdbc.sql("""
                        select a.headline, e.quotation, e.explanation, e.reported_at, e.status, e.network_address
                        from error_report e join article a on a.id = e.article_id
                        where lower(e.email) = ? order by e.reported_at desc, e.id desc
                        """)
                .param(email)
                .query((row, number) -> new Told(
                        row.getString("headline"),
                        row.getString("quotation"),
                        row.getString("explanation"),
                        row.getTimestamp("reported_at").toInstant(),
                        row.getString("status"),
                        row.getString("network_address")))
                .list();
    }

    @Override
    public void erase(String email) {
        jdbc.sql("update error_report set email = null, network_address = null where lower(email) = ?")
                .param(email)
                .update();
    }
}
