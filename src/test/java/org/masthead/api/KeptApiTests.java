package org.masthead.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.article.Article;
import org.masthead.delivery.KeptPages;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@LiveNewsroomTest
class KeptApiTests {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClassDatabase database;

    @Autowired
    BeanFactory house;

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private Article story;

    @BeforeEach
    void publish() {
        jdbc.sql("delete from article").update();
        story = stories.write("Ferry sails").publish();
        KeptPages.look(house);
    }

    @Test
    void isKeptLikeAPageAndAnsweredWithoutTheDatabase() {
        HttpResponse<String> first = ask("GET", "/api/v1/articles", JSON);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "Content-Type")).startsWith(JSON);
        assertThat(header(first, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(first, "Set-Cookie")).isNull();
        String tag = header(first, "ETag");
        assertThat(tag).matches("\"[^\"]+\"");
        int forOne = database.statementsOf(() -> ask("GET", "/api/v1/articles", JSON))
                .size();
        int forMany = database.statementsOf(() -> {
                    ask("GET", "/api/v1/articles", JSON);
                    HttpResponse<String> again = ask("GET", "/api/v1/articles", JSON, "If-None-Match", tag);
                    assertThat(again.statusCode()).isEqualTo(304);
                    assertThat(header(again, "Access-Control-Allow-Origin")).isEqualTo("*");
                    HttpResponse<String> head = ask("HEAD", "/api/v1/articles", JSON);
                    assertThat(head.statusCode()).isEqualTo(200);
                    assertThat(head.body()).isEmpty();
                })
                .size();
        assertThat(forMany).isEqualTo(forOne).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"articles", "articles/%d", "articles/%d/comments", "sections", "tags", "authors"})
    void everyAnswerHasAMarkByWhichItIsNotSentTwice(String path) {
        String address = "/api/v1/" + path.formatted(story.getId());
        String mark = header(ask("GET", address, JSON), "ETag");
        assertThat(mark).matches("\"[^\"]+\"");
        HttpResponse<String> again = ask("GET", address, JSON, "If-None-Match", mark);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(ask("GET", address, JSON, "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void changeAndWithdrawalAreInTheNextAnswer() {
        String one = "/api/v1/articles/" + story.getId();
        ask("GET", "/api/v1/articles", JSON);
        ask("GET", one, JSON);
        jdbc.sql("update article set headline = 'Ferry stays'").update();
        assertThat(ask("GET", "/api/v1/articles", JSON).body()).contains("Ferry stays");
        assertThat(ask("GET", one, JSON).body()).contains("Ferry stays");
        jdbc.sql("update article set status = 'WITHDRAWN', withdrawn_at = now()")
                .update();
        assertThat(ask("GET", "/api/v1/articles", JSON).body()).doesNotContain("Ferry");
        assertThat(ask("GET", one, JSON).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/articles, text/csv, 406",
        "GET, /api/v1/articles/999, */*, 404",
        "GET, /api/v1/articles/999, 'text/html,*/*', 404",
        "GET, /api/v1/nowhere, */*, 404",
        "GET, /api/v2, 'text/html,*/*', 404",
        "POST, /api/v1/articles, application/json, 405",
        "DELETE, /api/v1/articles/1, application/json, 405",
        "GET, /api/v1/articles?limit=0, application/json, 400",
        "GET, /api/v1/articles?section=%ff, application/json, 400",
        "GET, /api/v1/articles?after=0-0&x=1, application/json, 400"
    })
    void everyFailureIsAProblem(String method, String address, String accept, int status) {
        HttpResponse<String> answer = ask(method, address, accept);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).startsWith(PROBLEM);
        assertThat(answer.body()).contains("\"status\":" + status);
    }

    private HttpResponse<String> ask(String method, String address, String accept, String... more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Accept", accept);
        if (more.length > 0) {
            request.headers(more);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }
}
