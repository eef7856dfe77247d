package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.outbound.PublicWeb;
import org.springframework.beans.factory.annotation.Autowired;

class PictureShelfTests extends ImportTests {

    private static final String PICTURES_ARE_AT = "http://127.0.0.1:19191";

    @Autowired
    PublicWeb web;

    private final AtomicInteger asked = new AtomicInteger();
    private volatile int busyFor;
    private HttpServer site;

    @BeforeEach
    void openTheOldSite() throws IOException {
        java.io.ByteArrayOutputStream picture = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(640, 480, java.awt.image.BufferedImage.TYPE_INT_RGB), "jpg", picture);
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 19191), 0);
        site.createContext("/wp-content/uploads/2019/05/ferry.jpg", exchange -> {
            boolean busy = asked.incrementAndGet() <= busyFor;
            byte[] answer = busy ? "later".getBytes(StandardCharsets.UTF_8) : picture.toByteArray();
            exchange.sendResponseHeaders(busy ? 503 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        site.start();
    }

    @AfterEach
    void closeTheOldSite() {
        site.stop(0);
    }

    private long bring(String address) throws IOException, ArrivalFailed {
        shelf = new PictureShelf.OnTheWeb(web);
        return take(new Wxr().attachment(11, "0", address, "In fog")).id();
    }

    private String state() {
        return jdbc.sql("select state from import_picture").query(String.class).single();
    }

    @Test
    void busySiteIsAskedAgainUntilItAnswers() throws Exception {
        busyFor = 2;
        bring(PICTURES_ARE_AT + "/wp-content/uploads/2019/05/ferry.jpg");
        assertThat(state()).isEqualTo("HERE");
        assertThat(asked).hasValue(3);
    }

    @Test
    void whatCouldNotBeHadIsAskedForAgainWhenSomebodyWantsIt() throws Exception {
        busyFor = Integer.MAX_VALUE;
        long run = bring(PICTURES_ARE_AT + "/wp-content/uploads/2019/05/ferry.jpg");
        assertThat(state()).isEqualTo("FAILED");
        assertThat(runs.find(run).orElseThrow().totals().count(Kind.PICTURE, Outcome.REFUSED))
                .isEqualTo(1);
        busyFor = 0;
        importer.again(run, readers.of(WordpressReader.SOURCE), shelf, (totals, progress) -> {});
        assertThat(state()).isEqualTo("HERE");
        assertThat(runs.find(run).orElseThrow().totals().count(Kind.PICTURE, Outcome.IMPORTED))
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from import_note where reason = 'fetch'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsNotThereIsAskedForOnce() throws Exception {
        bring(PICTURES_ARE_AT + "/wp-content/uploads/lost.jpg");
        assertThat(state()).isEqualTo("FAILED");
        assertThat(asked).hasValue(0);
    }

    @Test
    void addressesInsideAreNotAsked() {
        PictureShelf shelf = new PictureShelf.OnTheWeb(web);
        assertThatThrownBy(() -> shelf.get("http://127.0.0.1:5432/ferry.jpg"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(PictureShelf.Later.class);
        assertThatThrownBy(() -> shelf.get("file:///etc/passwd")).isInstanceOf(IOException.class);
    }

    @Test
    void zipGivesWhatLiesInItUnderAnyFolderAboveTheUploads() throws Exception {
        Path zip = folder.resolve("uploads.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : new String[] {"wp-content/uploads/2019/05/ferry.jpg", "../../evil.jpg"}) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        try (PictureShelf shelf = new PictureShelf.InZip(zip)) {
            assertThat(shelf.get("https://old.example/wp-content/uploads/2019/05/ferry.jpg?w=3"))
                    .asString(StandardCharsets.UTF_8)
                    .endsWith("ferry.jpg");
            assertThatThrownBy(() -> shelf.get("https://old.example/wp-content/uploads/lost.jpg"))
                    .hasMessage("is not in the zip");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(zip);
        }
    }
}
