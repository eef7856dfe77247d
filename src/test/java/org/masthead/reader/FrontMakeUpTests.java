package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.article.Article;
import org.masthead.article.ArticleService;
import org.masthead.comment.CommentService;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.CommentWords;
import org.masthead.section.SectionService;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@NewsroomTest
class FrontMakeUpTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    ArticleService articles;

    @Autowired
    SectionService sections;

    @Autowired
    CommentService comments;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void clear() {
        jdbc.sql("delete from article").update();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 8, 20, 60})
    void noStoryStandsTwice(int count) {
        List<Article> written = write(count);
        choose(
                null,
                written.stream().skip(count / 2).limit(5).map(Article::getId).toList());
        written.stream().limit(8).forEach(article -> reply(article, 2));
        Document front = page("/");
        List<String> links = front.select(".teaser__headline a").eachAttr("href");
        assertThat(links).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(Math.min(count, 8));
        assertThat(front.select(".teaser--lead")).hasSize(count == 0 ? 0 : 1);
        assertThat(front.select(".front__empty")).hasSize(count == 0 ? 1 : 0);
        assertThat(front.select("h1")).hasSize(1);
    }

    @Test
    void chosenStoriesLeadInTheirOrder() {
        List<Article> written = write(30);
        choose(
                null,
                List.of(
                        written.get(20).getId(),
                        written.get(25).getId(),
                        written.get(10).getId(),
                        written.get(29).getId(),
                        written.get(2).getId()));
        Document front = page("/");
        assertThat(front.select(".teaser--lead .teaser__headline").text()).isEqualTo("Story 20");
        assertThat(front.select(".places__major .teaser__headline").eachText())
                .containsExactly("Story 25", "Story 10", "Story 29");
        assertThat(front.select(".places__minor .teaser__headline").eachText())
                .hasSize(4)
                .startsWith("Story 2");
        assertThat(front.select(".latest .teaser__headline").eachText())
                .containsExactly("Story 0", "Story 1", "Story 3", "Story 4", "Story 5", "Story 6");
    }

    @Test
    void whatReadersMayNotSeeDropsOutAndComesBack() {
        List<Article> written = write(6);
        Article draft = stories.write("Secret draft").draft();
        Article early =
                stories.write("Too early").published(Duration.ofHours(-2)).publish();
        Article lead = written.get(5);
        choose(
                null,
                List.of(
                        draft.getId(),
                        early.getId(),
                        lead.getId(),
                        written.get(4).getId()));
        assertThat(lead()).isEqualTo("Story 5");
        assertThat(page("/").text()).doesNotContain("Secret draft", "Too early");
        articles.withdraw(lead.getId(), null);
        assertThat(lead()).isEqualTo("Story 4");
        assertThat(page("/").text()).doesNotContain("Story 5");
        articles.publish(lead.getId(), null);
        assertThat(lead()).isEqualTo("Story 5");
    }

    @Test
    void mostDiscussedCountsVisibleRepliesOfTheLastDays() {
        List<Article> written = write(30);
        reply(written.get(20), 3);
        reply(written.get(21), 5);
        reply(written.get(22), 1);
        for (int i = 0; i < 9; i++) {
            say(written.get(23), CommentStatus.PENDING, Duration.ZERO);
            say(written.get(24), CommentStatus.SPAM, Duration.ZERO);
            say(written.get(25), CommentStatus.APPROVED, Duration.ofDays(8));
        }
        Document front = page("/");
        assertThat(front.select(".discussed .teaser__headline").eachText())
                .containsExactly("Story 21", "Story 20", "Story 22");
        assertThat(front.select(".discussed .teaser__meta").eachText())
                .containsExactly("5 replies this week", "3 replies this week", "1 reply this week");
    }

    @Test
    void sectionFrontBeginsWithItsLeadAndGoesOnByRecency() {
        List<Article> written = write(50).stream()
                .filter(each -> String.valueOf(each.getHeadline()).matches("Story [05]|Story \\d[05]"))
                .toList();
        long section = sections.bySlug("section-0").orElseThrow().id();
        Article lead = written.get(written.size() - 1);
        choose(section, List.of(lead.getId()));
        List<String> listed =
                page("/section/section-0").select("main .teaser__headline").eachText();
        assertThat(listed)
                .startsWith(lead.getHeadline(), "Story 0", "Story 5")
                .doesNotHaveDuplicates()
                .hasSize(10);
        articles.withdraw(lead.getId(), null);
        assertThat(page("/section/section-0")
                        .select("main .teaser__headline")
                        .first()
                        .text())
                .isEqualTo("Story 0");
    }

    private String lead() {
        return page("/").select(".teaser--lead .teaser__headline").text();
    }

    /** Stories 0, 1, 2 …, each an hour older than the one before, in five sections. */
    private List<Article> write(int count) {
        List<Article> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            written.add(stories.write(String.format(Locale.ROOT, "Story %d", i))
                    .inSection("Section " + i % 5)
                    .published(Duration.ofHours(i))
                    .publish());
        }
        return written;
    }

    private void choose(Long section, List<Long> ids) {
        jdbc.sql("insert into front (section_id) select s.id from section s on conflict do nothing")
                .update();
        for (int at = 0; at < ids.size(); at++) {
            jdbc.sql("""
                            insert into front_place (front_id, position, article_id)
                            select id, ?, ? from front where section_id is not distinct from cast(? as bigint)
                            """).params(at + 1, ids.get(at), section).update();
        }
    }

    private void reply(Article article, int times) {
        for (int i = 0; i < times; i++) {
            say(article, CommentStatus.APPROVED, Duration.ofDays(1));
        }
    }

    private void say(Article article, CommentStatus status, Duration ago) {
        CommentWords words = new CommentWords("Vera", "vera@example.org", null, "Well done.");
        comments.takeOver(article.getId(), null, words, status, clock.instant().minus(ago));
    }

    private Document page(String address) {
        try {
            return Jsoup.parse(mvc.get().uri(address).exchange().getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
