package org.masthead.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Comments that come at the same moment are none of each other's business. */
@NewsroomTest
class PostingTogetherTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    FormProof proofs;

    @Autowired
    RateLimits limits;

    private final ExecutorService people = Executors.newCachedThreadPool();

    @BeforeEach
    void letEverybodyWrite() {
        limits.forgetAll();
        jdbc.sql("delete from discussion_policy").update();
        jdbc.sql("""
                        insert into discussion_policy (version, saved_at, policy) values (1, now(), '{"approval": "NOBODY_HELD",
                            "flood": {"perMinute": 10000, "perHour": 100000, "perArticlePerMinute": 1000000}}')
                        """).update();
    }

    @AfterEach
    void end() {
        jdbc.sql("delete from discussion_policy").update();
        jdbc.sql("delete from commenter_ban").update();
        people.shutdownNow();
    }

    private Future<MvcTestResult> post(Article article, String words, String email, Map<String, String> more) {
        String address = article.getAddress() + "/comments";
        return people.submit(() -> {
            var request = mvc.post()
                    .uri(address)
                    .param("comment", words)
                    .param("name", "Reader")
                    .param("email", email)
                    .param("proof", proofs.of(address))
                    .with(Desk.sameOrigin());
            more.forEach(request::param);
            return request.exchange();
        });
    }

    private static int statusOf(Future<MvcTestResult> posted) throws Exception {
        return posted.get(20, TimeUnit.SECONDS).getResponse().getStatus();
    }

    private List<String> bodies(Article article) {
        return jdbc.sql("select body from comment where article_id = ? order by body")
                .param(article.getId())
                .query(String.class)
                .list();
    }

    @Test
    void oneThatWaitsForAModeratorHoldsUpNobody() throws Exception {
        Article article = stories.write("Ferry late again").publish();
        assertThat(statusOf(post(article, "The first", "first@example.org", Map.of())))
                .isEqualTo(303);
        long first = jdbc.sql("select id from comment where article_id = ?")
                .param(article.getId())
                .query(Long.class)
                .single();
        Future<MvcTestResult> reply = transactions.execute(status -> {
            jdbc.sql("select id from comment where id = ? for update")
                    .param(first)
                    .query(Long.class)
                    .single();
            Future<MvcTestResult> waiting =
                    post(article, "To the first", "reply@example.org", Map.of("parent", Long.toString(first)));
            try {
                for (int i = 0; i < 5; i++) {
                    assertThat(statusOf(post(article, "Another " + i, "another@example.org", Map.of())))
                            .isEqualTo(303);
                }
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
            assertThat(waiting.isDone()).isFalse();
            return waiting;
        });
        assertThat(statusOf(reply)).isEqualTo(303);
        assertThat(bodies(article)).hasSize(7).contains("To the first");
    }

    @Test
    void refusedOnesAndRepeatsLeaveTheOthersAsTheyAre() throws Exception {
        Article article = stories.write("Bridge to open").publish();
        Article closed = stories.write("Bridge to close").publish();
        jdbc.sql("update article set discussion = 'CLOSED' where id = ?")
                .param(closed.getId())
                .update();
        jdbc.sql("""
                        insert into commenter_ban (email, reason, note, created_at)
                        values ('banned@example.org', 'ABUSIVE', '', now())
                        """).update();
        List<Future<MvcTestResult>> good = new ArrayList<>();
        List<Future<MvcTestResult>> bad = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            good.add(post(article, "Good " + i, "good" + i + "@example.org", Map.of()));
            good.add(post(article, "Good " + i, "good" + i + "@example.org", Map.of()));
            bad.add(post(article, "Banned " + i, "banned@example.org", Map.of()));
            bad.add(post(closed, "Closed " + i, "good" + i + "@example.org", Map.of()));
            bad.add(post(article, "Reply " + i, "good" + i + "@example.org", Map.of("parent", "999999999")));
        }
        for (Future<MvcTestResult> each : good) {
            assertThat(statusOf(each)).isEqualTo(303);
        }
        for (Future<MvcTestResult> each : bad) {
            assertThat(statusOf(each)).isEqualTo(422);
        }
        assertThat(bodies(article)).hasSize(20).allMatch(body -> body.startsWith("Good "));
        assertThat(bodies(closed)).isEmpty();
    }

    @Test
    void oneThatTheDatabaseWillNotHaveSpoilsNothingForItsNeighbours() throws Exception {
        Article article = stories.write("Tunnel delayed").publish();
        jdbc.sql("alter table comment add constraint no_bad_words check (body not like 'Bad %') not valid")
                .update();
        try {
            List<Future<MvcTestResult>> good = new ArrayList<>();
            List<Future<MvcTestResult>> bad = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                good.add(post(article, "Good " + i, "good" + i + "@example.org", Map.of()));
                bad.add(post(article, "Bad " + i, "bad" + i + "@example.org", Map.of()));
            }
            for (Future<MvcTestResult> each : good) {
                assertThat(statusOf(each)).isEqualTo(303);
            }
            for (Future<MvcTestResult> each : bad) {
                MvcTestResult answer = each.get(20, TimeUnit.SECONDS);
                assertThat(answer.getUnresolvedException() != null
                                || answer.getResponse().getStatus() >= 400)
                        .isTrue();
            }
        } finally {
            jdbc.sql("alter table comment drop constraint no_bad_words").update();
        }
        assertThat(bodies(article)).hasSize(20);
    }
}
