package org.masthead.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.agenda.Activity.Count;
import org.masthead.article.Article;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

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

    @Autowired
    TestClock clock;

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

    @Test
    void reporterSeesTheirOwnStoriesAndTasks() {
        DeskUser reporter = Desk.account(jdbc, "Rosa Reporter", Role.REPORTER);
        long own = scheduled("My story", "2026-11-24T12:00:00Z");
        long foreign = scheduled("Not mine", "2026-11-24T12:00:00Z");
        jdbc.sql("update article set owner_id = ? where id = ?")
                .params(reporter.id(), own)
                .update();
        task(reporter, foreign, "Take a picture", "2026-11-24T14:00:00Z", false);
        task(reporter, own, "Call the harbour master", "2026-11-24T11:00:00Z", false);
        task(reporter, own, "Was done", "2026-11-24T10:00:00Z", true);
        Document home = home(Desk.as(reporter));
        assertThat(home.select(".agenda__needs a").eachText()).containsExactly("1 story goes out today");
        assertThat(home.select("[aria-labelledby=recent] li a").eachText()).containsExactly("My story");
        assertThat(home.select("[aria-labelledby=tasks] li").eachText())
                .containsExactly(
                        "Call the harbour master My story late until 24 Nov 2026, 11:00",
                        "Take a picture Not mine until 24 Nov 2026, 14:00");
        assertThat(home.select("[aria-labelledby=tasks] a").eachAttr("href"))
                .containsExactly("/desk/articles/" + own + "/work");
        assertThat(home(Desk.asEditor()).select("[aria-labelledby=tasks]")).isEmpty();
    }

    @Test
    void whoIsBoundToSectionsIsToldOfThese() {
        Article here = stories.write("Harbour sold").publish();
        Article elsewhere = stories.write("Late goal").inSection("Sport").publish();
        for (Article each : List.of(here, elsewhere)) {
            comment(each, "PENDING", "2026-11-24T09:00:00Z");
            jdbc.sql("insert into error_report (article_id, explanation, reported_at) values (?, 'Wrong.', now())")
                    .param(each.getId())
                    .update();
        }
        jdbc.sql("update article set status = 'IN_REVIEW' where id = ?")
                .param(elsewhere.getId())
                .update();
        DeskUser plain = Desk.account(jdbc, "Bo Bound", Role.EDITOR);
        Set<Long> town = Set.of(stories.section("Town").getId());
        DeskUser bound = new DeskUser(plain.id(), plain.email(), plain.name(), Role.EDITOR, null, false, town);
        Document home = home(Desk.as(bound));
        assertThat(home.select(".agenda__needs a").eachText()).containsExactly("1 comment held", "1 error reported");
        assertThat(home.select("[aria-labelledby=recent] li a").eachText()).containsExactly("Harbour sold");
    }

    @Test
    void jobsThatFailedWaitForWhoCanMendThem() {
        jdbc.sql("""
                        insert into picture (file_name, media_type, width, height, uploaded_at, state, refusal)
                        values ('gulls.jpg', 'image/jpeg', 1, 1, now(), 'FAILED', 'media.refused.unreadable')
                        """).update();
        jdbc.sql("""
                        insert into webhook (name, address, secret, occasions, created_at, failing_since)
                        values ('App', 'https://app.example/', 'x', '{}', now(), now())
                        """).update();
        jdbc.sql("""
                        insert into import_run (source, file_name, digest, dry, state, started_at, seen_at)
                        values ('wordpress', 'a.xml', 'x', false, 'FAILED', :now, :now),
                               ('wordpress', 'b.xml', 'y', true, 'FAILED', :now, :now)
                        """).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
        try {
            assertThat(home(Desk.asAdministrator()).select(".agenda__needs a").eachText())
                    .containsExactly("1 picture could not be read", "1 webhook is not taken", "1 import broke off");
            assertThat(home().select(".agenda__needs a").eachText()).containsExactly("1 picture could not be read");
        } finally {
            jdbc.sql("delete from picture").update();
            jdbc.sql("delete from webhook").update();
            jdbc.sql("delete from import_run").update();
        }
    }

    private void task(DeskUser who, long story, String task, String due, boolean done) {
        jdbc.sql("""
                        insert into assignment (article_id, account_id, task, due_at, created_by, created_at, done_at)
                        values (:story, :who, :task, :due::timestamptz, :who, now(), case when :done then now() end)
                        """)
                .param("story", story)
                .param("who", who.id())
                .param("task", task)
                .param("due", due)
                .param("done", done)
                .update();
    }

    private long scheduled(String headline, String at) {
        long id = stories.write(headline).draft().getId();
        jdbc.sql("update article set status = 'SCHEDULED', publish_at = ?::timestamptz where id = ?")
                .params(at, id)
                .update();
        return id;
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
        Desk.account(jdbc, "Nora Quill", Role.EDITOR);
        return database.statementsOf(this::home).size();
    }

    private Document home() {
        return home(Desk.asEditor());
    }

    private Document home(RequestPostProcessor who) {
        MvcTestResult answer = mvc.get().uri("/desk").with(who).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
