package org.masthead.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Article;
import org.masthead.article.ArticleCopy;
import org.masthead.article.ArticleService;
import org.masthead.article.ArticleStatus;
import org.masthead.article.Byline;
import org.masthead.article.Discussion;
import org.masthead.article.LeadPicture;
import org.masthead.author.Author;
import org.masthead.author.AuthorService;
import org.masthead.section.Section;
import org.masthead.section.SectionService;
import org.masthead.section.Tag;
import org.masthead.section.TagService;
import org.masthead.text.ArticleMarkup;
import org.masthead.text.PictureSource;
import org.masthead.text.Slug;

/** Articles for tests, made the way the newsroom makes them: {@code stories.write("Harbour reopens").publish()}. */
public final class Stories {

    private final SectionService sections;
    private final TagService tags;
    private final AuthorService authors;
    private final ArticleService articles;
    private final Clock clock;

    Stories(SectionService sections, TagService tags, AuthorService authors, ArticleService articles, Clock clock) {
        this.sections = sections;
        this.tags = tags;
        this.authors = authors;
        this.articles = articles;
        this.clock = clock;
    }

    /** A story with that headline, not kept yet. */
    public Story write(String headline) {
        return new Story(headline);
    }

    /** The section of that name, founded if it is not there. */
    public Section section(String name) {
        return sections.bySlug(Slug.of(name, 80))
                .flatMap(label -> sections.find(label.id()))
                .orElseGet(() -> sections.create(name, ""));
    }

    /** The author of that name, hired if they are not there. */
    public Author author(String name) {
        return authors.bySlug(Slug.of(name, 80))
                .map(profile -> authors.find(List.of(profile.id())).get(0))
                .orElseGet(() -> authors.create(name));
    }

    /** A story on its way to the readers. */
    public final class Story {

        private final String headline;
        private String section = "Town";
        private String standfirst = "";
        private String body = "The harbour reopens.";
        private List<String> tagged = List.of();
        private List<String> signed = List.of();
        private String dateline = "";
        private Duration age = Duration.ZERO;
        private Discussion discussion = Discussion.OPEN;

        private Story(String headline) {
            this.headline = headline;
        }

        public Story inSection(String name) {
            section = name;
            return this;
        }

        public Story introducedBy(String words) {
            standfirst = words;
            return this;
        }

        public Story saying(String words) {
            body = words;
            return this;
        }

        public Story tagged(String... names) {
            tagged = List.of(names);
            return this;
        }

        public Story by(String... names) {
            signed = List.of(names);
            return this;
        }

        /** Dated from a place. */
        public Story from(String place) {
            dateline = place;
            return this;
        }

        public Story published(Duration ago) {
            age = ago;
            return this;
        }

        public Story takingNoReplies() {
            discussion = Discussion.CLOSED;
            return this;
        }

        /** Keeps it as a draft. */
        public Article draft() {
            return keep(ArticleStatus.DRAFT);
        }

        /** Puts it before the readers. */
        public Article publish() {
            return keep(ArticleStatus.LIVE);
        }

        /** Puts it before the readers and takes it down again. */
        public Article withdraw() {
            return keep(ArticleStatus.WITHDRAWN);
        }

        private Article keep(ArticleStatus status) {
            List<Tag> named = tags.named(tagged);
            ArticleCopy copy = new ArticleCopy(
                    headline,
                    standfirst,
                    "",
                    Slug.of(headline, 80),
                    ArticleMarkup.fromDesk(body, PictureSource.NONE),
                    section(section),
                    named,
                    signed.stream().map(name -> Byline.of(author(name).label())).toList(),
                    dateline,
                    LeadPicture.NONE,
                    discussion);
            @Nullable
            Instant publishedAt =
                    status == ArticleStatus.DRAFT ? null : clock.instant().minus(age);
            Optional<Article> kept = articles.find(articles.takeOver(copy, status, publishedAt, null));
            return Objects.requireNonNull(kept.orElse(null));
        }
    }
}
