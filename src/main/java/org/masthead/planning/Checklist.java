package org.masthead.planning;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.masthead.article.ArticleForm;
import org.masthead.article.StoryDraft;
import org.masthead.site.SiteSettings;
import org.masthead.web.TypedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a colleague would point out before a story goes out. It warns and never stands in the way. */
@Component
class Checklist {

    private static final int LONG_HEADLINE = 70;
    private static final int MOST_LINKS = 50;

    private final JdbcClient jdbc;
    private final SiteSettings site;

    Checklist(JdbcClient jdbc, SiteSettings site) {
        this.jdbc = jdbc;
        this.site = site;
    }

    List<Warning> of(StoryDraft story) {
        return of(new Checked(
                story.id(),
                story.headline(),
                story.teaser(),
                story.body(),
                story.hasPicture(),
                story.leadAltText(),
                story.leadCredit()));
    }

    /** The same of what stands in the story's form, be it public or not. */
    public List<Warning> of(long id, ArticleForm form, boolean hasPicture) {
        return of(new Checked(
                id,
                TypedText.line(form.headline()),
                TypedText.line(form.teaser()),
                TypedText.lines(form.body()),
                hasPicture,
                TypedText.line(form.leadAltText()),
                TypedText.line(form.leadCredit())));
    }

    private record Checked(
            long id,
            String headline,
            String teaser,
            String body,
            boolean hasPicture,
            String leadAltText,
            String leadCredit) {}

    private List<Warning> of(Checked story) {
        List<Warning> warnings = new ArrayList<>();
        if (story.hasPicture() && story.leadAltText().isBlank()) {
            warnings.add(new Warning("planning.check.alt", ""));
        }
        if (story.hasPicture() && story.leadCredit().isBlank()) {
            warnings.add(new Warning("planning.check.credit", ""));
        }
        if (story.teaser().isBlank()) {
            warnings.add(new Warning("planning.check.teaser", ""));
        }
        int length = TypedText.length(story.headline());
        if (length > LONG_HEADLINE) {
            warnings.add(new Warning("planning.check.headline", Integer.toString(length)));
        }
        if (hasTwin(story)) {
            warnings.add(new Warning("planning.check.twin", ""));
        }
        Document body = Jsoup.parseBodyFragment(story.body());
        body.select("img").stream()
                .filter(image -> image.attr("alt").isBlank())
                .findFirst()
                .ifPresent(image -> warnings.add(new Warning("planning.check.alt-inside", "")));
        body.select("figure:has(> img)").stream()
                .filter(figure -> figure.select("small").text().isBlank())
                .findFirst()
                .ifPresent(figure -> warnings.add(new Warning("planning.check.credit-inside", "")));
        body.select("a[href]").eachAttr("href").stream()
                .map(this::ownPath)
                .filter(path -> !path.isEmpty())
                .distinct()
                .limit(MOST_LINKS)
                .filter(path -> !leadsSomewhere(path))
                .forEach(path -> warnings.add(new Warning("planning.check.link", path)));
        return warnings;
    }

    private boolean hasTwin(Checked story) {
        return jdbc.sql("""
                        select exists (select from article where lower(headline) = lower(:headline) and id <> :id
                                       and status <> 'ARCHIVED')
                        """)
                .param("headline", story.headline())
                .param("id", story.id())
                .query(Boolean.class)
                .single();
    }

    /** The path of a link into this site, or empty for one that leads elsewhere. */
    private String ownPath(String href) {
        String path =
                href.startsWith(site.address()) ? href.substring(site.address().length()) : href;
        path = path.replaceFirst("[?#].*$", "");
        return path.startsWith("/") && !path.startsWith("//") ? path : "";
    }

    /** Whether readers find something there: a live story, a list, or a page of the house. */
    private boolean leadsSomewhere(String path) {
        if (path.matches("/\\d{4}/\\d{2}/[a-z0-9-]+")) {
            return exists("""
                    select exists (select from article a where a.status = 'LIVE' and (a.address = :part
                        or exists (select from former_address f where f.address = :part and f.article_id = a.id)))
                    """, path);
        }
        String[] parts = path.split("/");
        if (parts.length == 3) {
            switch (parts[1]) {
                case "section" -> {
                    return exists("select exists (select from section where slug = :part)", parts[2]);
                }
                case "tag" -> {
                    return exists("select exists (select from tag where slug = :part)", parts[2]);
                }
                case "author" -> {
                    return exists("select exists (select from author where slug = :part)", parts[2]);
                }
                case "media" -> {
                    return !parts[2].matches("\\d{1,18}")
                            || exists("select exists (select from picture where id = :part::bigint)", parts[2]);
                }
                default -> {
                    // Whatever else has three parts is not known here, so nothing is said of it.
                }
            }
        }
        return true;
    }

    private boolean exists(String sql, String part) {
        return jdbc.sql(sql).param("part", part).query(Boolean.class).single();
    }

    /**
     * Something to look at.
     *
     * @param messageKey what
     * @param detail where, may be empty
     */
    public record Warning(String messageKey, String detail) {}
}
