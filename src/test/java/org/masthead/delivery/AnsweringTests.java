package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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

/** What a kept page answers to is what the RFCs ask of it (9110, 9111), and the same as when it was made. */
@LiveNewsroomTest
class AnsweringTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Stories stories;

    @Autowired
    private ClassDatabase database;

    @LocalServerPort
    private int port;

    private Http http;
    private String address;

    @BeforeEach
    void publish() {
        http = new Http(port);
        address = stories.write("Lighthouse " + NUMBER.incrementAndGet() + " to be painted")
                .saying("Red and white, as ever. ".repeat(100))
                .publish()
                .getAddress();
    }

    @Test
    void keptAnswerIsTheOneThatWasMade() {
        HttpResponse<byte[]> made = http.get(address);
        HttpResponse<byte[]> kept = http.get(address);
        assertThat(kept.body()).isEqualTo(made.body());
        assertThat(kept.statusCode()).isEqualTo(200);
        // The time of day and what waits for the next second apart, line for line the same.
        assertThat(lines(kept)).isEqualTo(lines(made));
        assertThat(kept.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(kept.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void errorsAndRedirectsAreKeptToo() {
        String nowhere = "/2020/01/nothing-here";
        byte[] page = http.get(nowhere).body();
        int statements = database.statementsOf(() -> {
                    http.get(nowhere);
                    http.get(nowhere);
                })
                .size();
        int once = database.statementsOf(() -> http.get(nowhere)).size();
        assertThat(statements).isEqualTo(once);
        assertThat(http.get(nowhere).statusCode()).isEqualTo(404);
        assertThat(http.get(nowhere).body()).isEqualTo(page);
        http.get(address + "/");
        HttpResponse<byte[]> moved = http.get(address + "/");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).hasValue(address);
    }

    @Test
    void packsForWhoCanUnpack() throws IOException {
        String plain = http.page(address);
        HttpResponse<byte[]> gzip = http.get(address, "Accept-Encoding", "gzip");
        assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(gzip.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain);
        }
        HttpResponse<byte[]> brotli = http.get(address, "Accept-Encoding", "gzip, br;q=0.5");
        assertThat(brotli.headers().firstValue("Content-Encoding")).hasValue(Bodies.brotliIsThere() ? "br" : "gzip");
        assertThat(http.get(address, "Accept-Encoding", "br;q=0, gzip;q=0.0")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(List.of(tag(gzip), tag(brotli), tag(http.get(address)))).doesNotHaveDuplicates();
    }

    @Test
    void tellsWhoHasItAlready() {
        String tag = tag(http.get(address));
        HttpResponse<byte[]> known = http.get(address, "If-None-Match", "\"other\", W/" + tag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(tag(known)).isEqualTo(tag);
        assertThat(http.get(address, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(http.get(address, "If-Match", "\"other\"").statusCode()).isEqualTo(412);
    }

    @Test
    void headHasEverythingButTheBody() {
        HttpResponse<byte[]> whole = http.get(address);
        HttpResponse<byte[]> head = http.send("HEAD", address);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).hasValue("" + whole.body().length);
        assertThat(tag(head)).isEqualTo(tag(whole));
    }

    @Test
    void sendsThePartThatIsAskedFor() {
        byte[] whole = http.get(address).body();
        HttpResponse<byte[]> part = http.get(address, "Range", "bytes=10-19");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 10, 20));
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 10-19/" + whole.length);
        assertThat(http.get(address, "Range", "bytes=-5").body())
                .isEqualTo(Arrays.copyOfRange(whole, whole.length - 5, whole.length));
        assertThat(http.get(address, "Range", "bytes=" + whole.length + "-").statusCode())
                .isEqualTo(416);
        assertThat(http.get(address, "Range", "bytes=5-1").statusCode()).isEqualTo(200);
        assertThat(http.get(address, "Range", "bytes=0-1,4-5").body()).isEqualTo(whole);
        assertThat(http.get(address, "Range", "bytes=0-1", "If-Range", "\"old\"")
                        .body())
                .isEqualTo(whole);
    }

    @Test
    void manyReadersOfAColdPageCauseOneRendering() {
        http.get(address);
        int once = database.statementsOf(() -> http.get(address)).size();
        int together = database.statementsOf(() -> {
                    ExecutorService readers = Executors.newFixedThreadPool(64);
                    IntStream.range(0, 256).forEach(reader -> readers.execute(() -> http.get(address)));
                    readers.shutdown();
                    try {
                        assertThat(readers.awaitTermination(30, TimeUnit.SECONDS))
                                .isTrue();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })
                .size();
        assertThat(together).isEqualTo(once);
    }

    @Test
    void nothingOfTheFirstReaderIsInThePage() {
        String first = new String(
                http.get(address, "Cookie", "masthead-token=secret", "User-Agent", "Very special")
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(http.page(address)).isEqualTo(first).doesNotContain("secret", "Very special");
        assertThat(http.get(address).headers().firstValue("Set-Cookie")).isEmpty();
    }

    private static String tag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static String lines(HttpResponse<byte[]> answer) {
        StringBuilder lines = new StringBuilder();
        answer.headers().map().forEach((name, values) -> {
            if (!List.of("date", "last-modified", "connection", "keep-alive").contains(name.toLowerCase(Locale.ROOT))) {
                lines.append(name.toLowerCase(Locale.ROOT))
                        .append(": ")
                        .append(values)
                        .append('\n');
            }
        });
        return lines.toString();
    }
}
