package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cache in front is told what changed, until it has listened. */
class EdgePurgesTests {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private volatile int answer = 204;
    private HttpServer cache;
    private EdgePurges purges;

    @BeforeEach
    void open() throws IOException {
        cache = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cache.createContext("/", exchange -> {
            int now = answer;
            heard.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Surrogate-Key") + " "
                    + exchange.getRequestHeaders().getFirst("Cache-Tag"));
            exchange.sendResponseHeaders(now, -1);
            exchange.close();
        });
        cache.start();
        purges = new EdgePurges(new DeliverySettings.Edge(
                List.of(URI.create("http://localhost:" + cache.getAddress().getPort() + "/")),
                Duration.ofDays(1),
                Duration.ofSeconds(5),
                Duration.ofDays(1)));
        purges.start();
    }

    @AfterEach
    void close() {
        purges.stop();
        cache.stop(0);
    }

    @Test
    void tellsTheNamesOfWhatChanged() throws InterruptedException {
        purges.changed(List.of("story", "talk-42"));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("PURGE story talk-42 story,talk-42");
    }

    @Test
    void tellsAgainWhereTheCacheDidNotListen() throws InterruptedException {
        answer = 503;
        purges.changed(List.of("story"));
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("PURGE story story");
        answer = 204;
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("PURGE story story");
        assertThat(heard.poll(2, TimeUnit.SECONDS)).isNull();
    }
}
