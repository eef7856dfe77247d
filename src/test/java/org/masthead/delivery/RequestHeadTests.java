package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTests {

    private static final String PLAIN = "GET /2026/11/fog?page=2 HTTP/1.1\r\nHost: news.example\r\n\r\n";

    private static RequestHead read(String text) {
        RequestHead head = new RequestHead(text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(head.read(0, text.length())).isTrue();
        return head;
    }

    private static boolean isRead(String text) {
        return new RequestHead(text.getBytes(StandardCharsets.ISO_8859_1)).read(0, text.length());
    }

    @Test
    void plainHeadIsRead() {
        RequestHead head = read(PLAIN.replace(
                "\r\n\r\n",
                "\r\naccept-ENCODING:gzip, br\r\nAccept:  text/html\r\nCookie:\r\nConnection: Keep-Alive\r\n\r\n"));
        assertThat(head.isHead()).isFalse();
        assertThat(head.target()).isEqualTo("/2026/11/fog?page=2");
        assertThat(head.asked("Host")).isEqualTo("news.example");
        assertThat(head.asked("Accept-Encoding")).isEqualTo("gzip, br");
        assertThat(head.asked("Accept")).isEqualTo("text/html");
        assertThat(head.asked("Cookie")).isEmpty();
        assertThat(head.asked("Range")).isNull();
        assertThat(read(PLAIN.replace("GET", "HEAD")).isHead()).isTrue();
    }

    @Test
    void oneOfSeveralIsReadAfterTheOther() {
        String two = PLAIN + PLAIN.replace("fog", "ferry");
        RequestHead head = new RequestHead(two.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(head.read(0, two.length())).isTrue();
        assertThat(head.end()).isEqualTo(PLAIN.length());
        assertThat(head.read(head.end(), two.length())).isTrue();
        assertThat(head.target()).isEqualTo("/2026/11/ferry?page=2");
        assertThat(head.end()).isEqualTo(two.length());
    }

    @Test
    void headThatHasNotComeWholeIsNotRead() {
        for (int length = 0; length < PLAIN.length(); length++) {
            assertThat(isRead(PLAIN.substring(0, length))).isFalse();
        }
        assertThat(isRead(PLAIN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 0",
                "content-length: 5",
                "Transfer-Encoding: chunked",
                "Upgrade: h2c",
                "Expect: 100-continue",
                "Connection: close",
                "Connection: keep-alive, upgrade",
                "Host: other.example",
                "Folded: a\r\n b",
                " Host: leading",
                "Space : before the colon",
                "No colon",
                ": no name",
                "Bare: line feed\nX: y",
                "Bare: return\rX: y",
                "Nul: a\0b",
                "Tab: a\tb",
                "Above: caf\u00e9",
                "N\u00e4me: above",
                "Underscore_d: odd",
                "Blank: at the end "
            })
    void whatIsUnusualIsLeftToTheContainer(String line) {
        assertThat(isRead(PLAIN.replace("\r\n\r\n", "\r\n" + line + "\r\n\r\n")))
                .isFalse();
        assertThat(isRead(PLAIN.replace("\r\n\r\n", "\r\nX-Usual: 1\r\n\r\n"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /2026/11/fog HTTP/1.1",
                "get /2026/11/fog HTTP/1.1",
                "GET  /2026/11/fog HTTP/1.1",
                "GET /2026/11/fog  HTTP/1.1",
                "GET /2026/11/fog HTTP/1.0",
                "GET /2026/11/fog HTTP/2.0",
                "GET http://news.example/2026/11/fog HTTP/1.1",
                "GET * HTTP/1.1",
                "GET /f\u00f6g HTTP/1.1",
                "GET /fog\tHTTP/1.1",
                "GET /fog",
                "\r\nGET /fog HTTP/1.1"
            })
    void otherQuestionsAreLeftToTheContainer(String line) {
        assertThat(isRead(line + "\r\nHost: news.example\r\n\r\n")).isFalse();
    }

    @Test
    void headWithoutHostOrWithVeryManyFieldsIsLeftToTheContainer() {
        assertThat(isRead("GET / HTTP/1.1\r\nAccept: */*\r\n\r\n")).isFalse();
        assertThat(isRead("GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(200) + "\r\n"))
                .isFalse();
    }
}
