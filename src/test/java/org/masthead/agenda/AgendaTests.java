package org.masthead.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.agenda.Activity.Count;
import org.masthead.article.Article;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@NewsroomTest
class AgendaTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClassDatabase database;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from article").update();
    }

    @Test
    void emptyHouseSaysThatNothingWaits() {
        Document home = home();
        assertThat(home.text())
                .contains("Nothing waits for anybody.", "Nothing has been written yet.", "No comments in");
        assertThat(home.select(".chart__bar")).hasSize(14);
    }

    @Test
    void whatNeedsSomebodyIsCountedAndLedTo() {
        Article story = stories.write("Harbour sold").publish();
        stories.write("Read me first").draft();
        jdbc.sql("update article set status = 'IN_REVIEW' where headline = 'Read me first'")
                .update();
        comment(story, "PENDING", "2026-11-24T09:00:00Z");
        comment(story, "PENDING", "2026-11-20T09:00:00Z");
        comment(story, "APPROVED", "2026-11-11T00:30:00Z");
        comment(story, "APPROVED", "2026-11-10T23:30:00Z");
        comment(story, "SPAM", "2026-11-24T09:00:00Z");
        jdbc.sql("insert into error_report (article_id, explanation, reported_at) values (?, 'Wrong.', now())")
                .param(story.getId())
                .update();
        Document home = home();
        assertThat(home.select(".agenda__needs a").eachText())
                .containsExactly("1 story to review", "2 comments held", "1 error reported");
        assertThat(home.select(".agenda__needs a").eachAttr("href"))
                .containsExactly("/desk/articles?status=IN_REVIEW", "/desk/comments", "/desk/errors");
        assertThat(home.select(".agenda__stories a").eachText())
                .containsExactlyInAnyOrder("Harbour sold", "Read me first");
        assertThat(home.text()).contains("3 comments in the last 14 days.");
        assertThat(home.select(".agenda__numbers td").eachText())
                .containsExactly("1", "0", "0", "0", "0", "0", "0", "0", "0", "1", "0", "0", "0", "1");
        assertThat(home.select(".rail__count").eachText()).containsExactly("2", "1");
    }

    @Test
    void onlyWhatIsDueTodayInTheSitesTimeZoneIsCounted() {
        jdbc.sql("""
                        insert into site_identity (version, name, tagline, language, time_zone, footer_links,
                            social_links, saved_at)
                        values (1, 'The Masthead', '', 'en-GB', 'Pacific/Auckland', '[]', '[]', now())
                        """).update();
        // It is one in the night of the 25th there.
        scheduled("Overdue", "2026-11-24T10:00:00Z");
        scheduled("Late today", "2026-11-25T10:59:00Z");
        scheduled("Tomorrow", "2026-11-25T11:00:00Z");
        assertThat(home().select(".agenda__needs a").eachText()).containsExactly("2 stories go out today");
        jdbc.sql("delete from site_identity").update();
        assertThat(home().select(".agenda__needs a").eachText()).containsExactly("1 story goes out today");
    }

    @Test
    void changeThatWasHeldBackWaitsForSomebody() {
        jdbc.sql("""
                        insert into change_set (article_id, apply_at, status, fields, base, created_at)
                        values (?, now(), 'HELD', '{}', '{}', now())
                        """).param(stories.write("Harbour sold").publish().getId()).update();
        assertThat(home().select(".agenda__needs a[href=/desk/plan]").text()).isEqualTo("1 planned change held back");
    }

    private void scheduled(String headline, String at) {
        jdbc.sql("update article set status = 'SCHEDULED', publish_at = ?::timestamptz where id = ?")
                .params(at, stories.write(headline).draft().getId())
                .update();
    }

    @Test
    void longerDayAsksNoMoreOften() {
        int before = statements();
        Article story = stories.write("Harbour sold").publish();
        for (int i = 0; i < 30; i++) {
            stories.write("Story " + i).publish();
            comment(story, "PENDING", "2026-11-24T09:00:00Z");
        }
        assertThat(statements()).isEqualTo(before).isLessThanOrEqualTo(6);
    }

    @Test
    void barsFitTheirBox() {
        Activity activity = Activity.of(IntStream.range(0, 14)
                .mapToObj(i -> new Count(LocalDate.of(2026, 11, 11).plusDays(i), i * i * 100L))
                .toList());
        assertThat(activity.days()).allSatisfy(day -> {
            assertThat(day.above()).isGreaterThan(12);
            assertThat(day.x()).isNotNegative();
            assertThat(day.x() + day.width()).isLessThanOrEqualTo(Activity.WIDTH);
            assertThat(day.y() + day.height()).isEqualTo(activity.base());
        });
        assertThat(activity.days().get(1).height()).isGreaterThanOrEqualTo(2);
        assertThat(Activity.of(List.of()).total()).isZero();
    }

    @Test
    void deskIsNotForStrangers() {
        assertThat(mvc.get().uri("/desk")).hasStatus(302).redirectedUrl().isEqualTo("/desk/sign-in");
    }

    private void comment(Article story, String status, String at) {
        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                        values (?, 'Vera', 'vera@example.org', 'Well.', '<p>Well.</p>', ?, ?::timestamptz)
                        """).params(story.getId(), status, at).update();
    }

    private int statements() {
        Desk.account(jdbc, "Nora Quill", org.masthead.account.Role.EDITOR);
        return database.statementsOf(this::home).size();
    }

    private Document home() {
        MvcTestResult answer = mvc.get().uri("/desk").with(Desk.asEditor()).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
