package org.masthead.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleView;
import org.masthead.article.Byline;
import org.masthead.article.Correction;
import org.masthead.author.AuthorProfile;
import org.masthead.media.PictureView;
import org.masthead.section.TagLabel;
import org.masthead.site.SiteClock;
import org.masthead.site.SiteLogo;
import org.masthead.site.SiteSettings;
import org.masthead.text.DataBlock;
import org.masthead.text.SafeHtml;
import org.springframework.stereotype.Component;

/** Pages in the words of schema.org, for search engines. */
@Component
class StructuredData {

    private final SiteSettings site;
    private final SiteClock clock;

    StructuredData(SiteSettings site, SiteClock clock) {
        this.site = site;
        this.clock = clock;
    }

    /** A step on the way from the front page to a page. */
    record Crumb(String name, String address) {}

    /** The front page: the site and who publishes it. */
    SafeHtml front() {
        Map<String, Object> paper = node("WebSite");
        paper.put("@id", site.absolute("/#website"));
        paper.put("url", site.absolute("/"));
        paper.put("name", site.name());
        if (!site.tagline().isEmpty()) {
            paper.put("description", site.tagline());
        }
        paper.put("inLanguage", site.language().toLanguageTag());
        paper.put("publisher", publisher());
        return graph(List.of(paper));
    }

    /** An article that everyone can read. */
    SafeHtml article(ArticleView article, long comments) {
        return graph(List.of(
                news(article, comments),
                crumbs(List.of(
                        new Crumb(article.section().name(), article.section().address()),
                        new Crumb(article.headline(), article.address())))));
    }

    /** A list of stories. */
    SafeHtml list(String title, String address) {
        return graph(List.of(crumbs(List.of(new Crumb(title, address)))));
    }

    /** An author's page. */
    SafeHtml author(AuthorProfile author) {
        Map<String, Object> person = person(author.name(), author.address());
        put(person, "jobTitle", author.position());
        put(person, "description", author.biography());
        person.put("worksFor", publisher());
        Map<String, Object> page = node("ProfilePage");
        page.put("url", site.absolute(author.address()));
        page.put("mainEntity", person);
        return graph(List.of(page, crumbs(List.of(new Crumb(author.name(), author.address())))));
    }

    private Map<String, Object> news(ArticleView article, long comments) {
        String address = site.absolute(article.address());
        Map<String, Object> news = node("NewsArticle");
        news.put("@id", address + "#article");
        news.put("mainEntityOfPage", address);
        news.put("url", address);
        news.put("headline", article.headline());
        put(news, "alternativeHeadline", article.standfirst());
        put(news, "description", article.teaser());
        if (article.picture() != null) {
            news.put("image", images(article.picture()));
        }
        if (article.publishedAt() != null) {
            news.put("datePublished", clock.iso(article.publishedAt()));
            news.put(
                    "dateModified",
                    clock.iso(article.updatedAt() == null ? article.publishedAt() : article.updatedAt()));
        }
        news.put("author", authors(article.bylines()));
        news.put("publisher", publisher());
        news.put("articleSection", article.section().name());
        if (!article.tags().isEmpty()) {
            news.put("keywords", article.tags().stream().map(TagLabel::name).toList());
        }
        news.put("inLanguage", site.language().toLanguageTag());
        news.put("isAccessibleForFree", true);
        news.put("commentCount", comments);
        news.put("discussionUrl", address + "#replies");
        if (!article.corrections().isEmpty()) {
            news.put(
                    "correction",
                    article.corrections().stream().map(this::correction).toList());
        }
        return news;
    }

    private Map<String, Object> correction(Correction correction) {
        Map<String, Object> comment = node("CorrectionComment");
        comment.put("text", correction.text());
        comment.put("datePublished", clock.iso(correction.correctedAt()));
        return comment;
    }

    /** What nobody signed is the paper's own. */
    private List<Map<String, Object>> authors(List<Byline> bylines) {
        return bylines.isEmpty()
                ? List.of(publisher())
                : bylines.stream()
                        .map(author -> person(author.name(), author.address()))
                        .toList();
    }

    private Map<String, Object> person(String name, @Nullable String address) {
        Map<String, Object> person = node("Person");
        person.put("name", name);
        if (address != null) {
            person.put("url", site.absolute(address));
        }
        return person;
    }

    private Map<String, Object> publisher() {
        Map<String, Object> publisher = node("NewsMediaOrganization");
        publisher.put("@id", site.absolute("/#publisher"));
        publisher.put("name", site.name());
        publisher.put("url", site.absolute("/"));
        SiteLogo logo = site.logo();
        if (logo != null) {
            Map<String, Object> picture = node("ImageObject");
            picture.put("url", site.absolute(logo.source()));
            picture.put("width", logo.width());
            picture.put("height", logo.height());
            publisher.put("logo", picture);
        }
        return publisher;
    }

    /** In the three shapes that search engines ask for, around what matters in it. */
    private List<Map<String, Object>> images(PictureView picture) {
        return picture.shapes().stream().map(shape -> image(picture, shape)).toList();
    }

    private Map<String, Object> image(PictureView picture, PictureView.Sized shape) {
        Map<String, Object> image = node("ImageObject");
        image.put("url", site.absolute(shape.address()));
        image.put("width", shape.width());
        image.put("height", shape.height());
        put(image, "caption", picture.caption());
        put(image, "creditText", picture.credit());
        return image;
    }

    private Map<String, Object> crumbs(List<Crumb> way) {
        List<Map<String, Object>> steps = new ArrayList<>();
        steps.add(step(1, new Crumb(site.name(), "/")));
        way.forEach(crumb -> steps.add(step(steps.size() + 1, crumb)));
        Map<String, Object> list = node("BreadcrumbList");
        list.put("itemListElement", steps);
        return list;
    }

    private Map<String, Object> step(int position, Crumb crumb) {
        Map<String, Object> step = node("ListItem");
        step.put("position", position);
        step.put("name", crumb.name());
        step.put("item", site.absolute(crumb.address()));
        return step;
    }

    private static SafeHtml graph(List<Map<String, Object>> nodes) {
        Map<String, Object> graph = new LinkedHashMap<>();
        graph.put("@context", "https://schema.org");
        graph.put("@graph", nodes);
        return DataBlock.jsonLd(graph);
    }

    private static Map<String, Object> node(String type) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@type", type);
        return node;
    }

    private static void put(Map<String, Object> node, String property, String value) {
        if (!value.isEmpty()) {
            node.put(property, value);
        }
    }
}
