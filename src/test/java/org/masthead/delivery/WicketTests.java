package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.coyote.RequestGroupInfo;
import org.apache.tomcat.util.net.AbstractEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** What is handed out at the wicket is what the gate would have given, and whoever wants more is let in. */
@LiveNewsroomTest
class WicketTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Stories stories;

    @Autowired
    private WebServerApplicationContext house;

    @LocalServerPort
    private int port;

    private String address;
    private Socket socket;

    private record Answer(String status, TreeMap<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    @BeforeEach
    void publishAndCome() throws IOException {
        address = stories.write("Lamp " + NUMBER.incrementAndGet() + " is lit")
                .saying("Red and white, as ever. ".repeat(200))
                .publish()
                .getAddress();
        socket = come();
    }

    @AfterEach
    void leave() throws IOException {
        socket.close();
    }

    private Socket come() throws IOException {
        Socket coming = new Socket(InetAddress.getLoopbackAddress(), port);
        coming.setSoTimeout(10_000);
        return coming;
    }

    private void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private String head(String method, String target, String... lines) {
        StringBuilder head = new StringBuilder(
                method + " " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAccept: text/html\r\n");
        for (String line : lines) {
            head.append(line).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private Answer ask(String method, String target, String... lines) throws IOException {
        say(head(method, target, lines));
        return hear(method.equals("HEAD"));
    }

    private Answer hear(boolean headOnly) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + text);
            }
            text.append((char) next);
        }
        String[] lines = text.toString().strip().split("\r\n");
        TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int line = 1; line < lines.length; line++) {
            String[] parts = lines[line].split(": ", 2);
            headers.merge(parts[0], parts[1], (one, other) -> one + " and " + other);
        }
        String status = lines[0].substring("HTTP/1.1 ".length()).strip();
        boolean bare = headOnly || status.equals("304");
        int length = bare ? 0 : Integer.parseInt(headers.getOrDefault("Content-Length", "-1"));
        byte[] body = length < 0 ? chunks(in) : in.readNBytes(length);
        return new Answer(status, headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        StringBuilder all = new StringBuilder();
        while (true) {
            StringBuilder size = new StringBuilder();
            while (size.indexOf("\r\n") < 0) {
                size.append((char) in.read());
            }
            int length = Integer.parseInt(size.toString().strip(), 16);
            all.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
            in.readNBytes(2);
            if (length == 0) {
                return all.toString().getBytes(StandardCharsets.ISO_8859_1);
            }
        }
    }

    /** How many requests Tomcat itself has worked for. */
    private int letIn() {
        TomcatWebServer server = (TomcatWebServer) house.getWebServer();
        Object protocol = server.getTomcat().getConnector().getProtocolHandler();
        AbstractEndpoint.Handler<?> handler = ReflectionTestUtils.invokeMethod(protocol, "getHandler");
        Object requests = handler == null ? null : handler.getGlobal();
        assertThat(requests).isNotNull();
        return ((RequestGroupInfo) requests).getRequestCount();
    }

    private void open(String... lines) throws IOException {
        ask("GET", address, lines);
    }

    @Test
    void keptPageIsHandedOutBeforeTomcatWorks() throws IOException {
        open();
        int before = letIn();
        for (int turn = 0; turn < 20; turn++) {
            assertThat(ask("GET", address).body()).contains("is lit");
        }
        assertThat(letIn() - before).isLessThan(5);
    }

    @Test
    void answersAreThoseOfTheGate() throws IOException {
        open("Accept-Encoding: gzip");
        open("Accept-Encoding: br");
        String tag = ask("GET", address).header("ETag");
        for (String[] lines : List.of(
                new String[] {},
                new String[] {"Accept-Encoding: gzip"},
                new String[] {"Accept-Encoding: br, gzip"},
                new String[] {"If-None-Match: " + tag},
                new String[] {"If-Match: \"else\""},
                new String[] {"Range: bytes=10-99"},
                new String[] {"Range: bytes=9999999-"},
                new String[] {"If-Modified-Since: Thu, 01 Jan 2099 00:00:00 GMT"},
                new String[] {"User-Agent: Mozilla/5.0 (X11; Linux x86_64)", "Cookie: a=b", "DNT: 1"})) {
            for (String method : List.of("GET", "HEAD")) {
                Answer wicket = ask(method, address, lines);
                List<String> closing = new ArrayList<>(List.of(lines));
                closing.add("Connection: close");
                Answer gate = ask(method, address, closing.toArray(String[]::new));
                socket = come();
                assertThat(gate.header("Connection")).isEqualTo("close");
                gate.headers().remove("Connection");
                for (TreeMap<String, String> headers : List.of(wicket.headers(), gate.headers())) {
                    headers.remove("Date");
                    headers.remove("Last-Modified");
                }
                assertThat(wicket).as(method + " " + List.of(lines)).isEqualTo(gate);
            }
        }
    }

    @Test
    void errorsAndRedirectsAreHandedOutToo() throws IOException {
        for (String path : List.of("/no-such-page", address + "/")) {
            Answer first = ask("GET", path);
            int before = letIn();
            Answer second = ask("GET", path);
            first.headers().keySet().removeAll(List.of("Date", "Last-Modified"));
            second.headers().keySet().removeAll(List.of("Date", "Last-Modified"));
            assertThat(second).isEqualTo(first);
            assertThat(letIn() - before).isLessThan(2);
        }
    }

    @Test
    void severalQuestionsAtOnceAreAnsweredInTheirOrder() throws IOException {
        open();
        ask("GET", "/no-such-page");
        say(head("GET", address)
                + head("HEAD", address)
                + head("GET", "/no-such-page")
                + head("GET", "/search?q=lamp" + NUMBER.get())
                + head("GET", address));
        assertThat(hear(false).body()).contains("is lit");
        assertThat(hear(true).status()).isEqualTo("200");
        assertThat(hear(false).status()).isEqualTo("404");
        assertThat(hear(false).body()).contains("<form");
        assertThat(hear(false).body()).contains("is lit");
    }

    @Test
    void questionThatComesByHalvesIsAnswered() throws Exception {
        open();
        String head = head("GET", address);
        for (int cut : new int[] {1, 10, head.length() - 1}) {
            say(head.substring(0, cut));
            Thread.sleep(30);
            say(head.substring(cut));
            assertThat(hear(false).body()).contains("is lit");
        }
    }

    @Test
    void bodyOfAQuestionIsNoQuestion() throws IOException {
        open();
        String smuggled = head("GET", "/no-such-page");
        say(head("GET", address, "Content-Length: " + smuggled.length()) + smuggled + head("GET", address));
        assertThat(hear(false).status()).isEqualTo("200");
        assertThat(hear(false).status()).isEqualTo("200");
        say(head("GET", address, "Transfer-Encoding: chunked") + Integer.toHexString(smuggled.length()) + "\r\n"
                + smuggled + "\r\n0\r\n\r\n" + head("GET", address));
        assertThat(hear(false).status()).isEqualTo("200");
        assertThat(hear(false).status()).isEqualTo("200");
    }

    @Test
    void postsAndPagesTakeTurnsOnOneConnection() throws IOException {
        open();
        for (int turn = 0; turn < 5; turn++) {
            say(head("POST", address + "/comments", "Sec-Fetch-Site: cross-site", "Content-Length: 9") + "comment=a");
            assertThat(hear(false).status()).isEqualTo("403");
            assertThat(ask("GET", address).body()).contains("is lit");
        }
    }

    @Test
    void slowReaderGetsAllOfIt() throws Exception {
        open();
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(2048);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            slow.setSoTimeout(10_000);
            Answer page = ask("GET", address);
            int times = 400;
            String head = head("GET", address);
            Thread asking = new Thread(() -> {
                try {
                    slow.getOutputStream().write(head.repeat(times).getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            asking.start();
            Thread.sleep(300);
            socket.close();
            socket = slow;
            for (int turn = 0; turn < times; turn++) {
                assertThat(hear(false).body()).isEqualTo(page.body());
            }
            asking.join();
            assertThat(ask("GET", address).body()).isEqualTo(page.body());
        }
    }

    /** Whatever is changed in a head: the wicket gives what the gate would, or lets it in. */
    @Test
    void spoiltHeadsAreAnsweredAsAtTheGate() throws IOException {
        open();
        Random random = new Random(11);
        String plain = head("GET", address, "User-Agent: none");
        String letters = " \t\r\n:;,/?#%-_aZ0\0\u007f\u00e9";
        for (int turn = 0; turn < 300; turn++) {
            StringBuilder spoilt = new StringBuilder(plain);
            int at = random.nextInt(plain.length() - 4);
            char letter = letters.charAt(random.nextInt(letters.length()));
            switch (random.nextInt(3)) {
                case 0 -> spoilt.setCharAt(at, letter);
                case 1 -> spoilt.insert(at, letter);
                default -> spoilt.deleteCharAt(at);
            }
            String closing = spoilt.toString().replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            assertThat(first(spoilt.toString()))
                    .as(spoilt.toString().replace("\r", "\\r").replace("\n", "\\n"))
                    .isEqualTo(first(closing));
        }
    }

    /**
     * The status of what is answered to that and nothing more, or that it was not understood, however Tomcat says so.
     */
    private String first(String question) throws IOException {
        try (Socket once = come()) {
            once.getOutputStream().write(question.getBytes(StandardCharsets.ISO_8859_1));
            once.shutdownOutput();
            String line = new String(once.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            return line.matches("HTTP/1.1 (?!400|505)...") ? line : "not understood";
        } catch (SocketException refused) {
            return "not understood";
        }
    }
}
