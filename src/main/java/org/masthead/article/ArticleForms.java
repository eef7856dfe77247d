package org.masthead.article;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.media.Picture;
import org.masthead.section.Tag;
import org.masthead.site.SiteClock;
import org.masthead.text.ArticleMarkup;
import org.masthead.web.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An article as the desk's form shows it. */
@Component
@Transactional(readOnly = true)
class ArticleForms {

    private static final DateTimeFormatter LOCAL_MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private final ArticleRepository articles;
    private final JdbcClient jdbc;
    private final SiteClock clock;

    ArticleForms(ArticleRepository articles, JdbcClient jdbc, SiteClock clock) {
        this.articles = articles;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The saved text, ready to be edited. */
    ArticleForm of(long id) {
        Article article = get(id);
        Instant publishedAt = article.getPublishedAt();
        LeadPicture lead = article.getLead();
        Picture picture = lead.picture();
        return new ArticleForm(
                Integer.toString(article.getVersion()),
                article.getHeadline(),
                article.getStandfirst(),
                article.getTeaser(),
                article.getSlug(),
                Long.toString(article.getSection().getId()),
                article.getTags().stream().map(Tag::getName).collect(Collectors.joining(", ")),
                article.getBylines().stream()
                        .map(author -> Objects.toString(author.getId()))
                        .toList(),
                ArticleMarkup.forDesk(article.getBody()),
                picture == null ? "" : Long.toString(picture.getId()),
                lead.altText(),
                lead.caption(),
                lead.credit(),
                article.getDiscussion().name(),
                publishedAt == null ? "" : LOCAL_MINUTE.format(clock.at(publishedAt)),
                false);
    }

    /** Where it stands. */
    ArticleState stateOf(long id) {
        Article article = get(id);
        return new ArticleState(
                id,
                article.getStatus(),
                article.getAddress(),
                article.getPublishedAt(),
                article.getUpdatedAt(),
                article.getSavedAt(),
                nameOf(article.getSavedBy()));
    }

    /** What is saved now, for an editor whose own text started from an older version. */
    ArticleConflict conflictOf(long id) {
        Article article = get(id);
        return new ArticleConflict(
                nameOf(article.getSavedBy()),
                article.getSavedAt(),
                article.getHeadline(),
                article.getStandfirst(),
                article.getTeaser(),
                ArticleMarkup.forDesk(article.getBody()));
    }

    int versionOf(long id) {
        return get(id).getVersion();
    }

    private Article get(long id) {
        return articles.findWithFilingById(id).orElseThrow(NotFound::new);
    }

    private @Nullable String nameOf(@Nullable Long account) {
        return account == null
                ? null
                : jdbc.sql("select name from account where id = :id")
                        .param("id", account)
                        .query(String.class)
                        .optional()
                        .orElse(null);
    }
}
