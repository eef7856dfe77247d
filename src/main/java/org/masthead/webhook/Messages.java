package org.masthead.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Byline;
import org.masthead.article.LiveArticles;
import org.masthead.article.Story;
import org.masthead.comment.CommentThreads;
import org.masthead.site.SiteSettings;
import org.masthead.text.CommentMarkup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is said of something that happened: what readers may see of it at this moment. What they may not see any more,
 * or not yet, is not told at all; of commenters never an address, of e-mail or of the network.
 */
@Component
class Messages {

    private final LiveArticles articles;
    private final JdbcClient jdbc;
    private final SiteSettings site;
    private final JsonMapper json;

    Messages(LiveArticles articles, JdbcClient jdbc, SiteSettings site, JsonMapper json) {
        this.articles = articles;
        this.jdbc = jdbc;
        this.site = site;
        this.json = json;
    }

    /** Something that happened, as it was noted. */
    record Noted(String occasion, long articleId, @Nullable Long commentId, String detail, Instant at) {

        static Noted read(ResultSet row, int number) throws SQLException {
            return new Noted(
                    row.getString("occasion"),
                    row.getLong("article_id"),
                    row.getObject("comment_id", Long.class),
                    row.getString("detail"),
                    row.getTimestamp("happened_at").toInstant());
        }
    }

    /** The body of the message, or nothing where there is nothing to be told. */
    Optional<String> bodyOf(Noted noted) {
        if (noted.occasion().equals(Occasion.ARTICLE_WITHDRAWN.key())) {
            return withdrawn(noted.articleId()).map(article -> body(noted, Map.of("article", article)));
        }
        Story story = articles.among(List.of(noted.articleId())).get(noted.articleId());
        if (story == null) {
            return Optional.empty();
        }
        Long comment = noted.commentId();
        return comment == null
                ? Optional.of(body(noted, Map.of("article", article(story))))
                : comment(comment, story).map(said -> body(noted, said(noted, said, story)));
    }

    /** What a receiver gets to see whether it listens. */
    String ping(Instant now) {
        return body(new Noted(Occasion.PING.key(), 0, null, "{}", now), Map.of("site", site.absolute("/")));
    }

    private String body(Noted noted, Map<String, ?> data) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", noted.occasion());
        message.put("timestamp", noted.at());
        message.put("data", data);
        return json.writeValueAsString(message);
    }

    private Map<String, Object> article(Story story) {
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("id", story.id());
        article.put("url", site.absolute(story.address()));
        article.put("headline", story.headline());
        article.put("standfirst", story.standfirst());
        article.put("section", story.section().name());
        article.put("byline", story.bylines().stream().map(Byline::name).toList());
        article.put("publishedAt", story.publishedAt());
        return article;
    }

    private Optional<Map<String, Object>> withdrawn(long id) {
        return jdbc.sql("select address from article where id = ? and status = 'WITHDRAWN'")
                .param(id)
                .query(String.class)
                .optional()
                .map(address -> Map.of("id", id, "url", site.absolute(address)));
    }

    private Map<String, Object> said(Noted noted, Map<String, Object> comment, Story story) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("comment", comment);
        data.put("article", article(story));
        if (noted.occasion().equals(Occasion.COMMENT_MODERATED.key())) {
            data.put("decision", json.readTree(noted.detail()));
        }
        return data;
    }

    private Optional<Map<String, Object>> comment(long id, Story story) {
        return jdbc.sql("""
                        select id, parent_id, author_name, body_html, status, created_at
                        from comment where id = ? and status in ('APPROVED', 'PENDING', 'REMOVED', 'SPAM')""")
                .param(id)
                .query((row, number) -> {
                    Map<String, Object> comment = new LinkedHashMap<>();
                    boolean readable = !row.getString("status").equals("REMOVED")
                            && !row.getString("status").equals("SPAM");
                    comment.put("id", id);
                    comment.put("url", site.absolute(CommentThreads.lastingAddress(story.address(), id)));
                    comment.put("parentId", row.getObject("parent_id"));
                    comment.put("status", row.getString("status"));
                    comment.put("author", readable ? row.getString("author_name") : null);
                    comment.put(
                            "html",
                            readable
                                    ? CommentMarkup.clean(row.getString("body_html"))
                                            .html()
                                    : null);
                    comment.put("createdAt", row.getTimestamp("created_at").toInstant());
                    return comment;
                })
                .optional();
    }
}
