package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.article.Article;
import org.masthead.article.ArticleService;
import org.masthead.article.CorrectionKind;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@NewsroomTest
class CorrectionsTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    ArticleService articles;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private Article story;

    @BeforeEach
    void write() {
        jdbc.sql("delete from article").update();
        clock.advance(Duration.ofMinutes(2));
        story = stories.write("Forty ships").published(Duration.ofHours(2)).publish();
    }

    @Test
    void noPageLeadsThereWhileThereAreNone() {
        assertThat(page("/")).doesNotContain("href=\"/corrections\"");
        assertThat(page("/corrections")).contains("Nothing had to be corrected", "noindex");
    }

    @Test
    void oneActCarriesACorrectionEverywhere() {
        articles.correct(story.getId(), CorrectionKind.CORRECTION, "There were <four> ships.", null);
        String now = clock.instant().toString();
        assertThat(page(story.getAddress()))
                .contains("There were &lt;four&gt; ships.", ">Correction</h2>")
                .contains("\"@type\":\"CorrectionComment\"", "\"dateModified\":\"" + now.substring(0, 16));
        assertThat(page("/corrections"))
                .contains("There were &lt;four&gt; ships.", "href=\"" + story.getAddress() + "#corrections\"")
                .contains("November 2026", "href=\"/corrections/feed.atom\"")
                .doesNotContain("noindex");
        assertThat(page("/")).contains("href=\"/corrections\"");
        assertThat(page("/feed.atom")).contains("<updated>" + now.substring(0, 16));
        assertThat(page("/feed.json")).contains("\"date_modified\":\"" + now.substring(0, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "atom", "json"})
    void feedTellsOfEachNote(String format) {
        articles.correct(story.getId(), CorrectionKind.CLARIFICATION, "Ours & theirs.", null);
        assertThat(page("/corrections/feed." + format))
                .contains("Clarification: Forty ships", "Ours ", " theirs.")
                .contains("http://localhost:8080" + story.getAddress() + "#corrections");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/corrections", "/corrections/feed.xml", "/corrections/feed.atom", "/corrections/feed.json"})
    void notesOfStoriesThatNobodySeesAreNotThere(String door) {
        Article gone = stories.write("Taken down").publish();
        Article later =
                stories.write("Not before noon").published(Duration.ofHours(-2)).publish();
        articles.correct(gone.getId(), CorrectionKind.CORRECTION, "A secret.", null);
        articles.correct(later.getId(), CorrectionKind.CORRECTION, "A secret.", null);
        articles.withdraw(gone.getId(), null);
        assertThat(page(door)).doesNotContain("Taken down", "Not before noon", "A secret.");
        assertThat(articles.correct(gone.getId(), CorrectionKind.CORRECTION, "More.", null))
                .isEmpty();
    }

    @Test
    void archiveIsReadPageByPage() {
        Instant start = Instant.parse("2026-09-20T12:00:00Z");
        for (int i = 0; i < 31; i++) {
            articles.takeOverCorrection(
                    story.getId(), CorrectionKind.UPDATE, "Note " + i + ".", start.plus(Duration.ofDays(i)));
        }
        Document first = Jsoup.parse(page("/corrections"));
        assertThat(first.select(".noted__one")).hasSize(30);
        assertThat(first.select(".noted__month").eachText()).containsExactly("October 2026", "September 2026");
        assertThat(first.select(".noted__one").first().text()).contains("Update", "Note 30.");
        Document second = Jsoup.parse(page(first.select(".onward[rel=next]").attr("href")));
        assertThat(second.select(".noted__text").eachText()).containsExactly("Note 0.");
        assertThat(second.select("meta[name=robots]").attr("content")).contains("noindex");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?before=", "?before=x", "?before=1-1", "/2026", "/feed.rss"})
    void thereIsNothingElse(String end) {
        assertThat(mvc.get().uri("/corrections" + end)).hasStatus(404);
    }

    private String page(String path) {
        MvcTestResult answer = mvc.get().uri(path).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
