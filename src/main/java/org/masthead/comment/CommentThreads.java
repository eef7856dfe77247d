package org.masthead.comment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleView;
import org.masthead.article.Ranking;
import org.masthead.delivery.Ingredient;
import org.masthead.delivery.PageParts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The conversations that readers see, a page at a time, and where there is most talk. */
@Component
public class CommentThreads {

    private static final Pattern RECEIPT = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final JdbcClient jdbc;
    private final ThreadViews views;
    private final PageParts pages;

    CommentThreads(JdbcClient jdbc, ThreadViews views, PageParts pages) {
        this.jdbc = jdbc;
        this.views = views;
        this.pages = pages;
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

    /**
     * The articles that readers talk about: how many of the visible replies are younger than a moment, most first.
     * Whether readers may see the articles themselves is not asked here.
     */
    public Ranking mostDiscussed(String name, Instant since, int count) {
        pages.ofAll(Ingredient.TALK);
        return new Ranking(name, """
                select article_id, row_number() over (order by count(*) desc, max(created_at) desc, article_id) as place,
                       count(*) as number
                from comment where status = 'APPROVED' and created_at > :since
                group by article_id order by place limit :discussed
                """, Map.of("since", since.atOffset(ZoneOffset.UTC), "discussed", count));
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
