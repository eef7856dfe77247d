package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.article.Article;
import org.masthead.article.StoryMove;
import org.masthead.article.StoryMoves;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Asks every public door for what must not be behind it, and for what must. */
@NewsroomTest
class PublicDoorsTests {

    private static final String[] HIDDEN = {
        "Secret draft",
        "secret-draft",
        "Taken down",
        "taken-down",
        "Not before noon",
        "not-before-noon",
        "Undone before it was out",
        "undone-before",
        "Being read",
        "being-read",
        "Waits for its moment",
        "waits-for-its",
        "Put away for good",
        "put-away-for"
    };

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    StoryMoves moves;

    private Article live;

    @BeforeEach
    void fillTheNewsroom() {
        jdbc.sql("delete from article").update();
        live = stories.write("Read me").tagged("Tides").by("Nell Thorsby").publish();
        stories.write("Secret draft").tagged("Tides").by("Nell Thorsby").draft();
        Article withdrawn =
                stories.write("Taken down").tagged("Tides").by("Nell Thorsby").withdraw();
        Article embargoed = stories.write("Not before noon")
                .tagged("Tides")
                .by("Nell Thorsby")
                .published(Duration.ofHours(-2))
                .publish();
        DeskUser nora = Desk.account(jdbc, "Nora Quill", Role.EDITOR);
        moves.move(hidden("Being read"), StoryMove.SUBMIT, nora, "");
        moves.schedule(hidden("Waits for its moment"), TestClock.NOON.plus(Duration.ofHours(5)), nora);
        moves.move(hidden("Put away for good"), StoryMove.ARCHIVE, nora, "");
        wasAt("/2026/11/old-read-me", live);
        wasAt("/2026/11/old-taken-down", withdrawn);
        wasAt("/2026/11/old-not-before-noon", embargoed);
        stories.write("Undone before it was out")
                .inSection("Embargoed")
                .tagged("Sealed")
                .by("Otto Sand")
                .published(Duration.ofDays(-40))
                .withdraw();
    }

    private long hidden(String headline) {
        return stories.write(headline)
                .tagged("Tides")
                .by("Nell Thorsby")
                .draft()
                .getId();
    }

    private void wasAt(String address, Article article) {
        jdbc.sql("insert into former_address (address, article_id) values (?, ?)")
                .params(address, article.getId())
                .update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?before=4102444800000000-1",
                "/section/town",
                "/tag/tides",
                "/author/nell-thorsby",
                "/archive/2026/11",
                "/2026/11/read-me",
                "/feed.xml",
                "/feed.atom",
                "/feed.json",
                "/section/town/feed.xml",
                "/section/town/feed.atom",
                "/section/town/feed.json",
                "/tag/tides/feed.xml",
                "/tag/tides/feed.atom",
                "/tag/tides/feed.json",
                "/author/nell-thorsby/feed.xml",
                "/author/nell-thorsby/feed.atom",
                "/author/nell-thorsby/feed.json",
                "/2026/11/read-me/comments/feed.xml",
                "/2026/11/read-me/comments/feed.atom",
                "/2026/11/read-me/comments/feed.json",
                "/news-sitemap.xml",
                "/search?q=thorsby",
                "/search?section=town",
                "/search?author=nell-thorsby",
                "/search?from=2026-11-01&to=2027-12-31"
            })
    void onlyLiveStoriesAreBehindThem(String door) {
        assertThat(page(door)).contains("Read me").doesNotContain(HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "taken", "noon", "undone", "moment", "being", "away"})
    void searchFindsNothingOfTheOthers(String word) {
        assertThat(page("/search?q=" + word)).contains(word).doesNotContain(HIDDEN);
    }

    @Test
    void sitemapsNameOnlyWhatIsLive() {
        String index = page("/sitemap.xml");
        List<String> parts = Pattern.compile("<loc>http://localhost:8080(/[^<]+)</loc>")
                .matcher(index)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(parts).hasSizeGreaterThanOrEqualTo(4);
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(page(part)));
        assertThat(all)
                .contains("/2026/11/read-me<", "/section/town<", "/tag/tides<", "/author/nell-thorsby<")
                .contains("/archive/2026/11<", "<lastmod>2026-11-24T12:00:00Z</lastmod>")
                .doesNotContain(HIDDEN)
                .doesNotContain("/section/embargoed", "/tag/sealed", "/author/otto-sand", "2027", "14:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/section/embargoed", "/tag/sealed", "/author/otto-sand"})
    void listsWithoutALiveStoryAreEmptyAndNotIndexed(String door) {
        assertThat(page(door))
                .contains("There is no story here yet.", "content=\"noindex, follow\"")
                .doesNotContain("Undone");
    }

    @Test
    void embargoEndsByItself() {
        clock.advance(Duration.ofHours(3));
        try {
            assertThat(page("/")).contains("Not before noon");
            assertThat(page("/2026/11/not-before-noon")).contains("Not before noon");
            assertThat(page("/feed.json")).contains("Not before noon");
            assertThat(page("/sitemap-articles-1.xml")).contains("/2026/11/not-before-noon<");
        } finally {
            clock.advance(Duration.ofHours(-3));
        }
    }

    @Test
    void storyUnderEmbargoTakesNoReplies() {
        MvcTestResult result = mvc.post()
                .uri("/2026/11/not-before-noon/comments")
                .header("Sec-Fetch-Site", "same-origin")
                .param("author", "Vera")
                .param("email", "vera@example.org")
                .param("comment", "I know something.")
                .exchange();
        assertThat(result).hasStatus(404);
        assertThat(jdbc.sql("select count(*) from comment").query(Long.class).single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/2026/11/secret-draft, 404",
        "/2026/11/being-read, 404",
        "/2026/11/waits-for-its-moment, 404",
        "/2026/11/waits-for-its-moment/comments/feed.xml, 404",
        "/2026/11/put-away-for-good, 404",
        "/2026/11/taken-down, 410",
        "/2026/11/not-before-noon, 404",
        "/2026/11/not-before-noon/comments/feed.xml, 404",
        "/2026/11/not-before-noon/comments/1/reply, 404",
        "/2026/11/old-not-before-noon, 404",
        "/2026/11/old-not-before-noon/comments/feed.atom, 404",
        "/2026/11/old-taken-down, 410",
        "/2026/11/old-read-me, 301",
        "/2026/11/old-read-me/comments/feed.json, 301",
        "/2026/11/taken-down/comments/feed.json, 410",
        "/2027/01/undone-before-it-was-out, 404",
        "/sitemap-articles-2.xml, 404",
        "/sitemap-articles-0.xml, 404",
        "/sitemap-secrets-1.xml, 404",
        "/section/town/feed.html, 404",
        "/section/nowhere/feed.xml, 404",
        "/.well-known/security.txt, 404",
        "/2026/11/never-written, 404",
        "/2026/13/read-me, 404",
        "/section/nowhere, 404",
        "/tag/nothing, 404",
        "/author/nobody, 404",
        "/archive/2026/13, 404",
        "/archive/2026/10, 404",
        "/archive/2027/01, 404",
        "/section/town?before=nonsense, 404",
        "/section/town?before=1-1, 404",
        "/archive/2026/11?before=99999999999999999999-1, 404",
        "/nothing-here, 404"
    })
    void whatIsNotThereIsSaidSoInTheSitesOwnDress(String door, int status) {
        MvcTestResult result = mvc.get().uri(java.net.URI.create(door)).exchange();
        assertThat(result).hasStatus(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/section/town/, /section/town",
        "/Section/Town, /section/town",
        "/2026/11/Read-Me/, /2026/11/read-me",
        "/tag/tides/?before=x, /tag/tides?before=x"
    })
    void untidyAddressesLeadToTheTidyOne(String door, String tidy) {
        assertThat(mvc.get().uri(java.net.URI.create(door))).hasStatus(301).hasHeader("Location", tidy);
    }

    @Test
    void addressOfAMergedTagLeadsToTheOther() {
        jdbc.sql("insert into tag_alias (slug, tag_id) select 'ebb', id from tag where slug = 'tides'")
                .update();
        assertThat(mvc.get().uri("/tag/ebb")).hasStatus(301).hasHeader("Location", "/tag/tides");
        assertThat(mvc.get().uri("/tag/ebb/feed.xml")).hasStatusOk();
    }

    @Test
    void archiveLeadsToTheNewestMonth() {
        assertThat(mvc.get().uri("/archive")).hasStatus(302).hasHeader("Location", "/archive/2026/11");
    }

    @Test
    void pagesAreTheSameForEveryReaderAndSetNoCookie() {
        for (String door : new String[] {"/", "/section/town", live.getAddress()}) {
            MvcTestResult first = mvc.get().uri(door).header("User-Agent", "a").exchange();
            MvcTestResult second = mvc.get()
                    .uri(door)
                    .header("User-Agent", "b")
                    .header("Accept-Language", "de")
                    .cookie(new jakarta.servlet.http.Cookie("masthead", "x"))
                    .exchange();
            assertThat(first.getResponse().getContentAsByteArray())
                    .isEqualTo(second.getResponse().getContentAsByteArray());
            assertThat(first.getResponse().getHeader("Set-Cookie")).isNull();
        }
    }

    @Test
    void listsGoOnWhereThePageBeforeEnded() {
        for (int i = 1; i <= 30; i++) {
            stories.write("Story number " + i).published(Duration.ofHours(i)).publish();
        }
        String first = page("/section/town");
        assertThat(first).contains("Story number 19<").doesNotContain("Story number 20<");
        String older = first.replaceAll("(?s).*href=\"(/section/town\\?before=[^\"]*)\".*", "$1");
        assertThat(page(older)).contains("Story number 20<", "Story number 30<").doesNotContain("Story number 19<");
    }

    @Test
    void neighbouringMonthsAreLinked() {
        stories.write("Long ago").published(Duration.ofDays(90)).publish();
        assertThat(page("/archive/2026/11")).contains("/archive/2026/08");
        assertThat(page("/archive/2026/08")).contains("/archive/2026/11", "Long ago");
    }

    @Test
    void articleSaysWhatItIs() {
        assertThat(page(live.getAddress()))
                .contains("<title>Read me – The Masthead</title>", "rel=\"canonical\"", "lang=\"en-GB\"")
                .contains(
                        "http://localhost:8080/2026/11/read-me",
                        "Leave a Reply",
                        "Your email address will not be published.")
                .containsOnlyOnce("<h1");
    }

    private String page(String door) {
        MvcTestResult result = mvc.get().uri(java.net.URI.create(door)).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
