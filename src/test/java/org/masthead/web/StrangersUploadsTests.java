package org.masthead.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.testing.LiveNewsroomTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each request here only announces its body: an answer shows that nobody waited for it, and so that nobody kept it. */
@LiveNewsroomTest
class StrangersUploadsTests {

    private static final String UPLOAD = "Content-Type: multipart/form-data; boundary=b\r\n";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "POST /desk/pictures, 413",
        "POST /desk/articles, 413",
        "POST /desk/settings, 413",
        "POST /desk/sign-in, 413",
        "POST /set-up/nothing, 413",
        "POST /invitation/nothing, 413",
        "POST /api/v1/desk/pictures, 401",
        "POST /api/v1/desk/articles, 415",
        "POST /2026/11/a-story/comments, 415",
        "POST /, 415",
        "POST /actuator/health, 415",
        "POST /error, 415",
        "PUT /desk/pictures, 415",
        "GET /desk/pictures?a=b, 415",
        "GET /search?q=a, 415"
    })
    void largeUploadOfAStrangerIsRefusedUnread(String line, int status) throws IOException {
        assertThat(statusWithoutBody(line, UPLOAD + "Content-Length: 60000000\r\n"))
                .isEqualTo(status);
    }

    @Test
    void uploadOfUnknownLengthIsRefusedUnread() throws IOException {
        assertThat(statusWithoutBody("POST /desk/pictures", UPLOAD + "Transfer-Encoding: chunked\r\n"))
                .isEqualTo(411);
        assertThat(statusWithoutBody("GET /search?q=a", UPLOAD + "Transfer-Encoding: chunked\r\n"))
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"PUT /, 405", "PATCH /2026/11/a-story/comments, 405", "DELETE /, 405", "PUT /desk/articles, 401"})
    void formOfAnUnusualMethodIsRefusedUnread(String line, int status) throws IOException {
        assertThat(statusWithoutBody(
                        line, "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 2000000000\r\n"))
                .isEqualTo(status);
    }

    @Test
    void wordsOfAnEndedSessionAreStillGivenBack() throws IOException {
        String body = "--b\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\nThe ferry ran again.\r\n--b--\r\n";
        assertThat(answer("POST /desk/articles", UPLOAD + "Content-Length: " + body.length() + "\r\n", body))
                .startsWith("HTTP/1.1 401")
                .contains("The ferry ran again.");
    }

    private int statusWithoutBody(String line, String headers) throws IOException {
        return Integer.parseInt(answer(line, headers, "").substring(9, 12));
    }

    private String answer(String line, String headers, String body) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write((line
                                    + " HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nAccept: text/html\r\n"
                                    + "Connection: close\r\n" + headers + "\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            InputStream answer = socket.getInputStream();
            return body.isEmpty()
                    ? new String(answer.readNBytes(200), StandardCharsets.UTF_8)
                    : new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
