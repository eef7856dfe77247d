package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody should be able to upload, by either way: refused with the right words, and nothing is left of it. */
@NewsroomTest
class BadUploadsTests {

    @Autowired
    PictureService pictures;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nothingIsLeft() {
        assertThat(jdbc.sql("""
                                select (select count(*) from picture) + (select count(*) from picture_file)
                                       + (select count(*) from picture_task)
                                """).query(Long.class).single()).isZero();
    }

    @Test
    void decompressionBombIsRefused() {
        assertRefused(PictureFiles.pngThatClaims(50_000, 50_000), "media.refused.pixels");
    }

    @Test
    void pageOrArchiveThatCallsItselfAPictureIsRefused() {
        assertRefused(
                "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII), "media.refused.type");
        assertRefused("PK\u0003\u0004 gulls.jpg".getBytes(StandardCharsets.US_ASCII), "media.refused.type");
        assertRefused("MZ\u0090".getBytes(StandardCharsets.ISO_8859_1), "media.refused.type");
    }

    /** A picture that is a page or an archive as well is taken as a picture, and nothing else of it is kept. */
    @Test
    void ofAPolyglotThePictureAloneIsKept() {
        byte[] tail = "<script>alert(1)</script>PK\u0003\u0004evil.class".getBytes(StandardCharsets.ISO_8859_1);
        byte[] polyglot = PictureFiles.joined(PictureFiles.jpeg(400, 200), tail);
        Picture picture = pictures.accept(upload("gulls.jpg", new ByteArrayResource(polyglot)), null);
        assertThat(jdbc.sql("select bytes from picture_file where picture_id = ?")
                        .param(picture.getId())
                        .query((row, number) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                        .list())
                .hasSizeGreaterThan(4)
                .noneMatch(file -> file.contains("script>") || file.contains("evil.class"));
        pictures.delete(picture.getId());
    }

    @Test
    void cutOffFileIsRefused() {
        for (byte[] whole : new byte[][] {
            PictureFiles.jpeg(400, 300), PictureFiles.png(400, 300), PictureFiles.gif(400, 300), PictureFiles.WEBP
        }) {
            assertRefused(Arrays.copyOf(whole, whole.length - 20), "media.refused.unreadable");
        }
    }

    @Test
    void emptyFileIsRefused() {
        assertRefused(new byte[0], "media.refused.empty");
    }

    @Test
    void ofAHugeFileNoMoreIsReadThanIsNeededToRefuseIt() {
        AtomicLong read = new AtomicLong();
        InputStreamSource huge = () -> new InputStream() {
            long left = 200L * 1024 * 1024;

            @Override
            public int read() {
                read.incrementAndGet();
                return left-- > 0 ? 0xff : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int given = (int) Math.min(length, left);
                left -= given;
                read.addAndGet(given);
                return length > 0 && given == 0 ? -1 : given;
            }
        };
        assertRefused(huge, "media.refused.large");
        assertThat(read.get()).isLessThan(2 * (Darkroom.LARGEST_FILE + 100_000L));
    }

    /** It looks right as long as nobody decodes it: who waits is told at once, the library some moments later. */
    @Test
    void whatCannotBeDecodedLeavesNothingEither() throws Exception {
        byte[] file = PictureFiles.pngThatClaims(400, 300);
        assertThatExceptionOfType(PictureRefused.class)
                .isThrownBy(() -> pictures.accept(upload("x.png", new ByteArrayResource(file)), null))
                .extracting(PictureRefused::messageKey)
                .isEqualTo("media.refused.unreadable");
        nothingIsLeft();
        long id = pictures.receive(upload("x.png", new ByteArrayResource(file)), null);
        for (int turn = 0;
                turn < 300 && pictures.find(id).orElseThrow().getState() == PictureState.PROCESSING;
                turn++) {
            Thread.sleep(50);
        }
        assertThat(pictures.find(id).orElseThrow().getRefusal()).isEqualTo("media.refused.unreadable");
        assertThat(jdbc.sql("select count(*) from picture_file")
                        .query(Long.class)
                        .single())
                .isZero();
        pictures.delete(id);
    }

    @Test
    void pathInTheNameIsNoPath() {
        Picture picture = pictures.accept(
                upload("../../etc/cron.d/../gulls.jpg\u0000.php", new ByteArrayResource(PictureFiles.jpeg(40, 20))),
                null);
        assertThat(picture.getFileName()).isEqualTo("gulls.jpg.php");
        assertThat(picture.view().source()).matches("/media/\\d+-[0-9a-f]{16}-40\\.jpg");
        pictures.delete(picture.getId());
    }

    private void assertRefused(byte[] file, String messageKey) {
        assertRefused(new ByteArrayResource(file), messageKey);
    }

    private void assertRefused(InputStreamSource file, String messageKey) {
        assertThatExceptionOfType(PictureRefused.class)
                .isThrownBy(() -> pictures.accept(upload("gulls.jpg", file), null))
                .extracting(PictureRefused::messageKey)
                .isEqualTo(messageKey);
        nothingIsLeft();
        assertThatExceptionOfType(PictureRefused.class)
                .isThrownBy(() -> pictures.receive(upload("gulls.jpg", file), null));
    }

    private static PictureUpload upload(String name, InputStreamSource file) {
        return new PictureUpload(name, file, "", "", "");
    }
}
