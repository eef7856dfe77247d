package org.masthead.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.article.Article;
import org.masthead.comment.CommentService;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.CommentWords;
import org.masthead.site.SiteDefaults;
import org.masthead.site.SiteSettings;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.masthead.text.ArticleMarkup;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every feed keeps to the schema of its format: RELAX NG for Atom and RSS, the members it names for JSON Feed. */
@NewsroomTest
class FeedSchemaTests {

    private static final SiteSettings SITE =
            new SiteDefaults("Name", "", "https://news.example", Locale.UK, ZoneOffset.UTC);

    private static final Map<String, Set<String>> JSON_MEMBERS = Map.of(
            "feed",
            Set.of("version", "title", "home_page_url", "feed_url", "description", "language", "items"),
            "item",
            Set.of(
                    "id",
                    "url",
                    "title",
                    "content_text",
                    "content_html",
                    "summary",
                    "image",
                    "date_published",
                    "date_modified",
                    "authors",
                    "tags"),
            "author",
            Set.of("name", "url"));

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    CommentService comments;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void fillTheNewsroom() {
        jdbc.sql("delete from article").update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feed",
                "/section/town/feed",
                "/tag/tides/feed",
                "/author/nell-thorsby/feed",
                "/2026/11/fish-and-chips/comments/feed"
            })
    void feedsKeepToTheirSchemas(String feed) throws Exception {
        Article article = stories.write("Fish and <chips> \u0001 ]]>")
                .saying("5 < 6 & more.")
                .tagged("Tides")
                .by("Nell Thorsby", "Otto Sand")
                .publish();
        jdbc.sql("update article set address = '/2026/11/fish-and-chips', slug = 'fish-and-chips' where id = ?")
                .params(article.getId())
                .update();
        stories.write("Unsigned").tagged("Tides").published(Duration.ofHours(3)).publish();
        comment(article, comment(article, null));
        keepsToItsSchema("atom.rnc", bytes(feed + ".atom"));
        keepsToItsSchema("rss.rnc", bytes(feed + ".xml"));
        keepsToTheRulesOfJsonFeed(bytes(feed + ".json"));
    }

    @Test
    void emptySiteHasValidFeedsToo() throws Exception {
        keepsToItsSchema("atom.rnc", bytes("/feed.atom"));
        keepsToItsSchema("rss.rnc", bytes("/feed.xml"));
        keepsToTheRulesOfJsonFeed(bytes("/feed.json"));
    }

    @Test
    void wholeTextsAndPicturesKeepToTheSchemasToo() throws Exception {
        Feed.Entry entry = new Feed.Entry(
                "tag:news.example,2026:article/1",
                "Title",
                "https://news.example/1",
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60),
                List.of(
                        new Feed.Author("Nell Thorsby", "https://news.example/author/nell"),
                        new Feed.Author("Otto", null)),
                List.of("Town"),
                "Short",
                ArticleMarkup.clean("<p>5 &lt; 6 &amp; <strong>more</strong></p>"),
                new Feed.Image("https://news.example/media/1-960.jpg", "image/jpeg", 960, 640, "A quay", "Ada Quill"),
                null);
        Feed feed = new Feed(
                "tag:news.example,2026:feed",
                "Feed",
                "With a line below",
                "https://news.example/",
                "https://news.example/feed.xml",
                Instant.EPOCH,
                List.of(entry));
        keepsToItsSchema("atom.rnc", AtomWriter.write(feed, SITE));
        keepsToItsSchema("rss.rnc", RssWriter.write(feed, SITE));
        keepsToTheRulesOfJsonFeed(JsonFeedWriter.write(feed, SITE));
    }

    @Test
    void schemasRefuseWhatBreaksTheStandards() throws Exception {
        assertThat(findings(
                        "atom.rnc",
                        "<feed xmlns='http://www.w3.org/2005/Atom'><title>No id, no date</title></feed>".getBytes()))
                .isNotEmpty();
        assertThat(findings(
                        "rss.rnc",
                        ("<rss version='2.0'><channel><title>T</title><link>https://news.example/</link>"
                                        + "<description/><pubDate>2026-11-24</pubDate></channel></rss>")
                                .getBytes()))
                .isNotEmpty();
    }

    private static void keepsToItsSchema(String schema, byte[] feed) throws Exception {
        assertThat(findings(schema, feed)).isEmpty();
    }

    private static List<String> findings(String schema, byte[] feed) throws Exception {
        List<String> findings = new ArrayList<>();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new DefaultHandler() {
            @Override
            public void error(SAXParseException wrong) {
                findings.add(wrong.getMessage());
            }
        });
        ValidationDriver driver = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
        assertThat(driver.loadSchema(new InputSource(new ClassPathResource("feed/" + schema).getInputStream())))
                .isTrue();
        driver.validate(new InputSource(new ByteArrayInputStream(feed)));
        return findings;
    }

    private static void keepsToTheRulesOfJsonFeed(byte[] bytes) {
        JsonNode feed = JsonMapper.builder().build().readTree(bytes);
        assertThat(feed.propertyNames()).isSubsetOf(JSON_MEMBERS.get("feed")).contains("version", "title", "items");
        assertThat(feed.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.get("items").isArray()).isTrue();
        for (JsonNode item : feed.get("items")) {
            assertThat(item.propertyNames())
                    .isSubsetOf(JSON_MEMBERS.get("item"))
                    .contains("id", "url");
            assertThat(item.get("id").isString()).isTrue();
            assertThat(item.has("content_text") || item.has("content_html")).isTrue();
            for (String moment : List.of("date_published", "date_modified")) {
                assertThat(Instant.parse(item.get(moment).asString())).isNotNull();
            }
            for (JsonNode author : item.path("authors")) {
                assertThat(author.propertyNames())
                        .isSubsetOf(JSON_MEMBERS.get("author"))
                        .contains("name");
            }
            for (JsonNode tag : item.path("tags")) {
                assertThat(tag.isString()).isTrue();
            }
        }
    }

    private long comment(Article article, @Nullable Long parent) {
        return comments.takeOver(
                article.getId(),
                parent,
                new CommentWords("Vera", "vera@example.org", null, "Well & good."),
                CommentStatus.APPROVED,
                TestClock.NOON.minusSeconds(parent == null ? 60 : 30));
    }

    private byte[] bytes(String address) {
        MvcTestResult result = mvc.get().uri(address).exchange();
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsByteArray();
    }
}
