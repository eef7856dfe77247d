package org.masthead.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.testing.Browser;
import org.masthead.testing.LiveNewsroomTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@LiveNewsroomTest
class ErrorPagesTests {

    @LocalServerPort
    int port;

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "/no-such-page, 404",
        "/error, 404",
        "/actuator, 404",
        "/actuator/env, 404",
        "/actuator/heapdump, 404",
        "/%00, 400",
        "/%zz, 400",
        "/a;b, 400",
        "/a//b, 400",
        "/?page=%zz, 400",
        "/a%2fb, 400",
        "/a%5cb, 400",
        "/.git/config, 404",
        "/set-up/guess, 404",
        "/invitation/guess, 404",
    })
    void whatIsWrongIsTheSendersFault(String path, int status) throws Exception {
        assertThat(statusOfRaw("GET " + path + " HTTP/1.1")).isEqualTo(status);
    }

    @Test
    void pageSaysNothingOfHowTheHouseIsBuilt() {
        HttpResponse<String> page = new Browser(port).get("/no-such-page");
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.body()).contains("404").doesNotContainIgnoringCase("tomcat", "spring", "java.", "exception");
        assertThat(page.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void whoIsLostCanSearchAtOnce() {
        assertThat(new Browser(port).get("/no-such-page").body())
                .containsPattern("<form [^>]*role=\"search\"[^>]*action=\"/search\"")
                .contains("name=\"q\"");
    }

    @Test
    void whoReadsNoHtmlGetsALine() {
        Browser browser = new Browser(port);
        HttpResponse<String> answer =
                browser.send(browser.request("/no-such-page").setHeader("Accept", "application/json"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("Not Found\n");
    }

    @Test
    void formThatIsTooLargeIsRefusedAsSuch() {
        HttpResponse<String> answer = new Browser(port).post("/desk/sign-in", Map.of("email", "x".repeat(5_300_000)));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void uploadThatIsTooLargeIsRefusedAsSuch() {
        Browser browser = new Browser(port);
        String body = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
                + "x".repeat(67_000_000) + "\r\n--b--\r\n";
        HttpResponse<String> answer = browser.send(browser.request("/desk/sign-in")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void formThatCannotBeReadIsTheSendersFault() {
        Browser browser = new Browser(port);
        HttpResponse<String> answer = browser.send(browser.request("/desk/sign-in")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("email=%zz")));
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private int statusOfRaw(String requestLine) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
