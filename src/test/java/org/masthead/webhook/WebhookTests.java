package org.masthead.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.account.Role;
import org.masthead.article.Article;
import org.masthead.testing.ArchiveTest;
import org.masthead.testing.Desk;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ArchiveTest
class WebhookTests {

    private static final String HERE = "http://127.0.0.1:19191/hook";
    private static final String SECRET = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stories stories;

    @Autowired
    TestClock clock;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Courier courier;

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final JsonMapper json = JsonMapper.builder().build();
    private HttpServer receiver;
    private volatile int answer = 200;

    private record Received(String id, String timestamp, String signature, String body) {}

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 19191), 0);
        receiver.createContext("/hook", this::receive);
        receiver.start();
        jdbc.sql("delete from article").update();
        jdbc.sql("truncate webhook, webhook_event, webhook_delivery").update();
    }

    private void receive(HttpExchange exchange) throws IOException {
        received.add(new Received(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        byte[] words = "so be it".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer, words.length);
        exchange.getResponseBody().write(words);
        exchange.close();
    }

    @AfterEach
    void hangUp() {
        receiver.stop(0);
    }

    private long subscribe(String... occasions) {
        return jdbc.sql("""
                        insert into webhook (name, address, secret, occasions, created_at)
                        values ('Newsletter', ?, ?, ?, now()) returning id""").params(HERE, SECRET, occasions).query(Long.class).single();
    }

    /** Everything that has happened so far is told, and answered. */
    private List<JsonNode> passOn() {
        jdbc.sql("update webhook_event set due_at = ?")
                .param(java.sql.Timestamp.from(TestClock.NOON))
                .update();
        dispatch.work();
        deliver();
        return received.stream().map(each -> json.readTree(each.body())).toList();
    }

    private void deliver() {
        courier.carry();
        await(courier::isIdle);
    }

    private static void await(BooleanSupplier done) {
        Instant end = Instant.now().plusSeconds(20);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).as("time to wait").isBefore(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void publishedStoryIsToldWithASignatureThatCanBeVerified() {
        subscribe("article.published");
        Article article = stories.write("Harbour reopens")
                .inSection("Town")
                .by("Nora Quist")
                .publish();
        JsonNode told = passOn().get(0);
        assertThat(told.get("type").asString()).isEqualTo("article.published");
        JsonNode story = told.get("data").get("article");
        assertThat(story.get("id").asLong()).isEqualTo(article.getId());
        assertThat(story.get("headline").asString()).isEqualTo("Harbour reopens");
        assertThat(story.get("url").asString()).endsWith(Objects.requireNonNull(article.getAddress()));
        assertThat(story.get("section").asString()).isEqualTo("Town");
        Received message = received.get(0);
        assertThat(message.signature())
                .isEqualTo(WebhookSecret.sign(
                        SECRET,
                        message.id(),
                        Instant.ofEpochSecond(Long.parseLong(message.timestamp())),
                        message.body()))
                .startsWith("v1,");
    }

    /** The example of Standard Webhooks 1.0. */
    @Test
    void signatureIsThatOfTheStandard() {
        assertThat(WebhookSecret.sign(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void draftIsNobodysBusinessAndAWithdrawnStoryIsToldByItsAddressOnly() {
        subscribe("article.published", "article.updated", "article.withdrawn");
        stories.write("Secret plans").draft();
        assertThat(passOn()).isEmpty();
        Article article = stories.write("Gulls").publish();
        passOn();
        jdbc.sql("update article set headline = 'Gulls return' where id = ?")
                .param(article.getId())
                .update();
        jdbc.sql("update article set saved_at = saved_at + interval '1 second' where id = ?")
                .param(article.getId())
                .update();
        passOn();
        jdbc.sql("update article set status = 'WITHDRAWN' where id = ?")
                .param(article.getId())
                .update();
        List<JsonNode> told = passOn();
        assertThat(told)
                .extracting(each -> each.get("type").asString())
                .containsExactly("article.published", "article.updated", "article.withdrawn");
        assertThat(told.get(2).get("data").get("article").size()).isEqualTo(2);
        assertThat(received.get(2).body()).doesNotContain("Gulls return");
    }

    @Test
    void storyThatWasTakenBackBeforeAnybodyWasToldIsNotTold() {
        subscribe("article.published");
        Article article = stories.write("Too early").publish();
        jdbc.sql("update article set status = 'WITHDRAWN' where id = ?")
                .param(article.getId())
                .update();
        assertThat(passOn()).isEmpty();
    }

    @Test
    void commentIsToldWithoutAnyAddressAndARemovedOneWithoutItsWords() {
        Article article = stories.write("Ferry late").publish();
        subscribe("comment.posted", "comment.moderated");
        long comment = jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, network_address, body, body_html,
                                             status, created_at)
                        values (?, 'Vera', 'vera@example.org', '192.0.2.7', 'At last', '<p>At last</p>', 'PENDING',
                                now()) returning id""").param(article.getId()).query(Long.class).single();
        passOn();
        jdbc.sql("update comment set status = 'REMOVED', reason = 'OTHER' where id = ?")
                .param(comment)
                .update();
        List<JsonNode> told = passOn();
        assertThat(told).hasSize(2);
        assertThat(told.get(0).get("data").get("comment").get("html").asString())
                .isEqualTo("<p>At last</p>");
        assertThat(told.get(1).get("data").get("decision").get("to").asString()).isEqualTo("REMOVED");
        assertThat(told.get(1).get("data").get("comment").get("html").isNull()).isTrue();
        assertThat(received).allSatisfy(each -> assertThat(each.body()).doesNotContain("vera@", "192.0.2.7"));
    }

    @Test
    void archiveThatIsTakenInQuietlyIsNoNews() {
        subscribe("article.published");
        Article article = stories.write("Old news").draft();
        jdbc.sql("with quiet as (select set_config('masthead.at_once', 'import', true)) "
                        + "update article set status = 'LIVE', published_at = now(), address = '/old' from quiet"
                        + " where id = ? and quiet is not null")
                .param(article.getId())
                .update();
        assertThat(jdbc.sql("select count(*) from webhook_event")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsNotTakenIsTriedAgainUntilItIsGivenUp() {
        long hook = subscribe("article.published");
        answer = 503;
        stories.write("Harbour reopens").publish();
        passOn();
        assertThat(status(hook)).isEqualTo("WAITING 503 so be it");
        for (int attempt = 2; attempt <= 11; attempt++) {
            clock.advance(Duration.ofHours(9));
            deliver();
            assertThat(received).hasSize(attempt);
        }
        assertThat(status(hook)).isEqualTo("FAILED 503 so be it");
        assertThat(received)
                .extracting(Received::id)
                .containsOnly(received.get(0).id());
        clock.advance(Duration.ofHours(9));
        deliver();
        assertThat(received).hasSize(11);
        assertThat(jdbc.sql("select active from webhook").query(Boolean.class).single())
                .as("off after three days without anything taken")
                .isFalse();
    }

    @Test
    void receiverThatTakesAgainIsWellAgain() {
        long hook = subscribe("article.published");
        answer = 500;
        stories.write("Harbour reopens").publish();
        passOn();
        assertThat(jdbc.sql("select failing_since is not null from webhook")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        answer = 204;
        clock.advance(Duration.ofMinutes(5));
        deliver();
        assertThat(status(hook)).startsWith("DELIVERED");
        assertThat(jdbc.sql("select failing_since is null from webhook")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void receiverThatIsGoneIsAskedNoMore() {
        subscribe("article.published");
        answer = 410;
        stories.write("Harbour reopens").publish();
        passOn();
        assertThat(jdbc.sql("select active from webhook").query(Boolean.class).single())
                .isFalse();
        stories.write("Nobody is told").publish();
        assertThat(jdbc.sql("select count(*) from webhook_event")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void messageOfAStoppedNodeIsCarriedByAnother() {
        long hook = subscribe("article.published");
        stories.write("Harbour reopens").publish();
        jdbc.sql("update webhook_event set due_at = ?")
                .param(java.sql.Timestamp.from(TestClock.NOON))
                .update();
        dispatch.work();
        jdbc.sql("update webhook_delivery set attempts = 1, due_at = ?")
                .param(java.sql.Timestamp.from(clock.instant().plus(Duration.ofMinutes(2))))
                .update();
        courier.carry();
        assertThat(received).isEmpty();
        clock.advance(Duration.ofMinutes(3));
        deliver();
        assertThat(status(hook)).startsWith("DELIVERED");
    }

    @Test
    void whatWasSentIsForgottenAfterAMonth() {
        subscribe("article.published");
        stories.write("Harbour reopens").publish();
        passOn();
        dispatch.forget();
        assertThat(deliveries()).isEqualTo(1);
        clock.advance(Duration.ofDays(31));
        dispatch.forget();
        assertThat(deliveries()).isZero();
    }

    private long deliveries() {
        return jdbc.sql("select count(*) from webhook_delivery")
                .query(Long.class)
                .single();
    }

    private String status(long hook) {
        return jdbc.sql("select status || ' ' || answer_status || ' ' || answer from webhook_delivery"
                        + " where webhook_id = ?")
                .param(hook)
                .query(String.class)
                .single();
    }

    @Test
    void administratorMakesOneSeesTheSecretOnceAndSendsATest() {
        MvcTestResult made = mvc.post()
                .uri("/desk/webhooks")
                .param("name", "Newsletter")
                .param("address", HERE)
                .param("occasions", "article.published", "comment.posted")
                .with(Desk.asAdministrator())
                .exchange();
        assertThat(made).hasStatus(303);
        String secret = (String) made.getMvcResult().getFlashMap().get("secret");
        assertThat(secret).startsWith("whsec_");
        String page = Objects.requireNonNull(made.getMvcResult().getResponse().getRedirectedUrl());
        assertThat(mvc.get().uri(page).with(Desk.asAdministrator()))
                .bodyText()
                .contains("Newsletter")
                .doesNotContain(secret);
        assertThat(mvc.post().uri(page + "/ping").with(Desk.asAdministrator())).hasStatus(303);
        deliver();
        assertThat(json.readTree(received.get(0).body()).get("type").asString()).isEqualTo("ping");
        assertThat(mvc.get().uri(page).with(Desk.asAdministrator())).bodyText().contains("so be it", "200 after");
        long delivery =
                jdbc.sql("select id from webhook_delivery").query(Long.class).single();
        assertThat(mvc.post().uri(page + "/deliveries/" + delivery).with(Desk.asAdministrator()))
                .hasStatus(303);
        deliver();
        assertThat(received).hasSize(2);
        assertThat(received.get(1).id()).isEqualTo(received.get(0).id());
        assertThat(mvc.post().uri(page + "/activity").param("active", "false").with(Desk.asAdministrator()))
                .hasStatus(303);
        assertThat(mvc.get().uri("/desk/webhooks").with(Desk.asAdministrator()))
                .bodyText()
                .contains(">Off<");
        assertThat(mvc.post().uri(page + "/secret").with(Desk.asAdministrator()))
                .hasStatus(303);
        assertThat(mvc.post().uri(page + "/deletion").with(Desk.asAdministrator()))
                .hasStatus(303);
        assertThat(mvc.get().uri(page).with(Desk.asAdministrator())).hasStatus(404);
        assertThat(jdbc.sql("select string_agg(act, ' ' order by id) from audit_entry where kind = 'webhook'")
                        .query(String.class)
                        .single())
                .isEqualTo("created stopped secret-renewed deleted");
        assertThat(jdbc.sql("select count(*) from audit_entry where detail::text like '%whsec%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', http://127.0.0.1:19191/hook, article.published, Write a name.",
                "Hook, file:///etc/passwd, article.published, public internet",
                "Hook, http://example.org:22/, article.published, public internet",
                "Hook, http://me:secret@example.org/, article.published, public internet",
                "Hook, not an address, article.published, public internet",
                "Hook, https://example.org/, nonsense, Choose at least one",
                "Hook, https://example.org/, -, Choose at least one"
            })
    void badInputIsRefusedAndNothingTypedIsLost(String name, String address, String occasion, String mistake) {
        var post = mvc.post().uri("/desk/webhooks").param("name", name).param("address", address);
        if (occasion != null) {
            post.param("occasions", occasion);
        }
        MvcTestResult refused = post.with(Desk.asAdministrator()).exchange();
        assertThat(refused).hasStatus(422).bodyText().contains(mistake, "value=\"" + address + "\"");
        assertThat(jdbc.sql("select count(*) from webhook").query(Long.class).single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EDITOR", "MODERATOR", "REPORTER", "CONTRIBUTOR"})
    void onlyAdministratorsComeIn(Role role) {
        assertThat(mvc.get().uri("/desk/webhooks").with(Desk.as(role))).hasStatus(403);
        assertThat(mvc.post().uri("/desk/webhooks").with(Desk.as(role))).hasStatus(403);
    }

    @Test
    void addressWithinOurWallsIsRefusedWhenItIsAsked() {
        long hook = subscribe("article.published");
        jdbc.sql("update webhook set address = 'http://localhost:80/'").update();
        stories.write("Harbour reopens").publish();
        passOn();
        assertThat(jdbc.sql("select answer from webhook_delivery where webhook_id = ?")
                        .param(hook)
                        .query(String.class)
                        .single())
                .contains("not on the public internet");
    }
}
