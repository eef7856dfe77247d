package org.masthead.export;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.masthead.media.PictureFile;
import org.masthead.media.PictureView;
import org.masthead.site.SiteSettings;
import org.masthead.text.Slug;
import org.springframework.stereotype.Component;

/**
 * The site as WordPress exports one, for its own importer: what it has no place for is left out, or kept as a field.
 */
@Component
class WordPressExport {

    static final String NAME = "wordpress.xml";

    private static final int AT_ONCE = 200;

    /** WordPress takes logins of up to 60 characters, and some are numbered here. */
    private static final int LOGIN_LENGTH = 50;

    /** Numbers of terms are one sequence to WordPress, and those of stories and pictures another. */
    private static final String SECTION_NUMBER = "2 * id";

    private static final String TAG_NUMBER = "2 * id + 1";

    private static final String BEFORE_PICTURES = "(select coalesce(max(id), 0) from article)";
    private static final String PICTURES = "select id, " + BEFORE_PICTURES
            + " + row_number() over (order by id) as post, row_number() over (partition by file_name,"
            + " date_trunc('second', uploaded_at) order by id) - 1 as turn from picture where state = 'READY'";
    private static final String GUESTS = "select name from guest_byline g where not exists"
            + " (select from byline b where b.article_id = g.article_id) group by name order by name";

    private final SiteSettings site;
    private final WordPressStories stories;
    private final Clock clock;

    WordPressExport(SiteSettings site, WordPressStories stories, Clock clock) {
        this.site = site;
        this.stories = stories;
        this.clock = clock;
    }

    private interface Row {
        void write(ResultSet row) throws SQLException, IOException;
    }

    /**
     * Writes it.
     *
     * @param connection of a transaction, so that rows are fetched as they are needed
     * @return how many stories and pictures there are
     */
    long write(Connection connection, OutputStream out, boolean addresses) throws IOException, SQLException {
        Wxr xml = new Wxr(out);
        head(xml);
        each(
                connection,
                "select a.id, a.slug, a.name, a.biography, case when " + addresses
                        + " then (select email from account where author_id = a.id order by id limit 1) end as email"
                        + " from author a order by id",
                row -> author(xml, row));
        Map<String, String> guests = guests(connection, xml);
        each(
                connection,
                "select " + SECTION_NUMBER + " as term, s.* from section s order by position",
                row -> xml.open("wp:category")
                        .value("wp:term_id", row.getLong("term"))
                        .words("wp:category_nicename", row.getString("slug"))
                        .words("wp:category_parent", "")
                        .plain("wp:cat_name", row.getString("name"))
                        .plain("wp:category_description", row.getString("summary"))
                        .close());
        each(
                connection,
                "select " + TAG_NUMBER + " as term, t.* from tag t order by id",
                row -> xml.open("wp:tag")
                        .value("wp:term_id", row.getLong("term"))
                        .words("wp:tag_slug", row.getString("slug"))
                        .plain("wp:tag_name", row.getString("name"))
                        .close());
        xml.value("generator", "Masthead");
        long[] written = {0};
        each(
                connection,
                "select " + PictureFile.COLUMNS
                        + ", p.uploaded_at, p.alt_text, p.caption, p.credit, p.file_name, n.post, n.turn from ("
                        + PICTURES + ") n join picture p on p.id = n.id order by p.id",
                row -> {
                    picture(xml, row);
                    written[0]++;
                });
        written[0] += stories.write(connection, xml, PICTURES, posts(connection), guests, addresses);
        xml.end();
        return written[0];
    }

    private void head(Wxr xml) throws IOException {
        xml.plain("title", site.name())
                .value("link", site.address())
                .plain("description", site.tagline())
                .value("pubDate", moment(clock.instant()))
                .value("language", site.language().toLanguageTag())
                .value("wp:wxr_version", "1.2")
                .value("wp:base_site_url", site.address())
                .value("wp:base_blog_url", site.address());
    }

    private static void author(Wxr xml, ResultSet row) throws IOException, SQLException {
        String email = row.getString("email");
        author(xml, row.getLong("id"), row.getString("slug"), email == null ? "" : email, row.getString("name"));
    }

    private static void author(Wxr xml, long id, String login, String email, String name) throws IOException {
        xml.openOnOneLine("wp:author")
                .value("wp:author_id", id)
                .words("wp:author_login", login)
                .words("wp:author_email", email)
                .plain("wp:author_display_name", name)
                .words("wp:author_first_name", "")
                .words("wp:author_last_name", "")
                .close();
    }

    /** A story that only guests signed would be the importing administrator's otherwise. */
    private static Map<String, String> guests(Connection connection, Wxr xml) throws SQLException, IOException {
        Set<String> logins = new HashSet<>();
        long[] last = {0};
        each(connection, "select id, slug from author", row -> {
            logins.add(row.getString("slug"));
            last[0] = Math.max(last[0], row.getLong("id"));
        });
        Map<String, String> guests = new HashMap<>();
        each(connection, GUESTS, row -> {
            String name = row.getString("name");
            String wanted = Slug.of(name, LOGIN_LENGTH);
            String login = wanted.isEmpty() ? "guest" : wanted;
            for (int turn = 2; !logins.add(login); turn++) {
                login = (wanted.isEmpty() ? "guest" : wanted) + "-" + turn;
            }
            guests.put(name, login);
            author(xml, ++last[0], login, "", name);
        });
        return guests;
    }

    /** Pictures come after the stories, in the order of their numbers. */
    private static LongUnaryOperator posts(Connection connection) throws SQLException, IOException {
        LongStream.Builder numbers = LongStream.builder();
        long[] before = {0};
        each(
                connection,
                "select id from picture where state = 'READY' order by id",
                row -> numbers.add(row.getLong(1)));
        each(connection, "select " + BEFORE_PICTURES, row -> before[0] = row.getLong(1));
        long[] pictures = numbers.build().toArray();
        return picture -> {
            int place = Arrays.binarySearch(pictures, picture);
            return place < 0 ? 0 : before[0] + place + 1;
        };
    }

    private void picture(Wxr xml, ResultSet row) throws IOException, SQLException {
        PictureView view = PictureView.of(PictureFile.read(row), "", "", "");
        String address = site.absolute(view.widest());
        Instant uploaded = row.getTimestamp("uploaded_at").toInstant().plusSeconds(row.getLong("turn"));
        xml.open("item")
                .plain("title", row.getString("file_name"))
                .value("link", address)
                .value("pubDate", moment(uploaded))
                .words("dc:creator", "")
                .value("guid", address, "isPermaLink", "false")
                .value("description", "")
                .plain("content:encoded", row.getString("credit"))
                .plain("excerpt:encoded", row.getString("caption"))
                .value("wp:post_id", row.getLong("post"));
        dates(xml, "wp:post_date", uploaded);
        xml.words("wp:comment_status", "closed")
                .words("wp:ping_status", "closed")
                .words("wp:post_name", "picture-" + row.getLong("picture_id"))
                .words("wp:status", "inherit")
                .value("wp:post_parent", 0)
                .value("wp:menu_order", 0)
                .words("wp:post_type", "attachment")
                .words("wp:post_password", "")
                .value("wp:is_sticky", 0)
                .words("wp:attachment_url", address)
                .meta("_wp_attachment_image_alt", row.getString("alt_text"))
                .meta("_media_credit", row.getString("credit"))
                .close();
    }

    private void dates(Wxr xml, String name, Instant moment) throws IOException {
        WordPressStories.dates(xml, name, moment, site.timeZone());
    }

    static String moment(Instant moment) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
                .format(moment.atOffset(ZoneOffset.UTC));
    }

    private static void each(Connection connection, String sql, Row visitor) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    visitor.write(row);
                }
            }
        }
    }
}
