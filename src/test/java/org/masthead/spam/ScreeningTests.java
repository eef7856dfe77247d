package org.masthead.spam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.comment.CommentDecided;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.CommentWords;
import org.masthead.comment.DiscussionPolicies;
import org.masthead.comment.DiscussionPolicy;
import org.masthead.comment.Finding;
import org.masthead.comment.FormProof;
import org.masthead.comment.Submission;
import org.masthead.site.SiteSettings;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@NewsroomTest
class ScreeningTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DiscussionPolicies policies;

    @Autowired
    FormProof proofs;

    @Autowired
    RateLimits limits;

    @Autowired
    TestClock clock;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, String> form = new LinkedHashMap<>();
    private Article article;

    @BeforeEach
    void openTheConversation() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from discussion_policy").update();
        limits.forgetAll();
        assertThat(mvc.get().uri("/desk").with(Desk.asEditor())).hasStatus2xxSuccessful();
        article = stories.write("Harbour reopens").publish();
        policy(policy -> policy.put("approval", "NOBODY_HELD"));
        form.put("comment", "Well done, everyone at the harbour.");
        form.put("name", "Vera Holm");
        form.put("email", "vera@example.org");
        form.put("proof", proofs.of(article.getAddress() + "/comments"));
    }

    @AfterEach
    void usualPolicy() {
        jdbc.sql("delete from discussion_policy").update();
    }

    @Test
    void harmlessCommentAppearsAtOnceAndIsMarkedAsUnreviewed() {
        post();
        assertThat(jdbc.sql("select status = 'APPROVED' and unreviewed from comment")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(findings()).isEmpty();
    }

    @Test
    void commentWithoutAFormOfOursWaits() {
        form.remove("proof");
        post();
        assertThat(status()).isEqualTo("PENDING");
        assertThat(findings()).containsExactly("form.none:");
    }

    @Test
    void proofOfAnotherStoryIsNone() {
        form.put("proof", proofs.of("/2026/11/another/comments"));
        post();
        assertThat(findings()).containsExactly("form.none:");
    }

    @Test
    void proofOfAPageThatLayOpenForLongIsOnlyNoted() {
        clock.advance(Duration.ofDays(20));
        post();
        clock.advance(Duration.ofDays(-20));
        assertThat(status()).isEqualTo("APPROVED");
        assertThat(findings()).containsExactly("form.old:");
    }

    @Test
    void wordOnTheListHoldsAndIsNamed() {
        policy(policy -> words(policy, "held", "harbour\nferry"));
        post();
        assertThat(status()).isEqualTo("PENDING");
        assertThat(findings()).containsExactly("words.held:harbour");
    }

    @Test
    void wordOnTheListOfRefusedPutsAwayAsSpamAndSaysSo() {
        policy(policy -> words(policy, "refused", "harbour"));
        post();
        assertThat(status()).isEqualTo("SPAM");
        assertThat(jdbc.sql("select reason from comment").query(String.class).single())
                .isEqualTo("SPAM");
    }

    @Test
    void addressOrNetworkOnTheListHolds() {
        policy(policy -> words(policy, "held", "@example.org"));
        post();
        assertThat(findings()).containsExactly("words.held:@example.org");
        policy(policy -> words(policy, "held", "127.0.0.0/8"));
        form.put("comment", "Another thought about the harbour.");
        post();
        assertThat(findings()).contains("words.held:127.0.0.0/8");
    }

    @Test
    void asManyLinksAsThePolicySaysHold() {
        form.put("comment", "See https://one.example/ for more about it.");
        post();
        assertThat(status()).isEqualTo("APPROVED");
        form.put("comment", "See https://one.example/ and https://two.example/ for more.");
        post();
        assertThat(findings()).containsExactly("links.many:2");
    }

    @Test
    void sameTextBelowAnotherStoryWaits() {
        form.put("comment", "Best prices for everything, ask for our catalogue today.");
        post();
        article = stories.write("Ferry leaves").publish();
        form.put("name", "Somebody Else");
        form.put("email", "else@example.org");
        form.put("comment", "BEST PRICES for everything - ask for our catalogue, today!!!");
        form.put("proof", proofs.of(article.getAddress() + "/comments"));
        post();
        assertThat(findings()).containsExactly("duplicate.repeated:1");
    }

    @Test
    void shortWordsOfPraiseAreNobodysOwn() {
        form.put("comment", "Well said!");
        post();
        form.put("name", "Somebody Else");
        form.put("email", "else@example.org");
        post();
        assertThat(findings()).isEmpty();
    }

    @Test
    void networkWhoseCommentsWereSpamWaits() {
        for (int i = 0; i < 3; i++) {
            decided("Spam number " + i, "SPAM", null);
        }
        jdbc.sql("update comment set network_address = '127.0.0.1'").update();
        post();
        assertThat(findings()).containsExactly("flood.spam:3");
    }

    @Test
    void networkOfTheNewKindIsKnownByItsFirstHalf() {
        for (int i = 0; i < 3; i++) {
            decided("Spam number " + i, "SPAM", null);
        }
        jdbc.sql("update comment set network_address = '2001:db8:0:7::' || id").update();
        Submission neighbour = submission("2001:db8:0:7:ffff::1");
        Submission stranger = submission("2001:db8:0:8::1");
        assertThat(flood.examine(List.of(neighbour, stranger)))
                .containsExactly(List.of(Finding.of(Finding.Outcome.HOLD, "flood", "spam", "3")), List.of());
    }

    @Autowired
    FloodScreen flood;

    @Test
    void learnsFromEveryDecisionAtOnce() {
        for (int i = 0; i < LearntModel.FEWEST; i++) {
            decided("Subscribe to my channel for cheap watches " + i, "SPAM", null);
            decided("The harbour workers were right in " + (1900 + i), "APPROVED", null);
        }
        form.put("comment", "Please subscribe to my channel, cheap watches");
        post();
        assertThat(status()).isEqualTo("PENDING");
        assertThat(findings()).singleElement().asString().startsWith("learned.spam:");

        jdbc.sql("update comment set status = 'APPROVED', decided_at = now() + interval '1 hour' where status = 'SPAM'")
                .update();
        form.put("comment", "Do subscribe to my channel with cheap watches");
        post();
        assertThat(status()).isEqualTo("APPROVED");
    }

    @Test
    void learnsWhatAnAttackIs() {
        for (int i = 0; i < LearntModel.FEWEST; i++) {
            decided("You are a stupid idiot, shut up " + i, "REMOVED", "ABUSIVE");
            decided("The harbour workers were right in " + (1900 + i), "APPROVED", null);
        }
        policy(policy -> ((ObjectNode) policy.get("spam")).put("abusiveFrom", 0.6));
        form.put("comment", "What a stupid idiot you are");
        post();
        assertThat(findings()).singleElement().asString().startsWith("learned.abusive:");
    }

    @Test
    void previewSaysWhetherWordsMayBeReadAsAnAttack() {
        policy(policy -> words(policy, "suspect", "idiot*"));
        assertThat(preview("What idiots they are.").getResponse().getHeader("Masthead-Tone"))
                .isEqualTo("attack");
        assertThat(preview("What people they are.").getResponse().getHeader("Masthead-Tone"))
                .isEqualTo("plain");
    }

    private MvcTestResult preview(String comment) {
        return mvc.post()
                .uri(article.getAddress() + "/comments/preview")
                .param("comment", comment)
                .with(Desk.sameOrigin())
                .exchange();
    }

    @Test
    void akismetIsAskedAndItsAnswerCounts() throws IOException {
        AtomicReference<String> asked = new AtomicReference<>("");
        AtomicReference<String> answer = new AtomicReference<>("true");
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/1.1/comment-check", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (answer.get().equals("discard")) {
                exchange.getResponseHeaders().add("X-akismet-pro-tip", "discard");
            }
            byte[] body = (answer.get().equals("discard") ? "true" : answer.get()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        try {
            policy(policy -> ((ObjectNode) policy.get("spam")).put("akismetKey", "abc123"));
            AkismetScreen screen = new AkismetScreen(policies, akismetAt(service));
            assertThat(screen.examine(submission()))
                    .containsExactly(Finding.of(Finding.Outcome.HOLD, "akismet", "spam", ""));
            assertThat(asked.get())
                    .contains("api_key=abc123", "comment_content=Hello+%26+goodbye", "user_ip=192.0.2.7");
            answer.set("discard");
            assertThat(screen.examine(submission()))
                    .extracting(Finding::outcome)
                    .containsExactly(Finding.Outcome.SPAM);
            answer.set("false");
            assertThat(screen.examine(submission())).isEmpty();
            answer.set("invalid");
            assertThat(screen.examine(submission()))
                    .extracting(Finding::outcome, Finding::code)
                    .containsExactly(tuple(Finding.Outcome.NOTE, "unreachable"));
        } finally {
            service.stop(0);
        }
    }

    @Test
    void akismetThatBeginsToAnswerAndHangsIsLeftAloneForAWhile() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch back = new CountDownLatch(1);
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService hands = Executors.newCachedThreadPool();
        service.setExecutor(hands);
        service.createContext("/1.1/comment-check", exchange -> {
            asked.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().flush();
            try {
                back.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseBody().write("true".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        service.start();
        try {
            policy(policy -> ((ObjectNode) policy.get("spam")).put("akismetKey", "abc123"));
            AkismetScreen screen = new AkismetScreen(policies, akismetAt(service));
            assertThat(codes(screen)).containsExactly("unreachable");
            assertThat(codes(screen)).containsExactly("resting");
            assertThat(codes(screen)).containsExactly("resting");
            assertThat(asked).hasValue(1);

            clock.advance(Duration.ofSeconds(30));
            assertThat(codes(screen)).as("one tries again").containsExactly("unreachable");
            assertThat(codes(screen)).containsExactly("resting");
            assertThat(asked).hasValue(2);

            back.countDown();
            clock.advance(Duration.ofSeconds(30));
            assertThat(codes(screen)).containsExactly("spam");
            assertThat(codes(screen)).containsExactly("spam");
            assertThat(asked).hasValue(4);
        } finally {
            back.countDown();
            service.stop(0);
            hands.shutdownNow();
        }
    }

    private List<String> codes(AkismetScreen screen) {
        return screen.examine(submission()).stream().map(Finding::code).toList();
    }

    @Autowired
    SiteSettings site;

    @Test
    void akismetLearnsWhereAModeratorDecidedOtherwise() throws IOException {
        // No request that would remember the policy.
        RequestContextHolder.resetRequestAttributes();
        List<String> lessons = new CopyOnWriteArrayList<>();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/1.1/", exchange -> {
            lessons.add(exchange.getRequestURI().getPath() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        service.start();
        try {
            AkismetLessons school = new AkismetLessons(policies, akismetAt(service), jdbc, Runnable::run);
            long missed = decided("It missed this one", "SPAM", null);
            long caught = decided("It caught this one", "SPAM", null);
            long wronged = decided("It wronged this one", "APPROVED", null);
            long rude = decided("It is rude and no spam", "REMOVED", "ABUSIVE");
            for (long id : new long[] {caught, wronged}) {
                jdbc.sql("insert into comment_finding (comment_id, screen, code) values (?, 'akismet', 'spam')")
                        .param(id)
                        .update();
            }
            Runnable decisions = () -> {
                school.decided(decided(CommentStatus.SPAM, 1L, missed, caught));
                school.decided(decided(CommentStatus.APPROVED, 1L, wronged));
                school.decided(decided(CommentStatus.REMOVED, 1L, rude));
                school.decided(decided(CommentStatus.APPROVED, null, wronged));
            };
            decisions.run();
            assertThat(lessons).as("without a key").isEmpty();
            policy(policy -> ((ObjectNode) policy.get("spam")).put("akismetKey", "abc123"));
            decisions.run();
            assertThat(lessons).hasSize(2);
            assertThat(lessons.get(0)).startsWith("/1.1/submit-spam ").contains("It+missed+this+one", "api_key=abc123");
            assertThat(lessons.get(1)).startsWith("/1.1/submit-ham ").contains("It+wronged+this+one");
        } finally {
            service.stop(0);
        }
    }

    private static CommentDecided decided(CommentStatus to, @Nullable Long account, Long... ids) {
        return new CommentDecided(List.of(ids), CommentStatus.PENDING, to, account);
    }

    private Akismet akismetAt(HttpServer service) {
        return new Akismet(
                site,
                new AkismetSettings(
                        URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/1.1/"),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30)),
                clock);
    }

    private Submission submission() {
        return submission("192.0.2.7");
    }

    private Submission submission(String network) {
        return new Submission(
                null,
                article.getId(),
                null,
                new CommentWords("Vera", "vera@example.org", null, "Hello & goodbye"),
                network,
                "Browser",
                FormProof.Worth.GOOD,
                false,
                clock.instant());
    }

    private long decided(String body, String status, @Nullable String reason) {
        long id = jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, reason,
                                             created_at, decided_at, decided_by)
                        values (:article, 'Otto', 'otto@example.org', :body, '', :status, :reason,
                                now(), now(), (select min(id) from account))
                        returning id
                        """)
                .param("article", article.getId())
                .param("body", body)
                .param("status", status)
                .param("reason", reason)
                .query(Long.class)
                .single();
        jdbc.sql("update comment set created_at = :now")
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        return id;
    }

    private void policy(Consumer<ObjectNode> change) {
        DiscussionPolicies.Version current = policies.find();
        ObjectNode changed = json.valueToTree(current.policy());
        change.accept(changed);
        assertThat(policies.save(current.version(), json.treeToValue(changed, DiscussionPolicy.class)))
                .isTrue();
    }

    private static void words(ObjectNode policy, String list, String lines) {
        ((ObjectNode) policy.get("words")).put(list, lines);
    }

    private void post() {
        LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        form.forEach(fields::add);
        MvcTestResult posted = mvc.post()
                .uri(article.getAddress() + "/comments")
                .params(fields)
                .with(Desk.sameOrigin())
                .exchange();
        assertThat(posted).hasStatus(303);
    }

    private String status() {
        return jdbc.sql("select status from comment order by id desc limit 1")
                .query(String.class)
                .single();
    }

    private List<String> findings() {
        return jdbc.sql("""
                        select screen || '.' || code || ':' || detail from comment_finding
                        where comment_id = (select max(id) from comment) order by id
                        """).query(String.class).list();
    }
}
