package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.article.Article;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Asks every public door for what must not be behind it, and for what must. */
@NewsroomTest
class PublicDoorsTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    private Article live;

    @BeforeEach
    void fillTheNewsroom() {
        jdbc.sql("delete from article").update();
        live = stories.write("Read me").tagged("Tides").by("Nell Thorsby").publish();
        stories.write("Secret draft").tagged("Tides").by("Nell Thorsby").draft();
        stories.write("Taken down").tagged("Tides").by("Nell Thorsby").withdraw();
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
                "/2026/11/read-me"
            })
    void onlyLiveStoriesAreBehindThem(String door) {
        assertThat(page(door)).contains("Read me").doesNotContain("Secret draft", "Taken down");
    }

    @ParameterizedTest
    @CsvSource({
        "/2026/11/secret-draft, 404",
        "/2026/11/taken-down, 410",
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
