package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A node that keeps no page answers as any other, with a page that was made for this one request. */
@LiveNewsroomTest
@TestPropertySource(properties = "masthead.delivery.memory=0B")
class UnkeptPagesTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String LONG = "The ferry sails at nine, whatever the harbour master says of the wind. ";

    @Autowired
    private Stories stories;

    @Autowired
    private ClassDatabase database;

    @Autowired
    private PageStore store;

    @LocalServerPort
    private int port;

    private Http http;
    private String address;

    @BeforeEach
    void publish() {
        http = new Http(port);
        address = stories.write("Ferry " + NUMBER.incrementAndGet() + " sails")
                .saying(LONG.repeat(30))
                .publish()
                .getAddress();
        // What a node asks only once is known then.
        http.page(address);
    }

    @Test
    void eachOfManyAtTheSameMomentHasAPageOfTheirOwn() {
        int forOne = database.statementsOf(() -> http.page(address)).size();
        int forMany = database.statementsOf(
                        () -> IntStream.range(0, 8).parallel().forEach(i -> http.page(address)))
                .size();
        assertThat(forOne).isPositive();
        assertThat(forMany).isEqualTo(8 * forOne);
        assertThat(store.before(new PageKey("localhost:" + port, address, true)))
                .isNull();
    }

    @Test
    void answersAsANodeThatKeepsThem() {
        HttpResponse<byte[]> plain = http.get(address);
        HttpResponse<byte[]> packed = http.get(address, "Accept-Encoding", "gzip");

        assertThat(unpacked(packed)).isEqualTo(plain.body());
        for (HttpResponse<byte[]> each : List.of(plain, packed)) {
            assertThat(each.headers().firstValue("Content-Length")).contains("" + each.body().length);
            assertThat(each.headers().firstValue("Vary")).contains("Accept-Encoding");
        }
        String tag = packed.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).endsWith("-gzip\"");
        assertThat(http.get(address, "Accept-Encoding", "gzip", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        HttpResponse<byte[]> head = http.send("HEAD", address);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).isEqualTo(plain.headers().firstValue("ETag"));
        assertThat(http.get(address, "Range", "bytes=0-9").body()).hasSize(10);
    }

    @Test
    void errorsHaveTheirPage() {
        HttpResponse<byte[]> missing = http.get("/2020/01/nothing-here");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(new String(missing.body(), StandardCharsets.UTF_8)).contains("</html>");
    }

    private static byte[] unpacked(HttpResponse<byte[]> packed) {
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        try (GZIPInputStream bytes = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
