package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.Stories;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sends what no honest client sends to every public address, byte for byte, as clients would repair some of it. */
@Isolated("What is logged meanwhile is its own doing.")
@LiveNewsroomTest
class HostileRequestsTests {

    private static final List<String> DOORS = List.of(
            "/",
            "/section/town",
            "/tag/tides",
            "/author/nell-thorsby",
            "/archive",
            "/archive/2026/11",
            "/2026/11/read-me",
            "/2026/11/read-me/comments/1/reply",
            "/2026/11/read-me/comments/feed.xml",
            "/feed.xml",
            "/section/town/feed.atom",
            "/tag/tides/feed.json",
            "/sitemap.xml",
            "/sitemap-articles-1.xml",
            "/news-sitemap.xml",
            "/robots.txt",
            "/.well-known/security.txt",
            "/media/1-320.jpg",
            "/search",
            "/corrections",
            "/moderation-log",
            "/privacy",
            "/site.css");

    private static final List<String> LISTS =
            List.of("/", "/section/town", "/tag/tides", "/author/nell-thorsby", "/archive/2026/11");

    private static final Set<Integer> REFUSALS = Set.of(400, 404, 405, 406, 410, 414, 416, 431);

    @LocalServerPort
    int port;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Map<String, String> wrong = new LinkedHashMap<>();
    private int asked;

    @BeforeEach
    void fillTheNewsroom() {
        jdbc.sql("delete from article").update();
        stories.write("Read me").tagged("Tides").by("Nell Thorsby").publish();
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void everyAnswerWasRightAndNothingWasLogged() {
        root().detachAppender(log);
        assertThat(wrong).isEmpty();
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
    }

    @Test
    void brokenPathsAreRefused() {
        List<String> endings = List.of(
                "/%zz",
                "/%",
                "/%0",
                "/%00",
                "/\u0000",
                "/%c0%ae%c0%ae",
                "/%ff%fe",
                "/%f0%28%8c%28",
                ";jsessionid=1",
                "/;x=y",
                "/..;/desk",
                "/%2e%2e/desk",
                "/%2f",
                "/%5c",
                "//x",
                "/<script>",
                "/{x}",
                "/|",
                "/\\x",
                "/%0d%0aSet-Cookie:x",
                "/" + "a".repeat(10_000),
                "/" + "a".repeat(3_000),
                "/" + "%41".repeat(2_000),
                "/" + "a/".repeat(2_000) + "a",
                "/\u00ff\u00fe");
        for (String door : DOORS) {
            for (String ending : endings) {
                refused("GET " + (door.equals("/") ? "" : door) + ending + " HTTP/1.1");
            }
        }
        assertThat(asked).isGreaterThan(400);
    }

    @Test
    void brokenQueriesAreRefused() {
        for (String door : DOORS) {
            refused("GET " + door + "?x=%zz HTTP/1.1");
            refused("GET " + door + "?%=1 HTTP/1.1");
            refused("GET " + door + "?before=\u0000 HTTP/1.1");
            refused("GET " + door + "?x=" + "a".repeat(10_000) + " HTTP/1.1");
        }
        List<String> cursors = List.of(
                "",
                "-1",
                "0x10-1",
                "%230-1",
                "1-1",
                "1e9-1",
                "NaN",
                "null",
                "99999999999999999999-1",
                "1-99999999999999999999",
                "%00",
                "%FF%FE",
                "%EF%BC%91-%EF%BC%91",
                "'%20or%201=1--",
                "..%2f..%2fetc%2fpasswd",
                "1-1&before=2-2",
                "9".repeat(5_000));
        for (String list : LISTS) {
            cursors.forEach(cursor -> refused("GET " + list + "?before=" + cursor + " HTTP/1.1"));
        }
        assertThat(asked).isGreaterThan(140);
    }

    @Test
    void absurdDatesNumbersAndSlugsAreRefused() {
        for (String path : List.of(
                "/archive/0000/00",
                "/archive/0000/01",
                "/archive/9999/12",
                "/archive/2026/13",
                "/archive/2026/00",
                "/archive/99999/01",
                "/archive/-001/01",
                "/archive/0x7e/01",
                "/archive/%D9%A2%D9%A0%D9%A2%D9%A6/%D9%A1%D9%A1",
                "/9999/99/read-me",
                "/0000/00/read-me",
                "/2026/11/" + "a".repeat(4_000),
                "/2026/11/-",
                "/2026/11/%D9%85%D8%B1",
                "/2026/11/read-me/comments/0x1/reply",
                "/2026/11/read-me/comments/%231/reply",
                "/2026/11/read-me/comments/-1/reply",
                "/2026/11/read-me/comments/999999999999999999/reply",
                "/2026/11/read-me/comments/9999999999999999999999/reply",
                "/2026/11/read-me/comments/feed.exe",
                "/section/" + "a".repeat(4_000),
                "/section/%20",
                "/section/town%00",
                "/section/town%20",
                "/section/../town2",
                "/tag/" + "-".repeat(1_000),
                "/author/nell-thorsby'--",
                "/media/0-320.jpg",
                "/media/0x1-320.jpg",
                "/media/1-0.jpg",
                "/media/999999999999999999-99999.jpg",
                "/media/99999999999999999999999-320.jpg",
                "/media/..%5c..%5cetc",
                "/sitemap-articles-99999999.xml",
                "/sitemap-articles-999999999999.xml",
                "/sitemap-articles-0x1.xml",
                "/sitemap-articles--1.xml",
                "/feed.",
                "/feed.xml.bak",
                "/css/..%2f..%2fapplication.properties",
                "/css/%2e%2e/application.properties",
                "/css/" + "a".repeat(5_000),
                "/.well-known/../../etc/passwd")) {
            refused("GET " + path + " HTTP/1.1");
        }
    }

    @Test
    void oddMethodsAreRefused() {
        for (String door : DOORS) {
            for (String method : List.of("PUT", "DELETE", "TRACE", "OPTIONS", "PROPFIND", "BREW", "get", "G\u0000T")) {
                answered(method + " " + door + " HTTP/1.1", "", Set.of(400, 403, 405, 501));
            }
        }
    }

    @Test
    void oddHeadersDoNoHarm() {
        List<String> headers = List.of(
                "Accept: garbage",
                "Accept: ///",
                "Accept: ;;;q=x",
                "Accept: text/html;q=2",
                "Accept: application/json",
                "Accept: image/webp",
                "Accept-Language: \u00ff\u00fe",
                "Accept-Encoding: \u0001",
                "Range: bytes=9-1",
                "Range: bytes=abc",
                "Range: lines=1-2",
                "Range: bytes=0-0,1-1,2-2,-1",
                "If-None-Match: ***",
                "If-None-Match: \"unclosed",
                "If-None-Match: " + "\"a\",".repeat(1_000),
                "If-Modified-Since: yesterday",
                "If-Modified-Since: Thu, 99 Foo 9999 99:99:99 GMT",
                "If-Match: \"x\"",
                "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
                "Content-Type: ///",
                "Content-Type: multipart/form-data",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: nonsense",
                "Transfer-Encoding: chunked\r\nContent-Length: 3",
                "Cookie: \u0001=\u0002; ;;;===",
                "X-Forwarded-For: '; drop table article; --",
                "Referer: http://[::1",
                "Origin: null",
                "X-Long: " + "x".repeat(9_000),
                "No colon here",
                "Expect: 200-maybe",
                "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: x");
        // Each header at every fourth door: by whom it is read does not hang on the door alone, but on the kind of
        // door.
        for (int each = 0; each < DOORS.size() * headers.size(); each++) {
            String door = DOORS.get(each / headers.size());
            String header = headers.get(each % headers.size());
            if (each / headers.size() % 4 == each % headers.size() % 4) {
                answered(
                        "GET " + door + " HTTP/1.1",
                        header + "\r\n",
                        Set.of(200, 206, 302, 304, 400, 404, 405, 406, 412, 413, 415, 416, 417, 431, 501));
            }
        }
        assertThat(asked).isGreaterThan(160);
    }

    @Test
    void whatIsNoRequestIsRefused() {
        for (String request : List.of(
                "GARBAGE",
                "GET",
                "GET / HTTP/9.9",
                "GET / FTP/1.0",
                "\u0000\u0001\u0002",
                "GET http://[::1/ HTTP/1.1",
                "GET * HTTP/1.1",
                "GET ../../etc/passwd HTTP/1.1",
                "CONNECT example.org:443 HTTP/1.1")) {
            answered(request, "", Set.of(400, 403, 404, 405, 501, 505));
        }
    }

    @Test
    void hostileRepliesAreRefused() {
        for (String body : List.of("%zz", "comment=%00", "author=%ff%fe&comment=%ff", "&&&===", "parent=0x1", "")) {
            answered(
                    "POST /2026/11/read-me/comments HTTP/1.1",
                    "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                            + body.length() + "\r\n",
                    body,
                    Set.of(400, 422));
        }
        answered(
                "POST /2026/11/read-me/comments HTTP/1.1",
                "Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data\r\nContent-Length: 3\r\n",
                "abc",
                Set.of(400, 415, 422));
    }

    /** Refused in the site's own dress. */
    private void refused(String requestLine) {
        Answer answer = send(requestLine, "Accept: text/html\r\n", "");
        if (!REFUSALS.contains(answer.status)) {
            note(requestLine, answer);
        } else if (!answer.text.contains("class=\"notice__title\"")) {
            wrong.put(shown(requestLine), "undressed: " + shown(answer.text));
        }
    }

    private void answered(String requestLine, String headers, Set<Integer> statuses) {
        answered(requestLine, headers, "", statuses);
    }

    private void answered(String requestLine, String headers, String body, Set<Integer> statuses) {
        Answer answer = send(requestLine, headers, body);
        if (!statuses.contains(answer.status)) {
            note(requestLine + " " + headers, answer);
        }
        if (answer.text.contains("Apache Tomcat") || answer.text.contains("Exception")) {
            wrong.put(shown(requestLine + " " + headers), "tells how the house is built: " + shown(answer.text));
        }
    }

    private void note(String request, Answer answer) {
        wrong.put(shown(request), shown(answer.text));
    }

    private static String shown(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }

    private record Answer(int status, String text) {}

    private Answer send(String requestLine, String headers, String body) {
        asked++;
        String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n" + body;
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
            } catch (SocketException answeredAlready) {
                // The server need not read all of it.
            }
            String text = read(socket.getInputStream());
            return new Answer(text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0, text);
        } catch (IOException e) {
            return new Answer(0, e.toString());
        }
    }

    private static String read(InputStream stream) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                bytes.write(buffer, 0, count);
            }
        } catch (SocketException reset) {
            // What came before counts.
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
