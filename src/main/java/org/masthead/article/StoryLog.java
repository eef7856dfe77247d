package org.masthead.article;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down every move of a story within its transaction, and tells the other rooms. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StoryLog {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final PressClock clock;

    StoryLog(JdbcClient jdbc, ApplicationEventPublisher events, PressClock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A story that has just been moved. */
    void moved(Article article, StoryMove move, ArticleStatus from, @Nullable Long account, String note) {
        moved(new StoryMoved(article.getId(), move, from, article.getStatus(), account, note, clock.now()));
        if (article.getStatus() == ArticleStatus.LIVE && article.getPublishedAt() != null) {
            events.publishEvent(new ArticlePublished(article.getId(), article.getPublishedAt(), account));
        }
    }

    /** A story whose moment had come. */
    void released(long id, Instant publishedAt, Instant now) {
        moved(new StoryMoved(id, StoryMove.PUBLISH, ArticleStatus.SCHEDULED, ArticleStatus.LIVE, null, "", now));
        events.publishEvent(new ArticlePublished(id, publishedAt, null));
    }

    void embargoChanged(EmbargoChanged change, ArticleStatus status) {
        write(
                change.articleId(),
                "EMBARGO",
                status,
                status,
                change.account(),
                String.valueOf(change.until() == null ? "" : change.until()),
                change.at());
        events.publishEvent(change);
    }

    void sensitivityChanged(SensitivityChanged change, ArticleStatus status) {
        String what = change.sensitive() ? "SENSITIVE" : "ORDINARY";
        write(change.articleId(), what, status, status, change.account(), "", change.at());
        events.publishEvent(change);
    }

    /** The name of an account. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public @Nullable String nameOf(@Nullable Long account) {
        return account == null
                ? null
                : jdbc.sql("select name from account where id = ?")
                        .param(account)
                        .query(String.class)
                        .optional()
                        .orElse(null);
    }

    /** What happened to a story, the latest first. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<LoggedMove> of(long id) {
        return jdbc.sql("""
                        select m.move, m.from_status, m.to_status, m.moved_at, m.note, k.name
                        from story_move m left join account k on k.id = m.account_id
                        where m.article_id = ? order by m.id desc limit 100
                        """)
                .param(id)
                .query((row, number) -> new LoggedMove(
                        row.getString("move"),
                        ArticleStatus.valueOf(row.getString("from_status")),
                        ArticleStatus.valueOf(row.getString("to_status")),
                        row.getTimestamp("moved_at").toInstant(),
                        row.getString("name"),
                        row.getString("note")))
                .list();
    }

    private void moved(StoryMoved moved) {
        write(
                moved.articleId(),
                moved.move().name(),
                moved.from(),
                moved.to(),
                moved.account(),
                moved.note(),
                moved.at());
        events.publishEvent(moved);
    }

    private void write(
            long id,
            String move,
            ArticleStatus from,
            ArticleStatus to,
            @Nullable Long account,
            String note,
            Instant now) {
        jdbc.sql("""
                        insert into story_move (article_id, move, from_status, to_status, account_id, note, moved_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(1, id)
                .param(2, move)
                .param(3, from.name())
                .param(4, to.name())
                .param(5, account)
                .param(6, note)
                .param(7, now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
