package org.masthead.errata;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.masthead.account.DeskUser;
import org.masthead.article.ArticleService;
import org.masthead.article.CorrectionKind;
import org.masthead.article.StoryGuard;
import org.masthead.web.Cursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The reported errors, from the reader's form to the desk's decision; whoever is bound to sections has those of theirs.
 */
@Service
@Transactional
class ErrorReports {

    /** Within which the same words about a story are one report: a second click, a page that was sent again. */
    private static final Duration REPEATED = Duration.ofDays(1);

    private static final String SELECT = """
            select r.*, a.headline, a.address, a.status = 'LIVE' as live, a.section_id, k.name as decided_by_name
            from error_report r join article a on a.id = r.article_id left join account k on k.id = r.decided_by
            """;

    private final JdbcClient jdbc;
    private final ArticleService articles;
    private final Clock clock;

    ErrorReports(JdbcClient jdbc, ArticleService articles, Clock clock) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.clock = clock;
    }

    /** Keeps a report; the same one again changes nothing. */
    void report(long articleId, ErrorWords words, String networkAddress) {
        jdbc.sql("""
                        insert into error_report
                            (article_id, explanation, quotation, email, network_address, reported_at)
                        select :article, :explanation, :quotation, :email, :network, :now
                        where not exists (select from error_report where article_id = :article
                            and explanation = :explanation and quotation = :quotation and reported_at > :since)
                        """)
                .param("article", articleId)
                .param("explanation", words.explanation())
                .param("quotation", words.quotation())
                .param("email", words.email(), java.sql.Types.VARCHAR)
                .param("network", networkAddress)
                .param("now", now())
                .param("since", now().minus(REPEATED))
                .update();
    }

    @Transactional(readOnly = true)
    public List<ErrorReport> in(ReportStatus status, Cursor after, int count, DeskUser user) {
        return jdbc.sql(SELECT + "where r.status = :status and (r.reported_at, r.id) < (:moment, :id) and "
                        + StoryGuard.IN_SECTIONS + """
                        order by r.reported_at desc, r.id desc limit :count
                        """)
                .param("sections", sections(user))
                .param("status", status.name())
                .param("moment", after.moment().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("count", count)
                .query(ErrorReports::map)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<ErrorReport> find(long id) {
        return jdbc.sql(SELECT + "where r.id = ?")
                .param(id)
                .query(ErrorReports::map)
                .optional();
    }

    /** How many reports are in each state, by its name in lower case. */
    @Transactional(readOnly = true)
    public Map<String, Long> counts(DeskUser user) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("select r.status, count(*) from " + reportsOf(user) + "group by r.status")
                .param("sections", sections(user))
                .query(row -> {
                    counts.put(ReportStatus.valueOf(row.getString(1)).key(), row.getLong(2));
                });
        return counts;
    }

    /** How many wait for somebody at the desk. */
    @Transactional(readOnly = true)
    public long waiting(DeskUser user) {
        return jdbc.sql("select count(*) from " + reportsOf(user) + "and r.status = 'REPORTED'")
                .param("sections", sections(user))
                .query(Long.class)
                .single();
    }

    /** Whoever has all sections need not ask which one a story is in. */
    private static String reportsOf(DeskUser user) {
        return user.worksEverywhere()
                ? "error_report r where true "
                : "error_report r join article a on a.id = r.article_id where " + StoryGuard.IN_SECTIONS;
    }

    private static Long[] sections(DeskUser user) {
        return user.sections().toArray(Long[]::new);
    }

    /**
     * Decides on a report, or opens it again.
     *
     * @param reason for colleagues; needed where it is declined
     * @return whether anything changed
     */
    boolean decide(long id, ReportStatus status, String reason, DeskUser editor) {
        boolean open = status == ReportStatus.REPORTED;
        return jdbc.sql("""
                                update error_report
                                set status = :status, reason = :reason, decided_at = :now, decided_by = :editor
                                where id = :id and status <> :status
                                """)
                        .param("id", id)
                        .param("status", status.name())
                        .param("reason", reason)
                        .param("now", open ? null : now(), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("editor", open ? null : editor.id(), java.sql.Types.BIGINT)
                        .update()
                == 1;
    }

    /**
     * Puts a note under the story and marks the report as fixed by it, both or neither.
     *
     * @return whether it was done; not where the story is not live, or somebody decided before
     */
    boolean correct(long id, CorrectionKind kind, String text, DeskUser editor) {
        Optional<ErrorReport> report = jdbc.sql(SELECT + "where r.id = ? for update of r")
                .param(id)
                .query(ErrorReports::map)
                .optional()
                .filter(ErrorReport::open);
        Optional<Long> note = report.flatMap(each -> articles.correct(each.articleId(), kind, text, editor.id()));
        note.ifPresent(correction -> {
            decide(id, ReportStatus.FIXED, "", editor);
            jdbc.sql("update error_report set correction_id = ? where id = ?")
                    .params(correction, id)
                    .update();
        });
        return note.isPresent();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ErrorReport map(ResultSet row, int number) throws SQLException {
        Timestamp decidedAt = row.getTimestamp("decided_at");
        Instant decided = decidedAt == null ? null : decidedAt.toInstant();
        return new ErrorReport(
                row.getLong("id"),
                row.getLong("article_id"),
                row.getLong("section_id"),
                row.getString("headline"),
                row.getString("address"),
                row.getBoolean("live"),
                row.getString("quotation"),
                row.getString("explanation"),
                row.getString("email"),
                row.getString("network_address"),
                row.getTimestamp("reported_at").toInstant(),
                ReportStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getObject("correction_id", Long.class),
                decided,
                row.getString("decided_by_name"));
    }
}
