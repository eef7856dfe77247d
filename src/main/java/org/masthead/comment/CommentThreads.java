package org.masthead.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The conversations that readers see: one statement for a whole thread, one for the counts of a whole front. */
@Component
public class CommentThreads {

    private static final Pattern RECEIPT = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final JdbcClient jdbc;
    private final DiscussionPolicies policies;
    private final Discussions discussions;

    CommentThreads(JdbcClient jdbc, DiscussionPolicies policies, Discussions discussions) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.discussions = discussions;
    }

    /**
     * The conversation under an article.
     *
     * @param receipt of someone who waits for a decision on their own comment, or null; nobody else sees that one
     */
    public CommentThread of(ArticleView article, @Nullable String receipt) {
        // A comment that is out of sight still holds the replies below it together, hence the last condition.
        List<ThreadRow> rows = jdbc.sql("""
                        select id, parent_id, author_name, author_website, account_id is not null as by_staff,
                               created_at, body_html, status,
                               status = 'PENDING' and receipt = :receipt as mine
                        from comment
                        where article_id = :article
                          and (status = 'APPROVED' or (status = 'PENDING' and receipt = :receipt)
                               or exists (select from comment reply where reply.parent_id = comment.id))
                        order by created_at, id
                        """)
                .param("article", article.id())
                .param("receipt", receipt == null ? "" : receipt)
                .query(CommentThreads::map)
                .list();
        boolean open = isOpen(article);
        ThreadBuilder builder =
                new ThreadBuilder(rows, policies.now().thread().depth(), open ? article.address() : null);
        return new CommentThread(builder.build(), builder.published(), open, postAddress(article.address()));
    }

    /** Whether a receipt belongs to a comment of that article which still waits. */
    public boolean isWaiting(long articleId, String receipt) {
        return RECEIPT.matcher(receipt).matches()
                && jdbc.sql("""
                        select exists (select from comment
                                       where receipt = :receipt and article_id = :article and status = 'PENDING')
                        """)
                        .param("receipt", receipt)
                        .param("article", articleId)
                        .query(Boolean.class)
                        .single();
    }

    /** How many comments everyone can read, by article; articles without any are left out. */
    public Map<Long, Long> counts(Collection<Long> articleIds) {
        Map<Long, Long> counts = new HashMap<>();
        if (!articleIds.isEmpty()) {
            jdbc.sql("""
                            select article_id, count(*) from comment
                            where article_id = any (:articles) and status = 'APPROVED' group by article_id
                            """).param("articles", articleIds.toArray(Long[]::new)).query(row -> {
                counts.put(row.getLong(1), row.getLong(2));
            });
        }
        return counts;
    }

    /**
     * The articles that readers talk about: how many of the visible replies are younger than a moment, most first.
     * Whether readers may see the articles themselves is not asked here.
     */
    public Map<Long, Long> mostDiscussed(Instant since, int count) {
        Map<Long, Long> discussed = new LinkedHashMap<>();
        jdbc.sql("""
                        select article_id, count(*) from comment
                        where status = 'APPROVED' and created_at > :since
                        group by article_id order by count(*) desc, max(created_at) desc, article_id limit :count
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("count", count)
                .query(row -> {
                    discussed.put(row.getLong(1), row.getLong(2));
                });
        return discussed;
    }

    /** Whether an article takes replies now. */
    boolean isOpen(ArticleView article) {
        return discussions.of(article.discussion(), article.publishedAt()).open();
    }

    /** Where replies to the article at an address are sent. */
    static String postAddress(String articleAddress) {
        return articleAddress + "/comments";
    }

    private static ThreadRow map(ResultSet row, int number) throws SQLException {
        long parent = row.getLong("parent_id");
        boolean hasParent = !row.wasNull();
        return new ThreadRow(
                row.getLong("id"),
                hasParent ? parent : null,
                row.getString("author_name"),
                row.getString("author_website"),
                row.getBoolean("by_staff"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("body_html"),
                state(row));
    }

    private static CommentView.State state(ResultSet row) throws SQLException {
        if (row.getBoolean("mine")) {
            return CommentView.State.AWAITING_MODERATION;
        }
        return row.getString("status").equals("APPROVED") ? CommentView.State.PUBLISHED : CommentView.State.REMOVED;
    }
}
