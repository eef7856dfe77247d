package org.masthead.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.article.Article;
import org.masthead.article.ArticleService;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The clock of these tests stands at noon of 24 November 2026, and the site's zone is UTC. */
@NewsroomTest
class BreakingDeskTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    ArticleService articles;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private Article story;

    @BeforeEach
    void write() {
        jdbc.sql("delete from article").update();
        jdbc.sql("update breaking_strip set words = '', version = 0, starts_at = null, ends_at = null")
                .update();
        story = stories.write("Dam holds").publish();
    }

    @Test
    void stripComesAndGoesByItself() {
        String start = local(Duration.ofHours(1));
        String end = local(Duration.ofHours(3));
        assertThat(announce("0", "Dam may break", story.getAddress(), start, end))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(strip("/")).isEmpty();
        clock.advance(Duration.ofHours(1));
        assertThat(strip("/")).contains("Dam may break");
        assertThat(strip("/section/town")).contains("Dam may break");
        assertThat(page(mvc.get().uri("/").exchange()).select(".breaking a").attr("href"))
                .isEqualTo(story.getAddress());
        assertThat(strip(String.valueOf(story.getAddress()))).isEmpty();
        clock.advance(Duration.ofHours(2));
        assertThat(strip("/")).isEmpty();
    }

    @Test
    void formWithoutItsVersionIsAskedForAgainOnANewSite() {
        jdbc.sql("update breaking_strip set saved_at = null, saved_by = null").update();
        assertThat(announce("", "Dam may break", "", "", local(Duration.ofHours(1))))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Yours stands below; send it again.", "Dam may break");
    }

    @Test
    void wordsStayWhereTheStoryIsTakenDown() {
        String address = "http://localhost:8080" + story.getAddress() + "?utm_source=mail";
        assertThat(announce("0", "Dam may break", address, "", local(Duration.ofHours(1))))
                .hasStatus(HttpStatus.SEE_OTHER);
        articles.withdraw(story.getId(), null);
        Document front = page(mvc.get().uri("/").exchange());
        assertThat(front.select(".breaking__words").text()).isEqualTo("Dam may break");
        assertThat(front.select(".breaking a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "'' | '' | 2026-11-24T12:00 | 2999-01-01T00:00 | words",
                "'Dam' | /nowhere | '' | 2027-01-01T00:00 | story",
                "'Dam' | '' | yesterday | 2027-01-01T00:00 | starts",
                "'Dam' | '' | 2026-11-24T12:00 | '' | ends",
                "'Dam' | '' | 2026-11-24T12:00 | 2026-02-30T12:00 | ends",
                "'Dam' | '' | 2027-01-02T12:00 | 2027-01-01T12:00 | ends",
                "'Dam' | '' | 2020-11-24T12:00 | 2020-11-24T13:00 | ends",
                "'Dam' | '' | '' | +999999999-01-01T00:00 | ends"
            },
            delimiter = '|')
    void refusedStripKeepsWhatWasTyped(String words, String address, String start, String end, String wrong) {
        MvcTestResult answer = announce("0", words, address, start, end);
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        Document page = page(answer);
        Map.of("words", words, "story", address, "starts", start, "ends", end)
                .forEach((field, typed) ->
                        assertThat(page.select("#" + field).val()).isEqualTo(typed));
        assertThat(page.select("#" + wrong + "-error")).hasSize(1);
        assertThat(page.select("#" + wrong).attr("aria-invalid")).isEqualTo("true");
        assertThat(strip("/")).isEmpty();
    }

    @Test
    void wordsThatCannotBeKeptAreRefused() {
        for (String words : new String[] {"x".repeat(161), "a\u0000b", "\u200b"}) {
            assertThat(announce("0", words, "", "", local(Duration.ofHours(1))))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        assertThat(announce("0", "Dam", "/a\u0000b", "", local(Duration.ofHours(1))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void secondEditorIsToldAndLosesNothing() {
        String end = local(Duration.ofHours(1));
        assertThat(announce("0", "Dam may break", "", "", end)).hasStatus(HttpStatus.SEE_OTHER);
        MvcTestResult late = announce("0", "Dam holds after all", "", "", end);
        assertThat(late).hasStatus(HttpStatus.CONFLICT);
        assertThat(page(late).select("#words").val()).isEqualTo("Dam holds after all");
        assertThat(page(late).select("[role=alert]").text()).contains("Nora Quill");
        assertThat(strip("/")).contains("Dam may break");
        assertThat(mvc.post()
                        .uri("/desk/front/breaking/end")
                        .param("version", "0")
                        .with(Desk.asEditor()))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(mvc.post()
                        .uri("/desk/front/breaking/end")
                        .param("version", "1")
                        .with(Desk.asEditor()))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(strip("/")).isEmpty();
    }

    private String local(Duration from) {
        return clock.instant().plus(from).toString().substring(0, 16);
    }

    private String strip(String address) {
        return page(mvc.get().uri(address).exchange()).select(".breaking").text();
    }

    private MvcTestResult announce(String version, String words, String address, String starts, String ends) {
        return mvc.post()
                .uri("/desk/front/breaking")
                .param("version", version)
                .param("words", words)
                .param("story", String.valueOf(address))
                .param("starts", starts)
                .param("ends", ends)
                .with(Desk.asEditor())
                .exchange();
    }

    private static Document page(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
