package org.masthead.comment;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Correction;
import org.masthead.article.CorrectionKind;
import org.masthead.text.CommentMarkup;
import org.masthead.text.SafeHtml;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The comments that may have led to a correction: those of readers that were there before it. */
@Component
@Transactional(readOnly = true)
class CorrectionSources {

    static final int SHOWN = 30;

    private final JdbcClient jdbc;

    CorrectionSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A correction with the story that it stands under. */
    record Corrected(Correction correction, long articleId, long sectionId, String headline) {}

    /** A comment that may have led to it. */
    record Source(long id, String authorName, SafeHtml body, Instant createdAt, boolean credited) {}

    Optional<Corrected> find(long correctionId) {
        return jdbc.sql("""
                        select k.*, a.section_id, a.headline from correction k join article a on a.id = k.article_id
                        where k.id = ? and a.address is not null
                        """)
                .param(correctionId)
                .query((row, number) -> new Corrected(
                        new Correction(
                                row.getLong("id"),
                                CorrectionKind.valueOf(row.getString("kind")),
                                row.getString("text"),
                                row.getTimestamp("corrected_at").toInstant()),
                        row.getLong("article_id"),
                        row.getLong("section_id"),
                        row.getString("headline")))
                .optional();
    }

    /** Those that have the credit. */
    List<Source> credited(Corrected corrected) {
        return list("c.correction_id = :correction", corrected, null);
    }

    /**
     * Those that may get it, the last before the correction first.
     *
     * @param before the number of the comment that the page before ended with, or null; one more than fits is read
     */
    List<Source> possible(Corrected corrected, @Nullable Long before) {
        return list(
                "c.created_at <= :corrected and c.correction_id is distinct from :correction"
                        + (before == null
                                ? ""
                                : " and (c.created_at, c.id) < (select created_at, id from comment where id = :before)"),
                corrected,
                before);
    }

    private List<Source> list(String which, Corrected corrected, @Nullable Long before) {
        return jdbc.sql("select c.id, c.author_name, c.body_html, c.created_at, c.correction_id from comment c"
                        + " where c.article_id = :article and c.status = 'APPROVED' and c.account_id is null and "
                        + which + " order by c.created_at desc, c.id desc limit :count")
                .param("article", corrected.articleId())
                .param("correction", corrected.correction().id())
                .param("corrected", corrected.correction().correctedAt().atOffset(ZoneOffset.UTC))
                .param("before", before, Types.BIGINT)
                .param("count", SHOWN + 1)
                .query((row, number) -> new Source(
                        row.getLong("id"),
                        row.getString("author_name"),
                        CommentMarkup.clean(row.getString("body_html")),
                        row.getTimestamp("created_at").toInstant(),
                        row.getLong("correction_id") == corrected.correction().id()))
                .list();
    }
}
