package org.masthead.comment;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.article.Correction;
import org.masthead.article.CorrectionKind;
import org.masthead.right.Right;
import org.masthead.text.CommentMarkup;
import org.masthead.text.SafeHtml;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the desk gives a reader credit for: a comment worth reading, and one that put a story right. */
@Service
@Transactional
class CommentCredits {

    private final JdbcClient jdbc;
    private final Clock clock;

    CommentCredits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A comment that everyone can read, and what it got credit for.
     *
     * @param correctionId of the correction that it led to, or null
     */
    record Credited(
            long id,
            String authorName,
            SafeHtml body,
            long articleId,
            long sectionId,
            String headline,
            String address,
            boolean picked,
            @Nullable Long correctionId) {

        /** Its lasting address. */
        public String place() {
            return CommentThreads.lastingAddress(address, id);
        }
    }

    @Transactional(readOnly = true)
    public Optional<Credited> find(long id) {
        return jdbc.sql("""
                        select c.id, c.author_name, c.body_html, c.article_id, a.section_id, a.headline, a.address,
                               c.picked_at is not null as picked, c.correction_id
                        from comment c join article a on a.id = c.article_id
                        where c.id = ? and c.status = 'APPROVED' and a.address is not null
                        """)
                .param(id)
                .query((row, number) -> {
                    long correction = row.getLong("correction_id");
                    return new Credited(
                            id,
                            row.getString("author_name"),
                            CommentMarkup.clean(row.getString("body_html")),
                            row.getLong("article_id"),
                            row.getLong("section_id"),
                            row.getString("headline"),
                            row.getString("address"),
                            row.getBoolean("picked"),
                            correction == 0 ? null : correction);
                })
                .optional();
    }

    /** The notes under a story, the last one first. */
    @Transactional(readOnly = true)
    public List<Correction> correctionsOf(long articleId) {
        return jdbc.sql("select * from correction where article_id = ? order by corrected_at desc, id desc")
                .param(articleId)
                .query((row, number) -> new Correction(
                        row.getLong("id"),
                        CorrectionKind.valueOf(row.getString("kind")),
                        row.getString("text"),
                        row.getTimestamp("corrected_at").toInstant()))
                .list();
    }

    /** Makes it one of the editors' picks, or no more. Picking it again leaves it where it stands among them. */
    void pick(Credited comment, boolean pick, DeskUser editor) {
        editor.mustHave(Right.MODERATE_COMMENTS, false, comment.sectionId());
        jdbc.sql(pick ? """
                        update comment set picked_at = :now, picked_by = :editor where id = :id and picked_at is null
                        """ : "update comment set picked_at = null, picked_by = null where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("editor", editor.id())
                .param("id", comment.id())
                .update();
    }

    /** Says which correction of the story it led to; null for none. Whether that is one of this story's. */
    boolean credit(Credited comment, @Nullable Long correctionId, DeskUser editor) {
        editor.mustHave(Right.CORRECT_STORIES, false, comment.sectionId());
        return jdbc.sql("""
                                update comment set correction_id = :correction
                                where id = :id and (:correction::bigint is null or exists (select from correction
                                    where id = :correction and article_id = comment.article_id))
                                """)
                        .param("correction", correctionId, java.sql.Types.BIGINT)
                        .param("id", comment.id())
                        .update()
                == 1;
    }
}
