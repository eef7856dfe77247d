package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.comment.CommentService;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.CommentWords;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What pages say of themselves. */
@NewsroomTest
class HeadTests {

    private static final String HOSTILE = "</script><script>alert(1)</script><!-- & ' \" \u2028 ]]>";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    CommentService comments;

    @Autowired
    JdbcClient jdbc;

    private Article article;

    @BeforeEach
    void fillTheNewsroom() {
        jdbc.sql("delete from article").update();
        article = stories.write(HOSTILE)
                .tagged("Tides")
                .by("Nell Thorsby", "Otto Sand")
                .publish();
        comments.takeOver(
                article.getId(),
                null,
                new CommentWords("Vera", "vera@example.org", null, "Well done."),
                CommentStatus.APPROVED,
                TestClock.NOON);
    }

    @Test
    void headlineCannotLeaveTheDataBlock() {
        Document page = page(article.getAddress());
        assertThat(page.select("script:not([src])")).hasSize(1);
        Element block = page.selectFirst("script[type=application/ld+json]");
        assertThat(block.data()).doesNotContain("<", ">", "&", "'", "\u2028");
        assertThat(graph(page).get(0).get("headline").asString()).isEqualTo(HOSTILE);
    }

    @Test
    void articleIsANewsArticle() {
        Document page = page(article.getAddress());
        JsonNode news = graph(page).get(0);
        assertThat(news.get("@type").asString()).isEqualTo("NewsArticle");
        assertThat(news.get("datePublished").asString()).startsWith("2026-11-24T12:00:00");
        assertThat(news.get("dateModified").asString()).startsWith("2026-11-24T12:00:00");
        assertThat(news.get("author")).hasSize(2);
        assertThat(news.get("author").get(0).get("name").asString()).isEqualTo("Nell Thorsby");
        assertThat(news.get("author").get(0).get("url").asString())
                .isEqualTo("http://localhost:8080/author/nell-thorsby");
        assertThat(news.get("publisher").get("name").asString()).isEqualTo("The Masthead");
        assertThat(news.get("articleSection").asString()).isEqualTo("Town");
        assertThat(news.get("commentCount").asInt()).isEqualTo(1);
        JsonNode steps = graph(page).get(1).get("itemListElement");
        assertThat(steps).hasSize(3);
        assertThat(steps.get(1).get("item").asString()).isEqualTo("http://localhost:8080/section/town");
    }

    @Test
    void articleCanBeShared() {
        Document page = page(article.getAddress());
        assertThat(meta(page, "og:type")).isEqualTo("article");
        assertThat(meta(page, "og:title")).isEqualTo(HOSTILE);
        assertThat(meta(page, "og:locale")).isEqualTo("en_GB");
        assertThat(meta(page, "og:url"))
                .isEqualTo(page.select("link[rel=canonical]").attr("href"));
        assertThat(meta(page, "article:published_time")).startsWith("2026-11-24T12:00:00");
        assertThat(meta(page, "article:section")).isEqualTo("Town");
        assertThat(meta(page, "article:tag")).isEqualTo("Tides");
        assertThat(page.select("meta[name=twitter:card]").attr("content")).isEqualTo("summary");
    }

    @Test
    void feedsAreFoundFromThePagesTheyBelongTo() {
        assertThat(feeds("/")).containsExactly("/feed.xml", "/feed.atom", "/feed.json");
        assertThat(feeds("/section/town")).startsWith("/section/town/feed.xml").contains("/feed.xml");
        assertThat(feeds("/tag/tides")).startsWith("/tag/tides/feed.xml");
        assertThat(feeds("/author/otto-sand")).startsWith("/author/otto-sand/feed.xml");
        assertThat(feeds(article.getAddress())).startsWith(article.getAddress() + "/comments/feed.xml");
        feeds("/section/town").forEach(feed -> assertThat(mvc.get().uri(feed)).hasStatusOk());
    }

    @Test
    void onlyTheFirstPageOfAListIsToBeListed() {
        for (int i = 1; i <= 45; i++) {
            stories.write("Story number " + i).published(Duration.ofHours(i)).publish();
        }
        Document first = page("/section/town");
        assertThat(first.select("meta[name=robots]").attr("content")).isEqualTo("max-image-preview:large");
        assertThat(first.select("head link[rel=prev]")).isEmpty();
        Document second = page(path(first.select("head link[rel=next]")));
        assertThat(second.select("meta[name=robots]").attr("content")).isEqualTo("noindex, follow");
        assertThat(path(second.select("head link[rel=prev]"))).isEqualTo("/section/town");
        Document third = page(path(second.select("head link[rel=next]")));
        assertThat(third.select("head link[rel=prev]").attr("href"))
                .isEqualTo(second.select("link[rel=canonical]").attr("href"));
        assertThat(third.select("head link[rel=next]")).isEmpty();
        assertThat(third.select("script")).isEmpty();
    }

    @Test
    void authorsPageIsAboutAPerson() {
        JsonNode profile = graph(page("/author/otto-sand")).get(0);
        assertThat(profile.get("@type").asString()).isEqualTo("ProfilePage");
        assertThat(profile.get("mainEntity").get("name").asString()).isEqualTo("Otto Sand");
    }

    private java.util.List<String> feeds(String address) {
        return page(address).select("link[rel=alternate]").eachAttr("href");
    }

    private static String path(org.jsoup.select.Elements link) {
        return link.attr("href").replace("http://localhost:8080", "");
    }

    private static String meta(Document page, String property) {
        return page.select("meta[property=" + property + "]").attr("content");
    }

    private static JsonNode graph(Document page) {
        Element block = page.selectFirst("script[type=application/ld+json]");
        return JsonMapper.builder().build().readTree(block.data()).get("@graph");
    }

    private Document page(String address) {
        MvcTestResult result = mvc.get().uri(java.net.URI.create(address)).exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
