package org.masthead.comment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The conversations that readers see, a page at a time, and how many there are of them on a whole front. */
@Component
public class CommentThreads {

    private static final Pattern RECEIPT = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final JdbcClient jdbc;
    private final ThreadViews views;

    CommentThreads(JdbcClient jdbc, ThreadViews views) {
        this.jdbc = jdbc;
        this.views = views;
    }

    /**
     * The conversation under an article, its first page.
     *
     * @param order null for the usual one
     * @param receipt of someone who waits for a decision on their own comment, or null; nobody else sees that one
     */
    public CommentThread of(ArticleView article, @Nullable ThreadOrder order, @Nullable String receipt) {
        return views.first(article, order == null ? views.usualOrder() : order, receipt);
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

    /** Where a comment on the article at an address is found for good, on whatever page it stands. */
    public static String lastingAddress(String articleAddress, long id) {
        return postAddress(articleAddress) + "/" + id;
    }

    /** Where replies to the article at an address are sent. */
    static String postAddress(String articleAddress) {
        return articleAddress + "/comments";
    }
}
