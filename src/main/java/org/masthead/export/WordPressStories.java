package org.masthead.export;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.masthead.media.PictureService;
import org.masthead.site.SiteSettings;
import org.masthead.text.AbsoluteLinks;
import org.masthead.text.ArticleMarkup;
import org.masthead.text.ArticlePrint;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Stories with their conversations as items of WXR. */
@Component
class WordPressStories {

    private static final int AT_ONCE = 200;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final Map<String, String> STATES = Map.of(
            "LIVE",
            "publish",
            "SCHEDULED",
            "future",
            "IN_REVIEW",
            "pending",
            "APPROVED",
            "pending",
            "ARCHIVED",
            "private");
    private static final Map<String, String> APPROVED = Map.of("APPROVED", "1", "SPAM", "spam", "REMOVED", "trash");

    private static final String STORIES = """
            select a.*, s.slug as section_slug, s.name as section_name, n.post as thumbnail, t.turn,
                   array(select t.slug || '|' || t.name from article_tag f join tag t on t.id = f.tag_id
                         where f.article_id = a.id order by f.position) as tags,
                   (select u.slug from byline b join author u on u.id = b.author_id
                    where b.article_id = a.id order by b.position limit 1) as author_slug,
                   (select g.name from guest_byline g where g.article_id = a.id order by g.position limit 1) as guest,
                   array(select b.name from printed_byline b where b.article_id = a.id
                         order by b.place, b.kind, b.turn) as signed,
                   array(select b.role from printed_byline b where b.article_id = a.id
                               and exists (select from printed_byline r where r.article_id = a.id and r.role <> '')
                         order by b.place, b.kind, b.turn) as roles,
                   array(select to_char(c.corrected_at at time zone 'UTC', 'YYYY-MM-DD') || ': ' || c.text
                         from correction c where c.article_id = a.id order by c.corrected_at, c.id) as corrections
            from article a join section s on s.id = a.section_id
                 join (%s) t on t.id = a.id
                 left join (%s) n on n.id = a.lead_picture_id
            order by a.id""";

    /** Of two with one title and one second, WordPress takes the second for the first and leaves it out. */
    private static final String TURNS = """
            select id, row_number() over (partition by headline, date_trunc('second',
                       coalesce(published_at, publish_at, created_at)) order by id) - 1 as turn from article""";

    private static final String COMMENTS = """
            select id, article_id, parent_id, author_name, author_email, author_website, created_at, body_html, status
            from comment order by article_id, id""";

    private final SiteSettings site;
    private final PictureService pictures;

    WordPressStories(SiteSettings site, PictureService pictures) {
        this.site = site;
        this.pictures = pictures;
    }

    /**
     * Writes all of them.
     *
     * @param posts a query for the numbers of pictures and of the posts that they are to WordPress
     * @param postOf the same for one picture; 0 for none
     * @param guests the logins of guests whom WordPress is told of, by their names
     * @return how many
     */
    long write(
            Connection connection,
            Wxr xml,
            String posts,
            LongUnaryOperator postOf,
            Map<String, String> guests,
            boolean addresses)
            throws IOException, SQLException {
        long written = 0;
        try (Statement ofStories = connection.createStatement();
                Statement ofComments = connection.createStatement()) {
            ofStories.setFetchSize(AT_ONCE);
            ofComments.setFetchSize(AT_ONCE);
            try (ResultSet story = ofStories.executeQuery(STORIES.formatted(TURNS, posts));
                    ResultSet comment = ofComments.executeQuery(COMMENTS)) {
                boolean more = comment.next();
                while (story.next()) {
                    open(xml, story, postOf, guests);
                    while (more && comment.getLong("article_id") == story.getLong("id")) {
                        comment(xml, comment, addresses);
                        more = comment.next();
                    }
                    xml.close();
                    written++;
                }
            }
        }
        return written;
    }

    private void open(Wxr xml, ResultSet row, LongUnaryOperator postOf, Map<String, String> guests)
            throws IOException, SQLException {
        String address = row.getString("address");
        String link = site.absolute(address == null ? "/?p=" + row.getLong("id") : address);
        Instant published =
                firstOf(row, "published_at", "publish_at", "created_at").plusSeconds(row.getLong("turn"));
        String guest = guests.getOrDefault(or(row.getString("guest"), ""), "");
        xml.open("item")
                .plain("title", row.getString("headline"))
                .value("link", link)
                .value("pubDate", WordPressExport.moment(published))
                .words("dc:creator", or(row.getString("author_slug"), guest))
                .value("guid", link, "isPermaLink", "false")
                .value("description", "")
                .words("content:encoded", body(row, link, postOf))
                .plain("excerpt:encoded", or(row.getString("standfirst"), row.getString("teaser")))
                .value("wp:post_id", row.getLong("id"));
        dates(xml, "wp:post_date", published, site.timeZone());
        dates(xml, "wp:post_modified", firstOf(row, "updated_at", "published_at", "saved_at"), site.timeZone());
        xml.words("wp:comment_status", row.getString("discussion").equals("OPEN") ? "open" : "closed")
                .words("wp:ping_status", "closed")
                .words("wp:post_name", row.getString("slug"))
                .words("wp:status", STATES.getOrDefault(row.getString("status"), "draft"))
                .value("wp:post_parent", 0)
                .value("wp:menu_order", 0)
                .words("wp:post_type", "post")
                .words("wp:post_password", "")
                .value("wp:is_sticky", 0)
                .plain(
                        "category",
                        row.getString("section_name"),
                        "domain",
                        "category",
                        "nicename",
                        row.getString("section_slug"));
        for (String tag : (String[]) row.getArray("tags").getArray()) {
            String[] parts = tag.split("\\|", 2);
            xml.plain("category", parts[1], "domain", "post_tag", "nicename", parts[0]);
        }
        if (row.getObject("thumbnail") != null) {
            xml.meta("_thumbnail_id", row.getString("thumbnail"))
                    .meta("masthead_lead_alt", row.getString("lead_alt_text"))
                    .meta("masthead_lead_caption", row.getString("lead_caption"))
                    .meta("masthead_lead_credit", row.getString("lead_credit"));
        }
        // One field for each name, as a name may have a comma in it.
        for (String name : (String[]) row.getArray("signed").getArray()) {
            xml.meta("masthead_byline", name);
        }
        // As many as names, or none.
        for (String role : (String[]) row.getArray("roles").getArray()) {
            xml.meta("masthead_byline_role", role);
        }
        xml.meta("masthead_teaser", row.getString("teaser"));
    }

    /** With its place before and its corrections below: WordPress has no other room for them. */
    private String body(ResultSet row, String link, LongUnaryOperator postOf) throws SQLException {
        StringBuilder printed = new StringBuilder(AbsoluteLinks.of(
                        ArticlePrint.plain(
                                ArticlePrint.withPictures(ArticleMarkup.clean(row.getString("body")), pictures)),
                        link)
                .html());
        String dateline = row.getString("dateline");
        if (!dateline.isBlank()) {
            String place = "<strong>" + HtmlUtils.htmlEscape(dateline) + "</strong>";
            if (printed.indexOf("<p>") == 0) {
                printed.insert(3, place + " ");
            } else {
                printed.insert(0, "<p>" + place + "</p>");
            }
        }
        for (String correction : (String[]) row.getArray("corrections").getArray()) {
            printed.append("\n<p class=\"correction\">")
                    .append(HtmlUtils.htmlEscape(correction))
                    .append("</p>");
        }
        return WordPressBlocks.of(printed.toString(), postOf);
    }

    private void comment(Wxr xml, ResultSet row, boolean addresses) throws IOException, SQLException {
        xml.open("wp:comment")
                .value("wp:comment_id", row.getLong("id"))
                .plain("wp:comment_author", row.getString("author_name"))
                .words("wp:comment_author_email", addresses ? row.getString("author_email") : "")
                .words("wp:comment_author_url", or(row.getString("author_website"), ""))
                .words("wp:comment_author_IP", "");
        dates(xml, "wp:comment_date", row.getTimestamp("created_at").toInstant(), site.timeZone());
        xml.words("wp:comment_content", row.getString("body_html"))
                .words("wp:comment_approved", APPROVED.getOrDefault(row.getString("status"), "0"))
                .words("wp:comment_type", "comment")
                .value("wp:comment_parent", row.getLong("parent_id"))
                .value("wp:comment_user_id", 0)
                .close();
    }

    private static Instant firstOf(ResultSet row, String... columns) throws SQLException {
        for (String column : columns) {
            Timestamp moment = row.getTimestamp(column);
            if (moment != null) {
                return moment.toInstant();
            }
        }
        throw new IllegalStateException("A story without a beginning");
    }

    private static String or(@Nullable String words, String otherwise) {
        return words == null || words.isEmpty() ? Objects.requireNonNullElse(otherwise, "") : words;
    }

    /** In the site's time zone, as WordPress shows it, and in GMT. */
    static void dates(Wxr xml, String name, Instant moment, ZoneId zone) throws IOException {
        xml.words(name, DATE.format(moment.atZone(zone)))
                .words(name + "_gmt", DATE.format(moment.atOffset(ZoneOffset.UTC)));
    }
}
