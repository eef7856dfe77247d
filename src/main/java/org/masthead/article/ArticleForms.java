package org.masthead.article;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.media.Picture;
import org.masthead.revision.Revision;
import org.masthead.revision.Revisions;
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
    private final ArticleBylines bylines;
    private final Corrections corrections;
    private final Revisions revisions;
    private final JdbcClient jdbc;
    private final SiteClock clock;

    ArticleForms(
            ArticleRepository articles,
            ArticleBylines bylines,
            Corrections corrections,
            Revisions revisions,
            JdbcClient jdbc,
            SiteClock clock) {
        this.articles = articles;
        this.bylines = bylines;
        this.corrections = corrections;
        this.revisions = revisions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The saved text, ready to be edited. */
    ArticleForm of(long id) {
        Article article = get(id);
        Instant publishedAt = article.getPublishedAt();
        List<Byline> signed = bylines.of(id);
        LeadPicture lead = article.getLead();
        Picture picture = lead.picture();
        return new ArticleForm(
                Long.toString(revisions.head(id).map(Revision::id).orElse(0L)),
                article.getHeadline(),
                article.getStandfirst(),
                article.getTeaser(),
                article.getSlug(),
                Long.toString(article.getSection().getId()),
                article.getTags().stream().map(Tag::getName).collect(Collectors.joining(", ")),
                signed.stream()
                        .map(each -> each.author() == null
                                ? ""
                                : Long.toString(each.author().id()))
                        .toList(),
                signed.stream()
                        .map(each -> each.author() == null ? each.name() : "")
                        .toList(),
                signed.stream().map(Byline::role).toList(),
                article.getDateline(),
                ArticleMarkup.forDesk(article.getBody()),
                picture == null ? "" : Long.toString(picture.getId()),
                lead.altText(),
                lead.caption(),
                lead.credit(),
                article.getDiscussion().name(),
                publishedAt == null ? "" : LOCAL_MINUTE.format(clock.at(publishedAt)),
                false,
                "",
                List.of(),
                ArticleForm.HTML,
                "");
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
                nameOf(article.getSavedBy()),
                corrections.of(id),
                article.getPublishAt(),
                article.getEmbargoedUntil(),
                article.getWithdrawalNotice());
    }

    /** The account that saved it last. */
    @Nullable
    Long savedBy(long id) {
        return get(id).getSavedBy();
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
