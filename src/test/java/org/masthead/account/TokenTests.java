package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NewsroomTest
class TokenTests {

    private static final String ARTICLES = "/api/v1/desk/articles";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AccessTokens tokens;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    RateLimits limits;

    private final JsonMapper json = JsonMapper.builder().build();
    private DeskUser editor;
    private String token;
    private long section;

    @BeforeEach
    void makeAToken() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from access_token").update();
        jdbc.sql("delete from api_answer").update();
        limits.forgetAll();
        editor = Desk.account(jdbc, "Nora Quill", Role.EDITOR);
        token = tokens.make(editor.id(), "Import", List.of(Scope.values()), Duration.ofDays(30));
        section = stories.section("Town").getId();
    }

    @Test
    void storyIsBegunChangedAndPublished() {
        MvcTestResult begun = send(HttpMethod.POST, ARTICLES, text("Harbour reopens"), token, null, null);
        assertThat(begun).hasStatus(201);
        JsonNode story = told(begun);
        assertThat(story.path("status").asString()).isEqualTo("DRAFT");
        String address = ARTICLES + "/" + story.path("id").asLong();
        assertThat(begun.getResponse().getHeader("Location")).endsWith(address);
        String version = begun.getResponse().getHeader("ETag");
        MvcTestResult saved = send(HttpMethod.PATCH, address, "{\"teaser\": \"At last\"}", token, null, version);
        assertThat(saved).hasStatusOk();
        assertThat(told(saved).path("text").path("headline").asString()).isEqualTo("Harbour reopens");
        assertThat(told(saved).path("text").path("teaser").asString()).isEqualTo("At last");
        assertThat(send(HttpMethod.POST, address + "/moves", "{\"move\": \"publish\"}", token, null, null))
                .hasStatusOk();
        assertThat(jdbc.sql("select status from article").query(String.class).single())
                .isEqualTo("LIVE");
        assertThat(jdbc.sql("select count(*) from audit_entry where account_id = ? and subject_id = ?")
                        .params(editor.id(), story.path("id").asLong())
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void whatSomebodySavedSinceIsNeverOverwritten() {
        MvcTestResult begun = send(HttpMethod.POST, ARTICLES, text("Harbour reopens"), token, null, null);
        String address = ARTICLES + "/" + told(begun).path("id").asLong();
        String old = begun.getResponse().getHeader("ETag");
        assertThat(send(HttpMethod.PATCH, address, "{\"teaser\": \"One\"}", token, null, old))
                .hasStatusOk();
        MvcTestResult late = send(HttpMethod.PATCH, address, "{\"teaser\": \"Two\"}", token, null, old);
        assertThat(late).hasStatus(412).hasContentType("application/problem+json");
        String current = told(late).path("version").asString();
        assertThat("\"" + current + "\"").isNotEqualTo(old);
        assertThat(send(
                        HttpMethod.PATCH,
                        address,
                        "{\"teaser\": \"Two\", \"version\": " + old + "}",
                        token,
                        null,
                        null))
                .hasStatus(409);
        assertThat(send(HttpMethod.PATCH, address, "{\"teaser\": \"Two\"}", token, null, null))
                .hasStatus(428);
        assertThat(jdbc.sql("select teaser from article").query(String.class).single())
                .isEqualTo("One");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"html\": \"<p>Words</p>\"} | 422",
                "{\"headline\": \"\", \"section\": 1} | 422",
                "{\"headline\": \"No section\", \"section\": 999999} | 422",
                "{\"headline\": \"No talk\", \"section\": SECTION, \"discussion\": \"LOUD\"} | 422",
                "{\"headline\": | 400",
                "[] | 400",
                "{\"headline\": {\"a\": 1}} | 400"
            })
    void badInputIsToldAndWritesNothing(String body, int status) {
        MvcTestResult answer =
                send(HttpMethod.POST, ARTICLES, body.replace("SECTION", Long.toString(section)), token, null, null);
        assertThat(answer).hasStatus(status).hasContentType("application/problem+json");
        assertThat(jdbc.sql("select count(*) from article").query(Long.class).single())
                .isZero();
    }

    @Test
    void sameKeyDoesItOnceAndOtherwiseRefuses() {
        MvcTestResult first = send(HttpMethod.POST, ARTICLES, text("Once"), token, "import-1", null);
        MvcTestResult again = send(HttpMethod.POST, ARTICLES, text("Once"), token, "import-1", null);
        assertThat(again).hasStatus(201);
        assertThat(told(again)).isEqualTo(told(first));
        assertThat(again.getResponse().getHeader("Location"))
                .isEqualTo(first.getResponse().getHeader("Location"));
        assertThat(send(HttpMethod.POST, ARTICLES, text("Other"), token, "import-1", null))
                .hasStatus(422);
        assertThat(jdbc.sql("select count(*) from article").query(Long.class).single())
                .isOne();
        jdbc.sql("update api_answer set status = null").update();
        assertThat(send(HttpMethod.POST, ARTICLES, text("Once"), token, "import-1", null))
                .hasStatus(409);
        DeskUser other = Desk.account(jdbc, "Ida Field", Role.EDITOR);
        String theirs = tokens.make(other.id(), "Own", List.of(Scope.values()), Duration.ofDays(30));
        assertThat(send(HttpMethod.POST, ARTICLES, text("Theirs"), theirs, "import-1", null))
                .hasStatus(201);
    }

    @Test
    void whatWasCarriedOutIsNotDoneAgainThoughItsAnswerWasLost() {
        send(HttpMethod.POST, ARTICLES, text("Once"), token, "import-2", null);
        jdbc.sql("update api_answer set status = null, asked_at = ?")
                .param(java.sql.Timestamp.from(clock.instant().minus(Duration.ofHours(1))))
                .update();
        MvcTestResult again = send(HttpMethod.POST, ARTICLES, text("Once"), token, "import-2", null);
        assertThat(again).hasStatus(409).hasContentType("application/problem+json");
        assertThat(told(again).path("detail").asString()).contains("carried out");
        assertThat(jdbc.sql("select count(*) from article").query(Long.class).single())
                .isOne();
    }

    @Test
    void whatDiedBeforeItWroteIsLetInAgain() {
        send(HttpMethod.POST, ARTICLES, "{\"html\": \"<p>No headline</p>\"}", token, "import-3", null);
        assertThat(jdbc.sql("select wrote from api_answer").query(Boolean.class).single())
                .isFalse();
        jdbc.sql("update api_answer set status = null, asked_at = ?")
                .param(java.sql.Timestamp.from(clock.instant().minus(Duration.ofHours(1))))
                .update();
        assertThat(send(HttpMethod.POST, ARTICLES, text("Once"), token, "import-3", null))
                .hasStatus(201);
    }

    @Test
    void tokenIsNeverKeptAndNeverMoreThanItsOwner() {
        assertThat(token).startsWith("mh_pat_");
        assertThat(jdbc.sql("select row_to_json(t)::text from access_token t")
                        .query(String.class)
                        .single())
                .doesNotContain(token.substring(7));
        assertThat(read(token)).hasStatusOk();
        jdbc.sql("update account set role = 'MODERATOR' where id = ?")
                .param(editor.id())
                .update();
        assertThat(read(token)).hasStatus(403).hasContentType("application/problem+json");
        jdbc.sql("update account set status = 'DISABLED' where id = ?")
                .param(editor.id())
                .update();
        assertThat(read(token)).hasStatus(401);
    }

    @Test
    void reporterReadsNobodyElsesStory() {
        MvcTestResult begun = send(HttpMethod.POST, ARTICLES, text("Secret"), token, null, null);
        DeskUser reporter = Desk.account(jdbc, "Rea Porter", Role.REPORTER);
        String theirs = tokens.make(reporter.id(), "Own", List.of(Scope.values()), Duration.ofDays(30));
        String address = ARTICLES + "/" + told(begun).path("id").asLong();
        assertThat(mvc.get().uri(address).header("Authorization", "Bearer " + theirs))
                .hasStatus(403);
        assertThat(send(HttpMethod.POST, address + "/moves", "{\"move\": \"publish\"}", theirs, null, null))
                .hasStatus(403);
        assertThat(told(read(theirs)).path("items").size()).isZero();
    }

    @Test
    void scopeExpiryAndRevocationCloseTheDoor() {
        String reading = tokens.make(editor.id(), "Reads", List.of(Scope.READ_ARTICLES), Duration.ofDays(30));
        assertThat(read(reading)).hasStatusOk();
        assertThat(send(HttpMethod.POST, ARTICLES, text("No"), reading, null, null))
                .hasStatus(403);
        jdbc.sql("update access_token set expires_at = ?")
                .param(java.sql.Timestamp.from(clock.instant()))
                .update();
        assertThat(read(reading)).hasStatus(401);
        String short1 = tokens.make(editor.id(), "Short", List.of(Scope.READ_ARTICLES), Duration.ofDays(30));
        tokens.revoke(editor.id(), tokens.of(editor.id()).get(0).id());
        assertThat(read(short1)).hasStatus(401);
        assertThat(read("mh_pat_nonsense")).hasStatus(401);
    }

    @Test
    void cookiesOpenNothingAndNoSessionIsMade() {
        assertThat(mvc.get().uri(ARTICLES)).hasStatus(401);
        MvcTestResult answer = read(token);
        assertThat(answer.getResponse().getHeader("Set-Cookie")).isNull();
        assertThat(answer.getRequest().getSession(false)).isNull();
        assertThat(answer.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getResponse().getHeader("Access-Control-Allow-Origin"))
                .isNull();
        assertThat(answer.getResponse().getHeader("RateLimit")).startsWith("\"desk\";r=299");
    }

    @Test
    void pageListsTokensButNeverTells() throws Exception {
        MvcTestResult page =
                mvc.get().uri("/desk/account/tokens").with(Desk.as(editor)).exchange();
        assertThat(page).hasStatusOk();
        assertThat(page.getResponse().getContentAsString())
                .contains("Import", "articles:publish")
                .doesNotContain("mh_pat_");
    }

    @Test
    void endedTokenIsForgottenAfterAMonth() {
        jdbc.sql("update access_token set expires_at = ?")
                .param(java.sql.Timestamp.from(clock.instant().minus(Duration.ofDays(29))))
                .update();
        tokens.tidy();
        assertThat(tokens.of(editor.id())).singleElement().matches(AccessTokens.Kept::expired);
        jdbc.sql("update access_token set expires_at = ?")
                .param(java.sql.Timestamp.from(clock.instant().minus(Duration.ofDays(31))))
                .update();
        tokens.tidy();
        assertThat(tokens.of(editor.id())).isEmpty();
    }

    /** Nothing but a password or a passkey lets somebody in who was invited and has not come yet. */
    @Test
    void whoMayNotEnterTheDeskHasNoTokenThatDoes() {
        jdbc.sql("update account set status = 'INVITED' where id = ?")
                .param(editor.id())
                .update();
        assertThat(read(token)).hasStatus(401);
    }

    @Test
    void wrongKindAndTooMuchAreProblemsAndWriteNothing() {
        MvcTestResult kind = mvc.post()
                .uri(ARTICLES)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.TEXT_PLAIN)
                .content("Harbour reopens")
                .exchange();
        assertThat(kind).hasStatus(415);
        MvcTestResult much =
                send(HttpMethod.POST, ARTICLES, text("x".repeat(5 * 1024 * 1024)), token, "too-much", null);
        assertThat(much).hasStatus(413).hasContentType("application/problem+json");
        assertThat(jdbc.sql("select (select count(*) from article) + (select count(*) from api_answer)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private MvcTestResult read(String with) {
        return mvc.get().uri(ARTICLES).header("Authorization", "Bearer " + with).exchange();
    }

    private MvcTestResult send(
            HttpMethod method, String address, String body, String with, @Nullable String key, @Nullable String match) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.method(method)
                .uri(address)
                .header("Authorization", "Bearer " + with)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (match != null) {
            request.header("If-Match", match);
        }
        return request.exchange();
    }

    private String text(String headline) {
        return "{\"headline\": \"" + headline + "\", \"section\": " + section
                + ", \"html\": \"<p>The harbour reopens.</p>\"}";
    }

    private JsonNode told(MvcTestResult answer) {
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }
}
