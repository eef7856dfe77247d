package org.masthead.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.account.Role;
import org.masthead.testing.Desk;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.Program;
import org.masthead.testing.Program.Answer;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever goes wrong for a program, it is told so in one shape (RFC 9457), over the network and through all filters.
 */
@LiveNewsroomTest
class ProblemTests {

    private static final String ARTICLES = "/api/v1/desk/articles";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stories stories;

    private Program program;
    private long story;

    @BeforeEach
    void aProgramIsThere() {
        jdbc.sql("delete from article").update();
        story = stories.write("Harbour reopens").publish().getId();
        program = Program.of(
                port, jdbc, Desk.account(jdbc, "Nora Quill", Role.EDITOR), "articles:read", "articles:write");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/articles?limit=0, 400",
        "GET, /api/v1/desk/comments, 403",
        "GET, /api/v1/articles/999999, 404",
        "GET, /api/v1/nothing, 404",
        "GET, /api/v2/articles, 404",
        "GET, /api/v1/desk/articles/999999, 404",
        "DELETE, /api/v1/articles, 405",
        "PUT, /api/v1/desk/articles, 405"
    })
    void failureIsAProblem(String method, String address, int status) {
        Answer answer = program.send(method, address, "");
        assertThat(answer.isProblem(status)).as(answer.status() + answer.body()).isTrue();
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asString()).isNotBlank();
    }

    @Test
    void whoeverDoesNotSayWhoTheyAreIsAskedTo() {
        Answer answer = new Program(port, "mh_pat_nobody").get(ARTICLES);
        assertThat(answer.isProblem(401)).as(answer.body()).isTrue();
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void kindsThatTheDoorsDoNotSpeakAreRefused() {
        assertThat(program.send("GET", ARTICLES, "", "Accept", "image/png").status())
                .isEqualTo(406);
        assertThat(program.send("GET", "/api/v1/sections", "", "Accept", "image/png")
                        .status())
                .isEqualTo(406);
        Answer text = program.send("POST", ARTICLES, "text/plain", "Harbour".getBytes(StandardCharsets.UTF_8));
        assertThat(text.isProblem(415)).as(text.status() + text.body()).isTrue();
    }

    @Test
    void bodiesThatAreWrongAreToldHow() {
        assertThat(program.send("POST", ARTICLES, "{\"headline\": ").isProblem(400))
                .isTrue();
        Answer invalid = program.send("POST", ARTICLES, "{\"headline\": \"\"}");
        assertThat(invalid.isProblem(422)).as(invalid.status() + invalid.body()).isTrue();
        Answer large = program.send("POST", ARTICLES, "{\"html\": \"" + "x".repeat(70_000_000) + "\"}");
        assertThat(large.isProblem(413)).as(large.status() + "").isTrue();
    }

    @Test
    void versionsThatAreOldAreTold() {
        String words = "{\"teaser\": \"At last.\"";
        assertThat(program.send("PATCH", ARTICLES + "/" + story, words + "}", "If-Match", "\"999\"")
                        .isProblem(412))
                .isTrue();
        assertThat(program.send("PATCH", ARTICLES + "/" + story, words + ", \"version\": 999}")
                        .isProblem(409))
                .isTrue();
    }

    @Test
    void tokenThatAsksTooOftenIsToldWhenToComeBack() {
        Answer answer = program.get(ARTICLES);
        assertThat(answer.header("RateLimit")).matches("\"[a-z]+\";r=\\d+;t=\\d+");
        assertThat(answer.header("RateLimit-Policy")).matches("\"[a-z]+\";q=300;w=60");
        for (int more = 0; more < 310 && answer.status() == 200; more++) {
            answer = program.get(ARTICLES + "?limit=1");
        }
        assertThat(answer.isProblem(429)).as(answer.status() + answer.body()).isTrue();
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
    }
}
