package org.masthead.planning;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.masthead.text.Excerpt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes on stories. A passage is held by its words, so that it is found again wherever the text around it has gone. */
@Component
class StoryNotes {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoryNotes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The open ones first, each group in the order in which they were written. The story's form asks by this name, too.
     *
     * @param body the text that they are read beside
     */
    public List<StoryNote> of(long articleId, String body) {
        String text = plain(body);
        Map<Long, List<StoryNote.Answer>> answers = new HashMap<>();
        jdbc.sql("""
                        select n.answers, n.text, n.written_at, w.name as writer
                        from story_note n left join account w on w.id = n.account_id
                        where n.article_id = ? and n.answers is not null order by n.id limit 1000
                        """).param(articleId).query(row -> {
            answers.computeIfAbsent(row.getLong("answers"), first -> new ArrayList<>())
                    .add(new StoryNote.Answer(
                            row.getString("text"),
                            row.getString("writer"),
                            row.getTimestamp("written_at").toInstant()));
        });
        return jdbc.sql("""
                        select n.id, n.quotation, n.text, n.written_at, n.resolved_at, w.name as writer, r.name as resolver
                        from story_note n left join account w on w.id = n.account_id
                        left join account r on r.id = n.resolved_by
                        where n.article_id = ? and n.answers is null
                        order by n.resolved_at is not null, n.id limit 200
                        """)
                .param(articleId)
                .query((row, number) -> {
                    Timestamp resolvedAt = row.getTimestamp("resolved_at");
                    return new StoryNote(
                            row.getLong("id"),
                            row.getString("quotation"),
                            text.contains(row.getString("quotation")),
                            row.getString("text"),
                            row.getString("writer"),
                            row.getTimestamp("written_at").toInstant(),
                            resolvedAt == null ? null : resolvedAt.toInstant(),
                            row.getString("resolver"),
                            answers.getOrDefault(row.getLong("id"), List.of()));
                })
                .list();
    }

    /** Whether a passage is in a text. */
    static boolean isIn(String body, String quotation) {
        return plain(body).contains(quotation);
    }

    void write(long articleId, String quotation, String text, long account) {
        jdbc.sql("""
                        insert into story_note (article_id, account_id, quotation, text, written_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(articleId, account, quotation, text, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Says something to a note of that story; whether there is such a one. */
    boolean answer(long articleId, long note, String text, long account) {
        return jdbc.sql("""
                        insert into story_note (article_id, account_id, answers, text, written_at)
                        select article_id, ?, id, ?, ? from story_note
                        where id = ? and article_id = ? and answers is null
                        """)
                        .params(account, text, clock.instant().atOffset(ZoneOffset.UTC), note, articleId)
                        .update()
                > 0;
    }

    /** Settles a note, or opens it again. */
    void settle(long articleId, long id, boolean resolved, long account) {
        if (resolved) {
            jdbc.sql("""
                            update story_note set resolved_at = ?, resolved_by = ?
                            where id = ? and article_id = ? and resolved_at is null
                            """)
                    .params(clock.instant().atOffset(ZoneOffset.UTC), account, id, articleId)
                    .update();
        } else {
            jdbc.sql("update story_note set resolved_at = null, resolved_by = null where id = ? and article_id = ?")
                    .params(id, articleId)
                    .update();
        }
    }

    private static String plain(String body) {
        return Excerpt.ofHtml(body, Integer.MAX_VALUE);
    }
}
