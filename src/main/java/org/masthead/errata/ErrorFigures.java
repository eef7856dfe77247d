package org.masthead.errata;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.masthead.delivery.PageParts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What readers may know of the reports: how many there were, and how many led to something. */
@Component
@Transactional(readOnly = true)
public class ErrorFigures {

    private static final Duration YEAR = Duration.ofDays(365);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final PageParts pages;

    ErrorFigures(JdbcClient jdbc, Clock clock, PageParts pages) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.pages = pages;
    }

    /** Reports that the desk has dealt with, and those of them after which a story was put right. */
    public record Figures(long decided, long fixed) {}

    /** The last twelve months; what waits is not counted, so that nobody can count up what is not read yet. */
    public Figures ofTheLastYear() {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        pages.until(today.plus(1, ChronoUnit.DAYS));
        return jdbc.sql("""
                        select count(*) as decided, count(*) filter (where status = 'FIXED') as fixed
                        from error_report where status <> 'REPORTED' and reported_at > ?
                        """)
                .param(today.minus(YEAR).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Figures(row.getLong("decided"), row.getLong("fixed")))
                .single();
    }
}
