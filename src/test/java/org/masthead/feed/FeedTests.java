package org.masthead.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.article.Article;
import org.masthead.comment.CommentService;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.CommentWords;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NewsroomTest
class FeedTests {

    private static final String HEADLINE = "Fish & <b>chips</b> \u0001\u000B at ]]> the \uD83C\uDF0A harbour";
    private static final String SHOWN = "Fish & <b>chips</b>  at ]]> the \uD83C\uDF0A harbour";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    CommentService comments;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClassDatabase database;

    private Article article;

    @BeforeEach
    void fillTheNewsroom() {
        jdbc.sql("delete from article").update();
        article = stories.write(HEADLINE)
                .saying("5 < 6 & more.")
                .tagged("Tides")
                .by("Nell Thorsby", "Otto Sand")
                .published(Duration.ofHours(1))
                .publish();
        jdbc.sql("update article set updated_at = published_at + interval '30 minutes'")
                .update();
        stories.write("Unsigned").published(Duration.ofHours(3)).publish();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feed.xml",
                "/feed.atom",
                "/section/town/feed.xml",
                "/section/town/feed.atom",
                "/tag/tides/feed.xml",
                "/tag/tides/feed.atom",
                "/author/nell-thorsby/feed.xml",
                "/author/otto-sand/feed.atom"
            })
    void anotherLibraryReadsThemAndFindsWhatWasWritten(String address) throws Exception {
        SyndFeed feed = new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(bytes(address))));
        SyndEntry entry = feed.getEntries().get(0);
        assertThat(entry.getTitle()).isEqualTo(SHOWN);
        assertThat(entry.getLink()).isEqualTo("http://localhost:8080" + article.getAddress());
        assertThat(entry.getUri()).isEqualTo("tag:localhost,2026-11-24:article/" + article.getId());
        assertThat(entry.getPublishedDate()).isEqualTo(TestClock.NOON.minus(Duration.ofHours(1)));
        assertThat(entry.getDescription().getValue())
                .isEqualTo(address.endsWith(".xml") ? "5 &lt; 6 &amp; more." : "5 < 6 & more.");
        assertThat(entry.getCategories())
                .extracting(category -> category.getName())
                .containsExactly("Town", "Tides");
        assertThat(entry.getAuthor()).startsWith("Nell Thorsby");
        assertThat(entry.getContents()).isEmpty();
    }

    @Test
    void atomKeepsTheRulesOfTheStandard() throws Exception {
        org.jsoup.nodes.Document feed =
                org.jsoup.Jsoup.parse(page("/feed.atom"), "", org.jsoup.parser.Parser.xmlParser());
        for (String once : List.of("id", "title", "updated")) {
            assertThat(feed.select("feed > " + once)).as(once).hasSize(1);
            feed.select("entry")
                    .forEach(entry ->
                            assertThat(entry.select("> " + once)).as(once).hasSize(1));
        }
        assertThat(feed.select("feed > author > name")).hasSize(1);
        assertThat(feed.select("feed > link[rel=self]").attr("href")).isEqualTo("http://localhost:8080/feed.atom");
        assertThat(feed.select("feed > link[rel=alternate]")).hasSize(1);
        assertThat(feed.select("feed > updated").text()).isEqualTo("2026-11-24T11:30:00Z");
        assertThat(feed.select("entry > id").eachText()).doesNotHaveDuplicates().hasSize(2);
        feed.select("entry").forEach(entry -> {
            assertThat(entry.select("> link[rel=alternate]")).hasSize(1);
            assertThat(entry.select("> summary, > content")).isNotEmpty();
        });
    }

    @Test
    void rssKeepsTheRulesOfTheStandard() throws Exception {
        org.jsoup.nodes.Document feed =
                org.jsoup.Jsoup.parse(page("/feed.xml"), "", org.jsoup.parser.Parser.xmlParser());
        for (String once : List.of("title", "link", "description", "language", "lastBuildDate")) {
            assertThat(feed.select("channel > " + once)).as(once).hasSize(1);
        }
        assertThat(feed.select("item > guid[isPermaLink=false]").eachText())
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(feed.select("item > pubDate").first().text()).isEqualTo("Tue, 24 Nov 2026 11:00:00 GMT");
        assertThat(feed.select("channel > lastBuildDate").text()).isEqualTo("Tue, 24 Nov 2026 11:30:00 GMT");
        assertThat(feed.select("channel > atom|link[rel=self]").attr("href"))
                .isEqualTo("http://localhost:8080/feed.xml");
    }

    @Test
    void jsonFeedKeepsTheRulesOfTheStandard() {
        JsonNode feed = JsonMapper.builder().build().readTree(bytes("/section/town/feed.json"));
        assertThat(feed.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.get("title").asString()).isEqualTo("Town – The Masthead");
        assertThat(feed.get("home_page_url").asString()).isEqualTo("http://localhost:8080/section/town");
        assertThat(feed.get("feed_url").asString()).isEqualTo("http://localhost:8080/section/town/feed.json");
        JsonNode item = feed.get("items").get(0);
        assertThat(item.get("id").asString()).isEqualTo("tag:localhost,2026-11-24:article/" + article.getId());
        assertThat(item.get("content_text").asString()).isEqualTo("5 < 6 & more.");
        assertThat(item.get("date_published").asString()).isEqualTo("2026-11-24T11:00:00Z");
        assertThat(item.get("date_modified").asString()).isEqualTo("2026-11-24T11:30:00Z");
        assertThat(item.get("authors").get(1).get("url").asString())
                .isEqualTo("http://localhost:8080/author/otto-sand");
    }

    @Test
    void commentsHaveFeedsToo() throws Exception {
        long first = comment(null, "Well & good.");
        long second = comment(first, "I do not think so.");
        comments.takeOver(
                article.getId(),
                null,
                new CommentWords("Troll", "t@example.org", null, "Waiting"),
                CommentStatus.PENDING,
                TestClock.NOON);
        for (String format : List.of("xml", "atom")) {
            SyndFeed feed = new SyndFeedInput()
                    .build(new XmlReader(
                            new ByteArrayInputStream(bytes(article.getAddress() + "/comments/feed." + format))));
            assertThat(feed.getEntries()).hasSize(2);
            SyndEntry reply = feed.getEntries().get(0);
            assertThat(reply.getLink())
                    .isEqualTo("http://localhost:8080" + article.getAddress() + "/comments/" + second);
            assertThat(reply.getTitle()).isEqualTo("Vera on " + SHOWN);
            assertThat(reply.getUri()).endsWith("/comments/" + second);
        }
        String atom = page(article.getAddress() + "/comments/feed.atom");
        assertThat(atom).contains("ref=\"tag:localhost,2026-11-24:article/" + article.getId() + "/comments/" + first);
        assertThat(page(article.getAddress() + "/comments/feed.json"))
                .contains("I do not think so.")
                .doesNotContain("Troll", "Waiting", "example.org");
    }

    @Test
    void whoHasTheFeedIsNotSentItAgain() {
        MvcTestResult first = mvc.get().uri("/feed.xml").exchange();
        assertThat(first)
                .hasHeader("Cache-Control", "public, max-age=300")
                .hasHeader("Access-Control-Allow-Origin", "*")
                .hasContentType("application/rss+xml;charset=UTF-8");
        String tag = first.getResponse().getHeader("ETag");
        String modified = first.getResponse().getHeader("Last-Modified");
        assertThat(tag).startsWith("\"");
        assertThat(modified).isNotNull();
        MvcTestResult again =
                mvc.get().uri("/feed.xml").header("If-None-Match", tag).exchange();
        assertThat(again).hasStatus(304);
        assertThat(again.getResponse().getContentAsByteArray()).isEmpty();
        assertThat(mvc.get().uri("/feed.xml").header("If-Modified-Since", modified))
                .hasStatus(304);
        assertThat(mvc.get().uri("/feed.xml").header("If-None-Match", "\"other\""))
                .hasStatusOk();
    }

    @Test
    void withdrawnStoryChangesTheFeedForThoseWhoAskByDateToo() {
        String modified = mvc.get().uri("/feed.xml").exchange().getResponse().getHeader("Last-Modified");
        jdbc.sql(
                        "update article set status = 'WITHDRAWN', saved_at = '2026-11-24T13:00:00Z' where headline = 'Unsigned'")
                .update();
        assertThat(mvc.get().uri("/feed.xml").header("If-Modified-Since", modified))
                .hasStatusOk();
    }

    @Test
    void idsOutliveTheSlug() {
        String before = page("/feed.atom").replaceAll("(?s).*?<entry><id>([^<]+)<.*", "$1");
        jdbc.sql(
                        "update article set slug = 'renamed', address = '/2026/10/renamed', published_at = published_at - interval '30 minutes' where id = ?")
                .param(article.getId())
                .update();
        assertThat(page("/feed.atom")).contains("<id>" + before + "</id>", "/2026/10/renamed");
    }

    @Test
    void feedsAskTheDatabaseAsOftenForManyStoriesAsForOne() {
        int before =
                database.statementsOf(() -> page("/section/town/feed.atom")).size();
        for (int i = 0; i < 20; i++) {
            stories.write("Another " + i).tagged("Tag " + i).by("Author " + i).publish();
        }
        assertThat(database.statementsOf(() -> page("/section/town/feed.atom")))
                .hasSize(before)
                .hasSizeLessThanOrEqualTo(3);
    }

    private long comment(Long parent, String words) {
        return comments.takeOver(
                article.getId(),
                parent,
                new CommentWords("Vera", "vera@example.org", null, words),
                CommentStatus.APPROVED,
                TestClock.NOON.minusSeconds(parent == null ? 60 : 30));
    }

    private String page(String address) {
        return new String(bytes(address), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String address) {
        MvcTestResult result = mvc.get().uri(address).exchange();
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsByteArray();
    }
}
