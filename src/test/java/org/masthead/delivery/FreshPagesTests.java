package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A page is kept exactly until something that it shows changes, whoever changes it. */
@LiveNewsroomTest
class FreshPagesTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    @Autowired
    private Stories stories;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClassDatabase database;

    @Autowired
    private TestClock clock;

    @Autowired
    private PageStore store;

    @LocalServerPort
    private int port;

    private Http http;
    private Article story;
    private String address;

    @BeforeEach
    void publish() {
        http = new Http(port);
        story = stories.write("Ferry " + NUMBER.incrementAndGet() + " sails")
                .saying("The ferry sails at nine.")
                .publish();
        address = story.getAddress();
    }

    @Test
    void asksTheDatabaseOnceForHoweverManyReaders() {
        http.page(address);
        int forOne = database.statementsOf(() -> http.page(address)).size();
        int forMany = database.statementsOf(() -> {
                    for (int i = 0; i < 5; i++) {
                        http.page(address);
                    }
                })
                .size();
        assertThat(forMany).isEqualTo(forOne).isPositive();
    }

    @Test
    void savedChangeIsOnTheNextPage() {
        http.page("/");
        http.page(address);
        rename("Ferry stays in port");
        assertThat(http.page(address)).contains("Ferry stays in port");
        assertThat(http.page("/")).contains("Ferry stays in port");
    }

    @Test
    void addressThatLedNowhereLeadsToTheStoryOncePublished() {
        String ahead = "/archive/2019/03";
        assertThat(http.get(ahead).statusCode()).isEqualTo(404);
        assertThat(isKept(ahead)).isTrue();
        stories.write("Old news " + NUMBER.incrementAndGet())
                .published(Duration.between(Instant.parse("2019-03-12T10:00:00Z"), clock.instant()))
                .publish();
        assertThat(http.get(ahead).statusCode()).isEqualTo(200);
    }

    @Test
    void withdrawnStoryIsGoneEverywhereAtOnce() {
        http.page("/");
        http.page("/feed.xml");
        http.page(address);
        jdbc.sql("update article set status = 'WITHDRAWN', withdrawn_at = now() where id = ?")
                .param(story.getId())
                .update();
        assertThat(http.get(address).statusCode()).isEqualTo(410);
        assertThat(http.page("/")).doesNotContain(address);
        assertThat(http.page("/feed.xml")).doesNotContain(address);
    }

    @Test
    void workAtTheDeskDropsNoPage() {
        http.page("/");
        http.page(address);
        stories.write("Not yet " + NUMBER.incrementAndGet()).draft();
        jdbc.sql("update article set saved_at = saved_at + interval '1 second', version = version + 1 where id = ?")
                .param(story.getId())
                .update();
        assertThat(isKept("/")).isTrue();
        assertThat(isKept(address)).isTrue();
    }

    @Test
    void whatIsSaidUnderOneStoryConcernsThatStoryOnly() {
        Article other =
                stories.write("Market " + NUMBER.incrementAndGet() + " opens").publish();
        String count = address + "/comments/count";
        String elsewhere = other.getAddress() + "/comments/count";
        stories.write("Far from all that " + NUMBER.incrementAndGet())
                .inSection("Elsewhere")
                .published(Duration.ofDays(400))
                .publish();
        http.page(count);
        http.page(elsewhere);
        http.page("/section/elsewhere");
        say("See you there");
        assertThat(isKept(elsewhere)).isTrue();
        assertThat(isKept("/section/elsewhere")).isTrue();
        assertThat(http.page(count)).contains("\"count\":1");
        assertThat(http.page(address)).contains("See you there");
    }

    @Test
    void heldCommentDropsNothing() {
        http.page(address);
        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                        values (?, 'Ada', 'ada@example.org', 'Psst', '<p>Psst</p>', 'PENDING', now())
                        """).param(story.getId()).update();
        assertThat(isKept(address)).isTrue();
    }

    @Test
    void changeThatAnotherNodeMadeIsHeardOf() {
        http.page(address);
        JdbcClient elsewhere = JdbcClient.create(database.plain());
        elsewhere
                .sql("update article set headline = 'Ferry found' where id = ?")
                .param(story.getId())
                .update();
        comesToSay("Ferry found");
    }

    @Test
    void lostConnectionLosesNoChange() {
        JdbcClient elsewhere = JdbcClient.create(database.plain());
        for (int i = 0; i < 30; i++) {
            http.page(address);
            elsewhere
                    .sql(
                            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ~* '^(un)?listen page_change'")
                    .query(Boolean.class)
                    .list();
            elsewhere
                    .sql("update article set headline = ? where id = ?")
                    .param("Edition " + i + " of the ferry")
                    .param(story.getId())
                    .update();
            comesToSay("Edition " + i + " of the ferry");
        }
    }

    @Test
    void stripComesAndGoesByTheClock() {
        Instant now = clock.instant();
        jdbc.sql("update breaking_strip set words = 'Storm warning', article_id = null, starts_at = ?, ends_at = ?")
                .param(Timestamp.from(now.plusSeconds(600)))
                .param(Timestamp.from(now.plusSeconds(1200)))
                .update();
        assertThat(http.page("/")).doesNotContain("Storm warning");
        clock.advance(Duration.ofSeconds(700));
        assertThat(http.page("/")).contains("Storm warning");
        clock.advance(Duration.ofSeconds(600));
        assertThat(http.page("/")).doesNotContain("Storm warning");
    }

    @Test
    void deskAndPrivatePagesAreKeptForNobody() {
        String receipt = address + "?receipt=abc";
        http.page(receipt);
        http.page("/desk");
        http.page("/comments/yours");
        assertThat(isKept("/desk")).isFalse();
        assertThat(isKept("/comments/yours")).isFalse();
    }

    private void rename(String headline) {
        jdbc.sql("update article set headline = ? where id = ?")
                .param(headline)
                .param(story.getId())
                .update();
    }

    private void say(String words) {
        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                        values (?, 'Ada', 'ada@example.org', ?, ?, 'APPROVED', now())
                        """)
                .param(story.getId())
                .param(words)
                .param("<p>" + words + "</p>")
                .update();
    }

    private void comesToSay(String words) {
        long patience = System.nanoTime() + AT_MOST.toNanos();
        String page = http.page(address);
        while (!page.contains(words) && System.nanoTime() < patience) {
            page = http.page(address);
        }
        assertThat(page).contains(words);
    }

    private boolean isKept(String path) {
        return store.find(new PageKey("localhost:" + port, path, true)) != null;
    }
}
