package org.masthead.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicWebTests {

    private final AtomicInteger hits = new AtomicInteger();
    private final AtomicInteger lookups = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            hits.incrementAndGet();
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/to")) {
                exchange.getResponseHeaders()
                        .set("Location", exchange.getRequestURI().getQuery());
                exchange.sendResponseHeaders(302, -1);
            } else if (path.equals("/drip")) {
                exchange.sendResponseHeaders(200, 0);
                for (int second = 0; second < 100; second++) {
                    exchange.getResponseBody().write('.');
                    exchange.getResponseBody().flush();
                    sleep();
                }
            } else {
                byte[] body = exchange.getRequestMethod().equals("POST")
                        ? exchange.getRequestBody().readAllBytes()
                        : path.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
    }

    private static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private String here() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private PublicWeb web(String... allowed) {
        return web(SystemDefaultDnsResolver.INSTANCE, allowed);
    }

    private static PublicWeb web(DnsResolver names, String... allowed) {
        return new PublicWeb(new OutboundSettings(List.of(allowed), Duration.ofSeconds(2)), names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.31.0.1",
                "192.0.0.8",
                "192.168.1.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "fec0::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "3fff::1",
                "5f00::1",
                "100::1"
            })
    void addressWithinOurWallsIsNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:4700::1", "2a00:1450::1"})
    void addressOfTheInternetIsPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
                "http://2130706433/", "http://0x7f.0.0.1/", "http://127.1/", "http://169.254.169.254/latest/",
                "file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1:70/", "http://me@example.org/",
                "http://example.org:8080/", "https://example.org:22/", "http:///nowhere"
            })
    void addressThatIsNotPublicIsRefused(String address) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> web().get(URI.create(address), 100))
                .isInstanceOfAny(OutboundRefused.class, UnknownHostException.class);
    }

    @Test
    void strangerOnLoopbackHearsNothing() {
        assertThatExceptionOfType(OutboundRefused.class)
                .isThrownBy(() -> web().get(URI.create("http://" + here() + "/"), 100));
        assertThat(hits).hasValue(0);
    }

    @Test
    void allowedHostIsAsked() throws IOException {
        WebAnswer answer = web(here()).get(URI.create("http://" + here() + "/picture"), 100);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.mediaType()).isEqualTo("text/plain");
        assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("/picture");
    }

    @Test
    void redirectIsFollowedAndItsEndTold() throws IOException {
        WebAnswer answer = web(here()).get(URI.create("http://" + here() + "/to?/there"), 100);
        assertThat(answer.address()).hasPath("/there");
        assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("/there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:PORT/secret", "http://127.0.0.2/secret", "file:///etc/passwd"})
    void redirectIntoOurWallsIsRefused(String location) {
        String target = location.replace("PORT", "" + server.getAddress().getPort());
        assertThatExceptionOfType(OutboundRefused.class)
                .isThrownBy(() -> web(here()).get(URI.create("http://" + here() + "/to?" + target), 100));
        assertThat(hits).hasValue(1);
    }

    @Test
    void endlessRedirectsEnd() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> web(here()).get(URI.create("http://" + here() + "/to?/to?/to"), 100));
        assertThat(hits.get()).isLessThan(10);
    }

    @Test
    void nameThatLeadsElsewhereTheSecondTimeGainsNothing() {
        DnsResolver rebinding = new CheckedHosts(new Names(), new OutboundSettings(List.of(), Duration.ofSeconds(1)));
        for (int attempt = 0; attempt < 200; attempt++) {
            assertThatExceptionOfType(OutboundRefused.class).isThrownBy(() -> {
                rebinding.resolve("rebind.example");
                rebinding.resolve("rebind.example");
            });
        }
        assertThat(lookups).hasValue(400);
    }

    @Test
    void nameIsLookedUpOnceForEachConnection() throws IOException {
        DnsResolver names = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                lookups.incrementAndGet();
                return InetAddress.getAllByName("127.0.0.1");
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        String news = "news.example:" + server.getAddress().getPort();
        assertThat(web(names, news).get(URI.create("http://" + news + "/"), 100).status())
                .isEqualTo(200);
        assertThat(lookups).hasValue(1);
    }

    /** A public address and one of our own in turn. */
    private final class Names implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return InetAddress.getAllByName(lookups.getAndIncrement() % 2 == 0 ? "93.184.216.34" : "127.0.0.1");
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Test
    void tooLongAnAnswerIsNotTaken() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> web(here()).get(URI.create("http://" + here() + "/12345"), 5))
                .withMessageContaining("longer than 5 bytes");
    }

    @Test
    void answerThatNeverEndsIsGivenUp() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> web(here()).get(URI.create("http://" + here() + "/drip"), 1000));
    }

    @Test
    void postIsAnsweredAndFollowsNothing() throws IOException {
        PublicWeb web = web(here());
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(web.post(URI.create("http://" + here() + "/"), Map.of(), "application/json", body)
                        .body())
                .isEqualTo(body);
        assertThat(web.post(URI.create("http://" + here() + "/to?/there"), Map.of(), "application/json", body)
                        .status())
                .isEqualTo(302);
        assertThat(hits).hasValue(2);
    }
}
