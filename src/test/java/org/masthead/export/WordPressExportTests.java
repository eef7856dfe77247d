package org.masthead.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.demo.PlantedDemo;
import org.masthead.media.DevelopedPictures;
import org.masthead.testing.ArchiveTest;
import org.masthead.testing.ClassDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a real WordPress dropped or garbled once, when its importer was given an export. */
@ArchiveTest
class WordPressExportTests {

    @Autowired
    SiteExport export;

    @Autowired
    ClassDatabase database;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    /** Once: what a test adds to it disturbs no other. */
    @BeforeEach
    void aNewsroomIsThere() {
        if (jdbc.sql("select exists (select from article)").query(Boolean.class).single()) {
            return;
        }
        database.replace();
        PlantedDemo.plant(context);
        DevelopedPictures.develop(context);
    }

    private String written() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(out, false, line -> {});
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(WordPressExport.NAME)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("No " + WordPressExport.NAME);
    }

    private static Document read(String xml) {
        return Jsoup.parse(xml, "", Parser.xmlParser());
    }

    private static String text(Element item, String name) {
        return Objects.requireNonNull(item.selectFirst(name)).wholeText();
    }

    private Element story(Document xml, String slug) {
        return xml.select("item").stream()
                .filter(item -> text(item, "wp|post_name").equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private long write(String slug, String headline, String body) {
        return jdbc.sql(
                        "insert into article (headline, slug, body, section_id, status, discussion, created_at, saved_at)"
                                + " select :headline, :slug, :body, min(id), 'DRAFT', 'OPEN', '2026-03-01 10:00:00.25Z', now()"
                                + " from section returning id")
                .param("slug", slug)
                .param("headline", headline)
                .param("body", body)
                .query(Long.class)
                .single();
    }

    @Test
    void everyPictureInATextIsUnderTheAddressOfAnAttachment() throws Exception {
        Document xml = read(written());
        Set<String> attachments = Set.copyOf(xml.select("wp|attachment_url").eachText());
        List<Element> pictures = xml.select("content|encoded").stream()
                .flatMap(body -> Jsoup.parseBodyFragment(body.wholeText()).select("img").stream())
                .toList();
        assertThat(pictures).isNotEmpty();
        for (Element picture : pictures) {
            assertThat(attachments).contains(picture.attr("src"));
            assertThat(picture.attributes().asList())
                    .extracting(each -> each.getKey())
                    .containsExactlyInAnyOrder("src", "alt", "class");
            Element attachment = xml.select("item").stream()
                    .filter(item -> item.select("wp|attachment_url").text().equals(picture.attr("src")))
                    .findFirst()
                    .orElseThrow();
            assertThat(picture.className()).isEqualTo("wp-image-" + text(attachment, "wp|post_id"));
        }
    }

    @Test
    void storyThatOnlyGuestsSignedIsTheirs() throws Exception {
        long signed = write("by-guests", "By guests", "<p>Words</p>");
        long other = write("by-another", "By another", "<p>Words</p>");
        jdbc.sql("insert into guest_byline (article_id, position, authors_before, name) values"
                        + " (:signed, 0, 0, 'Ida Møller'), (:signed, 1, 0, 'Another'), (:other, 0, 0, 'Nell Thorsby')")
                .param("signed", signed)
                .param("other", other)
                .update();
        Document xml = read(written());
        assertThat(text(story(xml, "by-guests"), "dc|creator")).isEqualTo("ida-moller");
        assertThat(text(story(xml, "by-another"), "dc|creator"))
                .as("an author has this login already")
                .isEqualTo("nell-thorsby-2");
        Set<String> logins = xml.select("wp|author_login").eachText().stream().collect(Collectors.toSet());
        assertThat(logins).contains("ida-moller", "nell-thorsby", "nell-thorsby-2");
        assertThat(xml.select("wp|author_id").eachText()).doesNotHaveDuplicates();
        for (Element creator : xml.select("item > dc|creator")) {
            assertThat(logins.contains(creator.text()) || creator.text().isEmpty())
                    .isTrue();
        }
    }

    @Test
    void bylineIsAFieldForEachName() throws Exception {
        long story = write("by-three", "By three", "<p>Words</p>");
        jdbc.sql("insert into guest_byline (article_id, position, authors_before, name) values"
                        + " (:story, 0, 0, 'Ida Holm, M.A.'), (:story, 1, 0, 'Bo Lind')")
                .param("story", story)
                .update();
        assertThat(story(read(written()), "by-three").select("wp|postmeta").stream()
                        .filter(each -> text(each, "wp|meta_key").equals("masthead_byline"))
                        .map(each -> text(each, "wp|meta_value")))
                .containsExactly("Ida Holm, M.A.", "Bo Lind");
    }

    @Test
    void rolesAreAsManyFieldsAsNamesWhereSomebodyHasOne() throws Exception {
        long story = write("by-two", "By two", "<p>Words</p>");
        jdbc.sql("insert into guest_byline (article_id, position, authors_before, name, role) values"
                        + " (:story, 0, 0, 'Ida Holm', ''), (:story, 1, 0, 'Bo Lind', 'Photographs by')")
                .param("story", story)
                .update();
        write("by-nobody", "By nobody", "<p>Words</p>");
        Document xml = read(written());
        assertThat(roles(xml, "by-two")).containsExactly("", "Photographs by");
        assertThat(roles(xml, "by-nobody")).isEmpty();
    }

    private Stream<String> roles(Document xml, String slug) {
        return story(xml, slug).select("wp|postmeta").stream()
                .filter(each -> text(each, "wp|meta_key").equals("masthead_byline_role"))
                .map(each -> text(each, "wp|meta_value"));
    }

    @Test
    void noTwoHaveOneTitleAndOneSecond() throws Exception {
        write("twice", "Twice", "<p>One</p>");
        write("twice-again", "Twice", "<p>Two</p>");
        jdbc.sql("update picture set file_name = 'image.jpg', uploaded_at = '2026-03-01 10:00:00Z'")
                .update();
        Document xml = read(written());
        assertThat(xml.select("item").eachText()).hasSizeGreaterThan(20);
        assertThat(xml.select("item").stream()
                        .map(item -> text(item, "title") + " " + text(item, "wp|post_date"))
                        .toList())
                .doesNotHaveDuplicates();
        assertThat(text(story(xml, "twice-again"), "wp|post_date_gmt")).isEqualTo("2026-03-01 10:00:01");
    }

    @Test
    void plainWordsAreHtmlWhereWordPressKeepsHtml() throws Exception {
        write("angles", "Bread & <butter> ]]> here", "<p>Words</p>");
        jdbc.sql("update comment set author_name = 'Ann <i> & Co'").update();
        Document xml = read(written());
        assertThat(text(story(xml, "angles"), "title")).isEqualTo("Bread &amp; &lt;butter&gt; ]]&gt; here");
        assertThat(xml.select("wp|comment_author").first().wholeText()).isEqualTo("Ann &lt;i&gt; &amp; Co");
    }

    @Test
    void storyKeepsItsPlaceAndPictureItsCredit() throws Exception {
        long story = write("from-afar", "From afar", "<p>Words</p>");
        jdbc.sql("update article set dateline = 'Great <Merrin>' where id = :id")
                .param("id", story)
                .update();
        jdbc.sql("update picture set credit = 'Photo: Ida & Bo'").update();
        Document xml = read(written());
        assertThat(text(story(xml, "from-afar"), "content|encoded"))
                .contains("<p><strong>Great &lt;Merrin&gt;</strong> Words</p>");
        Element attachment = xml.select("item:has(> wp|attachment_url)").first();
        assertThat(text(attachment, "content|encoded")).isEqualTo("Photo: Ida &amp; Bo");
        assertThat(attachment.select("wp|postmeta").stream()
                        .filter(each -> text(each, "wp|meta_key").equals("_media_credit"))
                        .map(each -> text(each, "wp|meta_value")))
                .containsExactly("Photo: Ida & Bo");
    }

    /** The importer's last parser reads line by line, authors from one each, and undoes no entities. */
    @Test
    void parserWithoutXmlFindsAllOfIt() throws Exception {
        String xml = written();
        assertThat(xml.lines().filter(line -> line.contains("<wp:author>")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).endsWith("</wp:author>").contains("<wp:author_login><![CDATA["));
        for (String name : List.of("title", "wp:comment_author_url")) {
            assertThat(xml).contains("<" + name + "><![CDATA[").doesNotContainPattern("<" + name + ">[^<]");
        }
    }
}
