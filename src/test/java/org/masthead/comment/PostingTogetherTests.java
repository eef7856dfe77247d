package org.masthead.comment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.article.DiscussedStory;
import org.masthead.article.LiveArticles;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.web.NetworkAddresses;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
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

    @Autowired
    CommentService comments;

    @Autowired
    NewComments newComments;

    @Autowired
    CommentRetries retries;

    @Autowired
    CommentLimits commentLimits;

    @Autowired
    NetworkAddresses networks;

    @Autowired
    List<CommenterIdentity> identities;

    @Autowired
    LiveArticles live;

    @Autowired
    Clock clock;

    @Autowired
    ClassDatabase database;

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

    /** One on its way in, as it comes from a form. */
    private Incoming incoming(Article article, String name, String network, String body, Finding... found) {
        CommentWords words = new CommentWords(name, name + "@example.org", null, body);
        Submission submission = new Submission(
                null, article.getId(), null, words, network, "Browser", FormProof.Worth.GOOD, false, clock.instant());
        return new Incoming(submission, null, "<p>Words</p>", "receipt " + article.getId() + name, List.of(found));
    }

    private Map<String, String> whatCameOf(List<Incoming> lot) {
        newComments.judge(lot, false);
        Map<String, String> outcomes = new LinkedHashMap<>();
        lot.forEach(each -> {
            String came;
            try {
                came = newComments.outcomeOf(each).outcome().name();
            } catch (CommentRefused refused) {
                came = "NOT TAKEN";
            }
            List<String> why =
                    jdbc.sql("""
                            select f.code || ':' || f.detail from comment_finding f join comment c on c.id = f.comment_id
                            where c.receipt = ? and f.screen in ('flood', 'duplicate') order by f.id
                            """).param(each.receipt()).query(String.class).list();
            outcomes.put(each.submission().words().name(), came + (why.isEmpty() ? "" : " " + why.get(0)));
        });
        return outcomes;
    }

    private static final String PITCH = "Best prices for everything, ask for our catalogue today";

    @Test
    void ofEqualTextsAtTheSameMomentTheFirstIsNoRepeat() {
        Article article = stories.write("Market moves").publish();
        Article other = stories.write("Market moves back").publish();
        assertThat(whatCameOf(List.of(
                        incoming(article, "ada", "192.0.2.1", PITCH),
                        incoming(article, "ada", "192.0.2.1", PITCH),
                        incoming(article, "bea", "192.0.2.2", "Something else that is long enough to be one's own"),
                        incoming(other, "cleo", "192.0.2.3", PITCH.toUpperCase(Locale.ROOT)))))
                .containsExactly(
                        Map.entry("ada", "PUBLISHED"),
                        Map.entry("bea", "PUBLISHED"),
                        Map.entry("cleo", "WAITING repeated:1"));
    }

    @Test
    void nobodyRepeatsWhatSomebodyWasNotLetSay() {
        Article article = stories.write("Square renamed").publish();
        jdbc.sql("""
                        insert into commenter_ban (email, reason, note, created_at)
                        values ('ada@example.org', 'ABUSIVE', '', now())
                        """).update();
        assertThat(whatCameOf(List.of(
                        incoming(article, "ada", "192.0.2.1", "Again: " + PITCH),
                        incoming(article, "bea", "192.0.2.2", "Again: " + PITCH))))
                .containsExactly(Map.entry("ada", "NOT TAKEN"), Map.entry("bea", "PUBLISHED"));
    }

    @Test
    void networkThatKeepsFiveWaitingIsSeenAmongNeighboursOfTheSameMoment() {
        Article article = stories.write("Crowd gathers").publish();
        List<Incoming> lot = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            lot.add(incoming(
                    article,
                    "held" + i,
                    "2001:db8:0:7::" + i,
                    "The " + i + "th of a crowd",
                    Finding.of(Finding.Outcome.HOLD, "links", "many", "9")));
        }
        lot.add(3, incoming(article, "early", "2001:db8:0:7::e", "One that came before the fifth of them"));
        lot.add(incoming(article, "late", "2001:db8:0:7::f", "One that came after the fifth of them"));
        lot.add(incoming(article, "stranger", "2001:db8:0:8::1", "One from somewhere else altogether"));
        assertThat(whatCameOf(lot))
                .containsEntry("held5", "WAITING")
                .containsEntry("early", "PUBLISHED")
                .containsEntry("late", "WAITING waiting:5")
                .containsEntry("stranger", "PUBLISHED");
        assertThat(jdbc.sql("select body from comment where article_id = ? order by id")
                        .param(article.getId())
                        .query(String.class)
                        .list())
                .containsExactlyElementsOf(lot.stream()
                        .map(each -> each.submission().words().body())
                        .toList());
    }

    @Test
    void whoeverWaitsForSomebodyElsewhereKeepsNoPlaceFromOthers() throws Exception {
        Article article = stories.write("Airport quiet").publish();
        String address = article.getAddress() + "/comments";
        CountDownLatch asking = new CountDownLatch(8);
        CommentScreen slow = new CommentScreen() {

            @Override
            public List<Finding> examine(Submission submission) {
                asking.countDown();
                try {
                    assertThat(asking.await(20, TimeUnit.SECONDS))
                            .as("all eight ask at the same time")
                            .isTrue();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
                return List.of(Finding.of(Finding.Outcome.NOTE, "slow", "asked", ""));
            }

            @Override
            public boolean asksElsewhere() {
                return true;
            }
        };
        CommentGate gate = new CommentGate();
        CommentIntake intake = new CommentIntake(
                comments,
                newComments,
                gate,
                retries,
                commentLimits,
                new Findings(List.of(slow), List.of(), jdbc),
                proofs,
                networks,
                identities,
                clock);
        DiscussedStory story = live.discussedAt(article.getAddress()).orElseThrow();
        List<Future<?>> posts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CommentWords words =
                    new CommentWords("Reader", "reader" + i + "@example.org", null, "Quiet day, part " + i);
            posts.add(people.submit(() -> {
                gate.doFilter(
                        new MockHttpServletRequest("POST", address),
                        new MockHttpServletResponse(),
                        (request, response) ->
                                intake.take(story, null, words, CommentForm.empty(), (HttpServletRequest) request));
                return null;
            }));
        }
        for (Future<?> post : posts) {
            post.get(30, TimeUnit.SECONDS);
        }
        assertThat(bodies(article)).hasSize(8);
        assertThat(jdbc.sql("select count(*) from comment_finding where screen = 'slow'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(8);
    }

    /** As at the beginning of a flood: the database has counted before anybody wrote from anywhere. */
    @Test
    void neighboursAreLookedAtByTheirIndexEvenBeforeTheDatabaseKnowsOfAny() throws Exception {
        Article article = stories.write("Gulls").publish();
        String insert = """
                insert into comment (article_id, author_name, author_email, body, body_html, status, created_at, network_address)
                select ?, 'Reader ' || n, 'reader' || n || '@example.org', 'Words ' || n, '<p>Words</p>', 'APPROVED',
                       now() - n * interval '1 second', cast(? as text) || n
                from generate_series(1, ?) n
                """;
        jdbc.sql("update comment set network_address = null").update();
        jdbc.sql(insert).params(article.getId(), null, 200).update();
        jdbc.sql("analyze comment").update();
        jdbc.sql(insert).params(article.getId(), "10.0.0.", 250).update();
        List<String> statements = database.executedBy(() -> {
            try {
                assertThat(post(article, "Words of my own", "otto@example.org", Map.of())
                                .get())
                        .hasStatus(303);
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        });
        String neighbours = statements.stream()
                .filter(each -> each.contains("as waiting"))
                .findFirst()
                .orElseThrow();
        assertThat(jdbc.sql("explain " + neighbours.replace("{\"null\"}", "{null}"))
                        .query(String.class)
                        .list())
                .anyMatch(line -> line.contains("comment_neighbourhood_idx"));
    }
}
