package org.masthead.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.article.StoryGuard;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.RemovalReason;
import org.masthead.text.CommentMarkup;
import org.masthead.text.Excerpt;
import org.masthead.web.TypedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lies before the moderators, a drawer at a time; a page is one statement that reads no more than it shows. */
@Component
class ModerationQueue {

    /** Of the sections that a moderator is bound to; bound to none, of all. */
    static final String THEIRS = StoryGuard.IN_SECTIONS;

    private static final int EXCERPT_LENGTH = 140;

    private static final String SELECT = """
            select c.id, c.version, c.harm, c.author_name, c.author_email, c.author_website, c.network_address,
                   c.body_html, c.created_at, c.status, c.unreviewed, c.confirmed, c.reports, c.edited_at, c.on_front,
                   c.account_id is not null as by_staff, c.reason, c.reason_note, c.decided_at, c.decided_by,
                   d.name as decider, c.article_id, a.headline,
                   coalesce(a.address, '/') as address,
                   p.author_name as parent_name, p.body_html as parent_body,
                   l.account_id as claimed_by, l.expires_at is null as given, la.name as claimant
            from comment c join article a on a.id = c.article_id left join comment p on p.id = c.parent_id
            left join account d on d.id = c.decided_by
            left join comment_claim l on l.comment_id = c.id and (l.expires_at is null or l.expires_at > :now)
            left join account la on la.id = l.account_id
            """;

    /**
     * Words are found by their beginnings, people by any part of what is known of them, stories by their headline; of
     * each the newest thousand, so that a common word is answered as soon as a rare one.
     */
    private static final String FOUND = """
            c.id in (
                (select w.id from comment w where comment_words(w.author_name, w.body) @@ to_tsquery('simple', :query)
                 order by w.id desc limit 1000)
                union
                (select w.id from comment w
                 where comment_who(w.author_name, w.author_email, w.network_address) like lower(:part)
                 order by w.id desc limit 1000)
                union
                (select w.id from comment w where w.article_id in
                    (select s.id from article s where s.headline ilike :part order by s.id desc limit 50)
                 order by w.id desc limit 1000))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ModerationQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A page.
     *
     * @param apart whose comments are left out, as they are shown together
     */
    List<QueuedComment> page(QueueRequest request, Grouping apart, int count, DeskUser moderator) {
        StringBuilder where = new StringBuilder(request.state().condition());
        Map<String, Object> values = new HashMap<>();
        where.append(" and ").append(request.order().after()).append(" and ").append(THEIRS);
        if (!request.words().isEmpty()) {
            where.append("and ").append(FOUND);
            values.put("query", query(request.words()));
            values.put("part", TypedText.holding(request.words()));
        }
        Long story = request.story();
        if (story != null) {
            where.append("and c.article_id = :story ");
            values.put("story", story);
        }
        Flood only = request.flood();
        Grouping grouping = only == null ? apart : new Grouping(List.of(only));
        where.append("and ").append(only == null ? grouping.inNone() : grouping.in(0));
        values.putAll(grouping.values());
        values.put("me", moderator.id());
        return jdbc.sql(SELECT + "where " + where + " order by "
                        + request.order().by() + " limit :count")
                .params(values)
                .param("now", now())
                .param("sections", sections(moderator))
                .param("key", request.place().value(request.order()))
                .param("id", request.place().id())
                .param("count", count)
                .query((row, number) -> map(row, moderator))
                .list();
    }

    Optional<QueuedComment> find(long id, DeskUser moderator) {
        return Optional.ofNullable(find(List.of(id), moderator).get(id));
    }

    /** Those of them that there are, by their numbers. */
    Map<Long, QueuedComment> find(Collection<Long> ids, DeskUser moderator) {
        return jdbc
                .sql(SELECT + "where c.id in (:ids)")
                .param("ids", ids)
                .param("now", now())
                .query((row, number) -> map(row, moderator))
                .list()
                .stream()
                .collect(Collectors.toMap(QueuedComment::id, comment -> comment));
    }

    /** What somebody wrote, newest first, from a place on. */
    List<QueuedComment> of(String email, QueuePlace after, int count, DeskUser moderator) {
        return jdbc.sql(SELECT + "where c.author_email = :email and c.account_id is null and "
                        + QueueOrder.TIME.after() + " and " + THEIRS
                        + " order by " + QueueOrder.TIME.by() + " limit :count")
                .param("email", email)
                .param("now", now())
                .param("sections", sections(moderator))
                .param("key", after.value(QueueOrder.TIME))
                .param("id", after.id())
                .param("count", count)
                .query((row, number) -> map(row, moderator))
                .list();
    }

    /** The sections of the stories that these comments stand below. */
    Set<Long> sectionsOf(Collection<Long> ids) {
        return Set.copyOf(
                jdbc.sql("""
                        select distinct a.section_id from comment c join article a on a.id = c.article_id
                        where c.id = any (?)
                        """).param(ids.toArray(Long[]::new)).query(Long.class).list());
    }

    static Long[] sections(DeskUser moderator) {
        return moderator.sections().toArray(Long[]::new);
    }

    /** All words by their beginnings; what is no word finds nothing. */
    private static String query(String words) {
        return Arrays.stream(words.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static QueuedComment map(ResultSet row, DeskUser moderator) throws SQLException {
        @Nullable String parentBody = row.getString("parent_body");
        @Nullable String reason = row.getString("reason");
        long claimedBy = row.getLong("claimed_by");
        Claim claim = row.wasNull()
                ? null
                : new Claim(claimedBy, row.getString("claimant"), row.getBoolean("given"), claimedBy == moderator.id());
        long decidedBy = row.getLong("decided_by");
        boolean undecided = row.wasNull();
        return new QueuedComment(
                row.getLong("id"),
                row.getInt("version"),
                row.getDouble("harm"),
                row.getString("author_name"),
                row.getString("author_email"),
                row.getString("author_website"),
                row.getString("network_address"),
                CommentMarkup.clean(row.getString("body_html")),
                row.getTimestamp("created_at").toInstant(),
                CommentStatus.valueOf(row.getString("status")),
                row.getBoolean("unreviewed"),
                row.getBoolean("confirmed"),
                row.getInt("reports"),
                moment(row, "edited_at"),
                row.getBoolean("on_front"),
                row.getLong("article_id"),
                row.getString("headline"),
                row.getString("address"),
                parentBody == null ? null : Excerpt.ofHtml(parentBody, EXCERPT_LENGTH),
                row.getString("parent_name"),
                row.getBoolean("by_staff"),
                reason == null ? null : RemovalReason.valueOf(reason),
                row.getString("reason_note"),
                undecided ? null : decidedBy,
                row.getString("decider"),
                moment(row, "decided_at"),
                claim);
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
