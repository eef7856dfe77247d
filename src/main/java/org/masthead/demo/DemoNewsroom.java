package org.masthead.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleCopy;
import org.masthead.article.ArticleService;
import org.masthead.article.ArticleStatus;
import org.masthead.article.Byline;
import org.masthead.article.Discussion;
import org.masthead.article.LeadPicture;
import org.masthead.author.Author;
import org.masthead.author.AuthorService;
import org.masthead.comment.CommentService;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.CommentWords;
import org.masthead.demo.DemoMarks.Kind;
import org.masthead.demo.DemoPlan.PlannedArticle;
import org.masthead.demo.DemoPlan.PlannedComment;
import org.masthead.demo.DemoPlan.PlannedPicture;
import org.masthead.front.Fronts;
import org.masthead.media.Picture;
import org.masthead.media.PictureService;
import org.masthead.media.PictureUpload;
import org.masthead.section.Section;
import org.masthead.section.SectionService;
import org.masthead.section.Tag;
import org.masthead.section.TagService;
import org.masthead.text.ArticleMarkup;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;

/** Plants the demo newsroom, all of it or nothing. */
@Service
class DemoNewsroom {

    /** A picture in a text: {@code ![description](demo:file.jpg "caption")}, on a line of its own. */
    private static final Pattern PICTURE =
            Pattern.compile("(?m)^!\\[([^\\]]*)]\\(demo:([a-z0-9.-]+)(?: \"([^\"]*)\")?\\)$");

    private static final String CREDIT = "Illustration: The Masthead";

    private final SectionService sections;
    private final TagService tags;
    private final AuthorService authors;
    private final PictureService pictures;
    private final ArticleService articles;
    private final CommentService comments;
    private final Fronts fronts;
    private final DemoMarks marks;
    private final Clock clock;

    DemoNewsroom(
            SectionService sections,
            TagService tags,
            AuthorService authors,
            PictureService pictures,
            ArticleService articles,
            CommentService comments,
            Fronts fronts,
            DemoMarks marks,
            Clock clock) {
        this.sections = sections;
        this.tags = tags;
        this.authors = authors;
        this.pictures = pictures;
        this.articles = articles;
        this.comments = comments;
        this.fronts = fronts;
        this.marks = marks;
        this.clock = clock;
    }

    /** Plants it if nobody has worked here yet; says whether it did. */
    @Transactional
    boolean plant() {
        if (!marks.isVirginSoil()) {
            return false;
        }
        marks.plant();
        DemoPlan plan = DemoPlan.load();
        Map<String, Section> sectionsBySlug = new HashMap<>();
        plan.sections().forEach(each -> sectionsBySlug.put(each.slug(), found(each)));
        Map<String, Author> authorsBySlug = new HashMap<>();
        plan.authors().forEach(each -> authorsBySlug.put(each.slug(), hired(each)));
        Instant now = clock.instant();
        Map<String, Long> printed = new HashMap<>();
        plan.articles().forEach(each -> printed.put(each.slug(), print(each, sectionsBySlug, authorsBySlug, now)));
        arrange(plan, printed, sectionsBySlug);
        return true;
    }

    private void arrange(DemoPlan plan, Map<String, Long> printed, Map<String, Section> sections) {
        fronts.takeOver(
                null,
                Objects.requireNonNullElse(plan.front(), List.<String>of()).stream()
                        .map(printed::get)
                        .toList());
        List<String> leads = Objects.requireNonNullElse(plan.sectionLeads(), List.of());
        plan.articles().stream().filter(each -> leads.contains(each.slug())).forEach(each -> {
            Section section = Objects.requireNonNull(sections.get(each.section()));
            fronts.takeOver(section.getId(), List.of(Objects.requireNonNull(printed.get(each.slug()))));
        });
    }

    private Section found(DemoPlan.PlannedSection planned) {
        Section section = sections.create(planned.name(), planned.summary());
        marks.mark(Kind.SECTION, section.getId());
        return section;
    }

    private Author hired(DemoPlan.PlannedAuthor planned) {
        Author author = authors.create(planned.name());
        authors.describe(author.getId(), planned.name(), planned.position(), planned.biography());
        marks.mark(Kind.AUTHOR, author.getId());
        return author;
    }

    private long print(
            PlannedArticle planned, Map<String, Section> sections, Map<String, Author> authors, Instant now) {
        ArticleStatus status = ArticleStatus.valueOf(planned.status());
        Instant publishedAt = status == ArticleStatus.DRAFT ? null : before(now, planned.publishedHoursAgo());
        Double updated = planned.updatedHoursAgo();
        List<Tag> named = tags.named(planned.tags());
        named.forEach(tag -> marks.mark(Kind.TAG, tag.getId()));
        ArticleCopy copy = new ArticleCopy(
                planned.headline(),
                planned.standfirst(),
                planned.teaser(),
                planned.slug(),
                ArticleMarkup.fromDesk(withPictures(planned.body()), pictures),
                Objects.requireNonNull(sections.get(planned.section())),
                named,
                bylines(planned, authors),
                Objects.requireNonNullElse(planned.dateline(), ""),
                lead(planned.picture()),
                Discussion.valueOf(planned.discussion()));
        long id = articles.takeOver(copy, status, publishedAt, updated == null ? null : before(now, updated));
        marks.mark(Kind.ARTICLE, id);
        if (publishedAt != null) {
            planned.conversation().forEach(each -> say(each, id, null, publishedAt));
        }
        if (planned.corrections() != null) {
            planned.corrections()
                    .forEach(each -> articles.takeOverCorrection(id, each.text(), before(now, each.hoursAgo())));
        }
        return id;
    }

    private static List<Byline> bylines(PlannedArticle planned, Map<String, Author> authors) {
        List<Byline> bylines = new ArrayList<>();
        planned.authors()
                .forEach(slug -> bylines.add(
                        Byline.of(Objects.requireNonNull(authors.get(slug)).label())));
        if (planned.guests() != null) {
            planned.guests().forEach(guest -> bylines.add(new Byline(guest.name(), null, guest.role())));
        }
        return bylines;
    }

    private void say(PlannedComment planned, long article, @Nullable Long parent, Instant publishedAt) {
        CommentWords words = new CommentWords(planned.name(), planned.email(), planned.website(), planned.body());
        Instant writtenAt = before(publishedAt, -planned.hoursAfter());
        long id = comments.takeOver(article, parent, words, CommentStatus.valueOf(planned.status()), writtenAt);
        planned.conversation().forEach(reply -> say(reply, article, id, publishedAt));
    }

    private LeadPicture lead(@Nullable PlannedPicture planned) {
        if (planned == null) {
            return LeadPicture.NONE;
        }
        String caption = Objects.requireNonNullElse(planned.caption(), "");
        String credit = Objects.requireNonNullElse(planned.credit(), CREDIT);
        return new LeadPicture(
                hung(planned.file(), planned.altText(), caption, credit), planned.altText(), caption, credit);
    }

    private String withPictures(String body) {
        return PICTURE.matcher(body)
                .replaceAll(match -> Matcher.quoteReplacement(
                        figure(match.group(1), match.group(2), Objects.requireNonNullElse(match.group(3), ""))));
    }

    private String figure(String altText, String file, String caption) {
        Picture picture = hung(file, altText, caption, CREDIT);
        return "<figure><img src=\"/media/" + picture.getId() + "\" alt=\"" + HtmlUtils.htmlEscape(altText)
                + "\"><figcaption>" + HtmlUtils.htmlEscape(caption) + "</figcaption></figure>";
    }

    private Picture hung(String file, String altText, String caption, String credit) {
        PictureUpload upload = new PictureUpload(
                file, new ByteArrayResource(DemoPlan.read("pictures/" + file)), altText, caption, credit);
        Picture picture = pictures.accept(upload, null);
        marks.mark(Kind.PICTURE, picture.getId());
        return picture;
    }

    private static Instant before(Instant moment, double hours) {
        return moment.minus(Duration.ofSeconds(Math.round(hours * 3600)));
    }
}
