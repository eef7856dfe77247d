package org.masthead.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.article.ArticleStatus;
import org.masthead.article.StoryGuard;
import org.masthead.article.StoryMove;
import org.masthead.article.StoryMoves;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stories as the plan and the board show them to somebody, each list in one statement. */
@Component
class PlannedStories {

    private static final String SELECT = """
            select a.id, a.headline, a.status, s.name as section, coalesce(a.publish_at, a.published_at) as moment,
                   a.embargoed_until,
                   (select k.name from assignment t join account k on k.id = t.account_id
                    where t.article_id = a.id and t.done_at is null order by t.due_at nulls last, t.id limit 1)
                       as assignee,
                   (select count(*) from story_note n where n.article_id = a.id and n.resolved_at is null and n.answers is null) as notes
            from article a join section s on s.id = a.section_id
            """;

    private final JdbcClient jdbc;
    private final StoryMoves moves;

    PlannedStories(JdbcClient jdbc, StoryMoves moves) {
        this.jdbc = jdbc;
        this.moves = moves;
    }

    /** What goes out or went out between two moments, in that order. */
    List<PlannedStory> between(Instant from, Instant until, DeskUser user) {
        return list("""
                and ((a.status = 'SCHEDULED' and a.publish_at >= :from and a.publish_at < :until)
                   or (a.status = 'LIVE' and a.published_at >= :from and a.published_at < :until))
                order by coalesce(a.publish_at, a.published_at), a.id limit 500
                """, Map.of("from", from.atOffset(ZoneOffset.UTC), "until", until.atOffset(ZoneOffset.UTC)), user);
    }

    /** What stands in a state: the next to go out first, the last that went out, else the latest work. */
    List<PlannedStory> in(ArticleStatus status, int count, DeskUser user) {
        String order = switch (status) {
            case SCHEDULED -> "a.publish_at, a.id";
            case LIVE -> "a.published_at desc, a.id desc";
            default -> "a.saved_at desc, a.id desc";
        };
        return list(
                "and a.status = :status order by " + order + " limit :count",
                Map.of("status", status.name(), "count", count),
                user);
    }

    private List<PlannedStory> list(String which, Map<String, ?> parameters, DeskUser user) {
        return jdbc.sql(SELECT + "where " + StoryGuard.IN_SECTIONS + which)
                .params(parameters)
                .param("sections", user.sections().toArray(Long[]::new))
                .query((row, number) -> map(row, user))
                .list();
    }

    private PlannedStory map(ResultSet row, DeskUser user) throws SQLException {
        ArticleStatus status = ArticleStatus.valueOf(row.getString("status"));
        List<StoryMove> offered = moves.onBoard(status, user);
        return new PlannedStory(
                row.getLong("id"),
                row.getString("headline"),
                status,
                row.getString("section"),
                moment(row.getTimestamp("moment")),
                moment(row.getTimestamp("embargoed_until")),
                row.getString("assignee"),
                row.getInt("notes"),
                offered);
    }

    private static @Nullable Instant moment(@Nullable Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }
}
