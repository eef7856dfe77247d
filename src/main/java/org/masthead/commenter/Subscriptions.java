package org.masthead.commenter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.OwnComment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who wants to be told of replies. Nobody is subscribed before the address has said yes, be it by a link in a letter or
 * by a browser in which it was proved before.
 */
@Service
@Transactional
class Subscriptions {

    private static final String SELECT = """
            select s.secret, s.comment_id is null as story, s.confirmed_at is not null as confirmed, a.headline, a.address
            from comment_subscription s join article a on a.id = s.article_id
            """;

    private final JdbcClient jdbc;
    private final CommenterLinks links;
    private final LetterLimit limit;
    private final CommenterLetters letters;
    private final Clock clock;

    Subscriptions(JdbcClient jdbc, CommenterLinks links, LetterLimit limit, CommenterLetters letters, Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.limit = limit;
        this.letters = letters;
        this.clock = clock;
    }

    /** What somebody wants to be told of. */
    enum Extent {
        REPLIES,
        STORY
    }

    /**
     * A subscription as its owner sees it.
     *
     * @param secret of the link by which it ends
     * @param address of the story, or null
     */
    record Subscription(
            String secret,
            Extent extent,
            String headline,
            @Nullable String address,
            boolean confirmed) {}

    /** Subscribes the writer of a comment, and asks the address for its yes where that is wanting. */
    void follow(OwnComment comment, Extent extent, boolean proved) {
        note(comment, extent, proved);
        boolean open = of(comment.authorEmail()).stream().anyMatch(each -> !each.confirmed());
        if (open && limit.mayWriteTo(comment.authorEmail())) {
            letters.following(
                    comment.authorEmail(),
                    links.make(CommenterLinks.Purpose.FOLLOW, comment.authorEmail(), comment.id()),
                    comment.articleHeadline());
        }
    }

    /**
     * Subscribes the writer of a comment, whom nobody asks for a yes.
     *
     * @param proved whether the address was proved in the browser that asks; otherwise another link has to say yes
     */
    void note(OwnComment comment, Extent extent, boolean proved) {
        OffsetDateTime now = now();
        jdbc.sql("""
                        insert into comment_subscription (email, article_id, comment_id, secret, asked_at, confirmed_at)
                        select c.author_email, c.article_id, case when :story then null else c.id end,
                               :secret, :now, :confirmed
                        from comment c where c.id = :comment
                        on conflict (email, article_id, coalesce(comment_id, 0)) do update
                        set confirmed_at = coalesce(comment_subscription.confirmed_at, excluded.confirmed_at)
                        """)
                .param("story", extent == Extent.STORY)
                .param("secret", Secret.fresh().text())
                .param("now", now)
                .param("confirmed", proved ? now : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("comment", comment.id())
                .update();
    }

    /** Says yes to what was asked for under the story of a comment. */
    void confirm(String email, long commentId) {
        jdbc.sql("""
                        update comment_subscription set confirmed_at = :now
                        where email = :email and confirmed_at is null
                          and article_id = (select article_id from comment where id = :comment)
                        """)
                .param("now", now())
                .param("email", email)
                .param("comment", commentId)
                .update();
    }

    /** What a comment's writer asked for under its story: of replies to this comment, and of everything. */
    @Transactional(readOnly = true)
    List<Subscription> around(OwnComment comment) {
        return jdbc.sql(SELECT + """
                        where s.email = :email and a.id = (select article_id from comment where id = :comment)
                          and (s.comment_id is null or s.comment_id = :comment) order by s.id
                        """)
                .param("email", comment.authorEmail())
                .param("comment", comment.id())
                .query(Subscriptions::map)
                .list();
    }

    /** Everything that somebody asked to be told of. */
    @Transactional(readOnly = true)
    List<Subscription> of(String email) {
        return jdbc.sql(SELECT + "where s.email = ? order by s.id")
                .param(email)
                .query(Subscriptions::map)
                .list();
    }

    /** The subscription that a link ends. */
    @Transactional(readOnly = true)
    Optional<Subscription> find(String secret) {
        return jdbc.sql(SELECT + "where s.secret = ?")
                .param(secret)
                .query(Subscriptions::map)
                .optional();
    }

    /**
     * Ends a subscription, or all of its owner's. Ending what has ended changes nothing.
     *
     * @param all whether nothing more is to be written to them
     */
    void end(String secret, boolean all) {
        jdbc.sql(
                        all
                                ? "delete from comment_subscription where email ="
                                        + " (select email from comment_subscription where secret = ?)"
                                : "delete from comment_subscription where secret = ?")
                .param(secret)
                .update();
    }

    private static Subscription map(ResultSet row, int number) throws SQLException {
        return new Subscription(
                row.getString("secret"),
                row.getBoolean("story") ? Extent.STORY : Extent.REPLIES,
                row.getString("headline"),
                row.getString("address"),
                row.getBoolean("confirmed"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
