package org.masthead.article;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleConflict.Difference;
import org.masthead.media.Picture;
import org.masthead.section.Tag;
import org.masthead.site.SiteClock;
import org.masthead.text.ArticleMarkup;
import org.masthead.web.NotFound;
import org.masthead.web.TypedText;
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
    private final JdbcClient jdbc;
    private final SiteClock clock;

    ArticleForms(
            ArticleRepository articles,
            ArticleBylines bylines,
            Corrections corrections,
            JdbcClient jdbc,
            SiteClock clock) {
        this.articles = articles;
        this.bylines = bylines;
        this.corrections = corrections;
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
                Integer.toString(article.getVersion()),
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

    /** What is saved now, for an editor whose own text started from an older version. */
    ArticleConflict conflictOf(long id, ArticleForm mine) {
        Article article = get(id);
        return new ArticleConflict(
                nameOf(article.getSavedBy()),
                article.getSavedAt(),
                article.getHeadline(),
                article.getStandfirst(),
                article.getTeaser(),
                ArticleMarkup.forDesk(article.getBody()),
                othersOf(article, mine));
    }

    /** Fields in the margin are not compared by eye, so they are named. */
    private List<Difference> othersOf(Article article, ArticleForm mine) {
        ArticleForm theirs = of(article.getId());
        List<Difference> others = new ArrayList<>();
        add(
                others,
                "article.section",
                theirs.section(),
                mine.section(),
                article.getSection().getName());
        add(
                others,
                "article.bylines",
                places(theirs),
                places(mine),
                bylines.of(article.getId()).stream()
                        .map(each -> (each.role() + " " + each.name()).strip())
                        .collect(Collectors.joining(", ")));
        add(others, "article.dateline", theirs.dateline(), mine.dateline(), theirs.dateline());
        add(others, "article.tags", theirs.tags(), mine.tags(), theirs.tags());
        add(others, "article.slug", theirs.slug(), mine.slug(), theirs.slug());
        add(others, "article.published", theirs.publishedAt(), mine.publishedAt(), theirs.publishedAt());
        add(others, "article.lead-alt", theirs.leadAltText(), mine.leadAltText(), theirs.leadAltText());
        add(others, "article.lead-caption", theirs.leadCaption(), mine.leadCaption(), theirs.leadCaption());
        add(others, "article.lead-credit", theirs.leadCredit(), mine.leadCredit(), theirs.leadCredit());
        add(others, "article.furniture.picture", theirs.leadPicture(), mine.leadPicture(), theirs.leadPicture());
        return others;
    }

    /** A byline as it was typed, without its empty places. */
    private static String places(ArticleForm form) {
        return IntStream.range(0, form.places())
                .mapToObj(place -> Stream.of(form.author(place), form.guest(place), form.role(place))
                        .map(each -> TypedText.line(each).replaceAll("\\s+", " "))
                        .collect(Collectors.joining("\n")))
                .filter(each -> !each.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private static void add(
            List<Difference> others,
            String labelKey,
            @Nullable String theirs,
            @Nullable String mine,
            @Nullable String shown) {
        if (!TypedText.line(theirs).equals(TypedText.line(mine))) {
            others.add(new Difference(labelKey, TypedText.line(shown)));
        }
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
