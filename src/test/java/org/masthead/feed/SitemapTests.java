package org.masthead.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@NewsroomTest
class SitemapTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClassDatabase database;

    @BeforeEach
    void fillTheNewsroom() {
        // Fifty thousand stories that go one by one would keep a minute.
        jdbc.sql("with quiet as (select set_config('masthead.at_once', 'undo', true)) delete from article using quiet")
                .update();
        stories.write("Fish & chips <at> \u0001 the \uD83C\uDF0A harbour")
                .tagged("Tides")
                .by("Nell Thorsby")
                .publish();
        stories.write("Old news").published(Duration.ofHours(49)).publish();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sitemap.xml",
                "/sitemap-fronts.xml",
                "/sitemap-articles-1.xml",
                "/sitemap-tags-1.xml",
                "/sitemap-authors-1.xml",
                "/news-sitemap.xml"
            })
    void sitemapsKeepToTheirSchema(String address) throws Exception {
        schema().newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes(address))));
    }

    @Test
    void emptySiteHasValidSitemapsToo() throws Exception {
        jdbc.sql("delete from article").update();
        for (String address : new String[] {"/sitemap.xml", "/sitemap-fronts.xml", "/news-sitemap.xml"}) {
            schema().newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes(address))));
        }
        assertThat(mvc.get().uri("/sitemap-articles-1.xml")).hasStatus(404);
    }

    @Test
    void newsAreTwoDaysOldAtMost() {
        assertThat(page("/news-sitemap.xml"))
                .contains("<news:title>Fish &amp; chips &lt;at&gt;  the \uD83C\uDF0A harbour</news:title>")
                .contains("<news:language>en</news:language>", "<news:name>The Masthead</news:name>")
                .contains("<news:publication_date>2026-11-24T12:00:00Z</news:publication_date>")
                .doesNotContain("Old news");
    }

    @Test
    void partIsDatedByItsNewestChange() {
        jdbc.sql("update article set updated_at = '2026-11-24T11:00:00Z' where headline = 'Old news'")
                .update();
        jdbc.sql("delete from article where headline <> 'Old news'").update();
        assertThat(page("/sitemap.xml"))
                .contains("/sitemap-articles-1.xml</loc><lastmod>2026-11-24T11:00:00Z</lastmod>");
        assertThat(page("/sitemap-articles-1.xml"))
                .contains("/2026/11/old-news</loc><lastmod>2026-11-24T11:00:00Z</lastmod>");
    }

    @Test
    void partsHoldFiftyThousandAddressesAtMostAndLoseNone() {
        jdbc.sql("delete from article").update();
        long section = jdbc.sql("select min(id) from section").query(Long.class).single();
        jdbc.sql("""
                        with quiet as (select set_config('masthead.at_once', 'import', true))
                        insert into article (id, headline, slug, body, section_id, status, discussion, address,
                                             published_at, created_at, saved_at)
                        overriding system value
                        select 50000000 + n, 'Story ' || n, 'story-' || n, '<p>x</p>', :section, 'LIVE', 'OPEN',
                               '/2026/10/story-' || n, timestamptz '2026-10-01 00:00Z' + n * interval '1 second',
                               now(), now()
                        from quiet, generate_series(1, 50001) n
                        """).param("section", section).update();
        assertThat(page("/sitemap.xml")).contains("/sitemap-articles-1001.xml<", "/sitemap-articles-1002.xml<");
        String full = page("/sitemap-articles-1001.xml");
        assertThat(full.split("<url>")).hasSize(50_001);
        assertThat(full).contains("/2026/10/story-1<", "/2026/10/story-50000<").doesNotContain("/story-50001<");
        assertThat(page("/sitemap-articles-1002.xml").split("<url>")).hasSize(2);
        assertThat(mvc.get().uri("/sitemap-articles-1003.xml")).hasStatus(404);
    }

    @Test
    void indexAsksNoMoreOftenForMoreStories() {
        int before = database.statementsOf(() -> page("/sitemap.xml")).size();
        for (int i = 0; i < 20; i++) {
            stories.write("Another " + i).tagged("Tag " + i).by("Author " + i).publish();
        }
        assertThat(database.statementsOf(() -> page("/sitemap.xml")))
                .hasSize(before)
                .hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void whoHasTheIndexIsNotSentItAgain() {
        MvcTestResult first = mvc.get().uri("/sitemap.xml").exchange();
        assertThat(first)
                .hasHeader("Cache-Control", "public, max-age=300")
                .hasContentType("application/xml;charset=UTF-8");
        String tag = first.getResponse().getHeader("ETag");
        assertThat(mvc.get().uri("/sitemap.xml").header("If-None-Match", tag)).hasStatus(304);
    }

    @Test
    void whoHasAPartIsNotSentItAgainUntilItChanges() {
        String part = "/sitemap-articles-1.xml";
        MvcTestResult first = mvc.get().uri(part).exchange();
        assertThat(first).hasStatusOk().hasHeader("Cache-Control", "public, max-age=300");
        String tag = first.getResponse().getHeader("ETag");
        assertThat(mvc.get().uri(part).header("If-None-Match", tag))
                .hasStatus(304)
                .bodyText()
                .isEmpty();
        jdbc.sql("update article set status = 'WITHDRAWN' where headline = 'Old news'")
                .update();
        assertThat(mvc.get().uri(part).header("If-None-Match", tag))
                .hasStatusOk()
                .bodyText()
                .contains("<url>")
                .doesNotContain("old-news");
    }

    private String page(String address) {
        return new String(bytes(address), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String address) {
        MvcTestResult result = mvc.get().uri(URI.create(address)).exchange();
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsByteArray();
    }

    private static Schema schema() throws Exception {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new Source[] {
            new StreamSource(new ClassPathResource("feed/sitemap-news.xsd").getInputStream()),
            new StreamSource(new ClassPathResource("feed/sitemap.xsd").getInputStream())
        });
    }
}
