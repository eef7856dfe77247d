package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What nobody should be able to upload, by either way: refused with the right words, and nothing is left of it. */
@NewsroomTest
class BadUploadsTests {

    private static final String STOWAWAY = "media.refused.stowaway";

    @Autowired
    PictureService pictures;

    @Autowired
    PictureRepository repository;

    @Autowired
    PictureStore store;

    @Autowired
    PictureTasks tasks;

    @Autowired
    RenditionStore renditions;

    @Autowired
    Darkroom darkroom;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Clock clock;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

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

    /** Behind the picture's end, and in the parts of it that are there for words. */
    @Test
    void pictureThatIsSomethingElseAsWellIsRefused() {
        byte[] page = latin("\n<script>alert(1)</script>");
        byte[] archive = latin("PK\u0003\u0004evil.class");
        byte[] document = latin("%PDF-1.7 1 0 obj");
        byte[] end = latin("\0\0PK\u0005\u0006" + "\0".repeat(18));
        for (byte[] whole : new byte[][] {
            PictureFiles.jpeg(400, 300), PictureFiles.png(400, 300), PictureFiles.gif(400, 300), PictureFiles.WEBP
        }) {
            for (byte[] other : new byte[][] {page, archive, document, end, latin("#!/bin/sh"), latin("MZ\u0090")}) {
                assertRefused(PictureFiles.joined(whole, other), STOWAWAY);
            }
        }
        byte[] comment = PictureFiles.joined(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (page.length + 2)}, page);
        assertRefused(PictureFiles.spliced(PictureFiles.jpeg(400, 300), 2, comment), STOWAWAY);
        assertRefused(PictureFiles.withChunk(PictureFiles.png(400, 300), "tEXt", page), STOWAWAY);
        byte[] gif = PictureFiles.gif(400, 300);
        int colours = (gif[10] & 0x80) == 0 ? 0 : 3 << (gif[10] & 7) + 1;
        byte[] remark = PictureFiles.joined(new byte[] {0x21, (byte) 0xfe, (byte) page.length}, page, new byte[1]);
        assertRefused(PictureFiles.spliced(gif, 13 + colours, remark), STOWAWAY);
    }

    /** Phones append a second picture, a film or notes of their own; all of it stays outside. */
    @Test
    void whatPhonesAppendIsNoStowaway() {
        for (byte[] tail : new byte[][] {
            PictureFiles.jpeg(40, 30), latin("\0\0\0\u0018ftypmp42\0\0 a film"), latin("\0\0SEFH\0notes"), new byte[64]
        }) {
            byte[] file = PictureFiles.joined(PictureFiles.jpeg(400, 300), tail);
            Picture picture = pictures.accept(upload("gulls.jpg", new ByteArrayResource(file)), null);
            assertThat(picture.getState()).isEqualTo(PictureState.READY);
            pictures.delete(picture.getId());
        }
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
        InputStreamSource huge = () -> new Huge(read);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/cron.d/gulls.jpg",
                "/etc/passwd",
                "C:\\press\\gulls.jpg",
                "gulls.jpg\0.php",
                "gulls\r\n.jpg",
                "gulls\u202egpj.exe"
            })
    void nameThatLeadsElsewhereOrHidesSomethingIsRefused(String name) {
        assertThatExceptionOfType(PictureRefused.class)
                .isThrownBy(() -> pictures.accept(upload(name, new ByteArrayResource(PictureFiles.jpeg(40, 20))), null))
                .extracting(PictureRefused::messageKey)
                .isEqualTo("media.refused.name");
    }

    /** The seven bad uploads: whatever pictures lie in, each is told what is wrong, and there is no row and no file. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("badUploads")
    void badUploadIsToldWhatIsWrongAndLeavesNothing(String what, PictureUpload bad, String words) throws Exception {
        TransientNio2BlobStore blobs = new TransientNio2BlobStore();
        blobs.createContainer("press-pictures");
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "key", "secret")
                .build();
        proxy.start();
        try {
            URI endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
            PictureStore bucket = BucketClient.open(
                    new MediaSettings.S3(endpoint, "us-east-1", "press-pictures", "", "key", "secret", true));
            for (PictureStore each : List.of(store, new FolderPictureStore(folder), bucket)) {
                PictureService offered = with(each);
                assertThatExceptionOfType(PictureRefused.class)
                        .isThrownBy(() -> offered.receive(bad, null))
                        .satisfies(refused -> assertThat(messages.getMessage(refused.messageKey(), null, Locale.UK))
                                .contains(words));
                nothingIsLeft();
                assertThat(files(blobs)).isZero();
                // So that it would be seen: a good one does leave something.
                long good =
                        offered.receive(upload("gulls.jpg", new ByteArrayResource(PictureFiles.jpeg(40, 20))), null);
                assertThat(files(blobs) + filesInDatabase()).isPositive();
                offered.delete(good);
                assertThat(files(blobs)).isZero();
            }
        } finally {
            proxy.stop();
        }
    }

    static Stream<Arguments> badUploads() {
        byte[] good = PictureFiles.jpeg(400, 300);
        byte[] polyglot = PictureFiles.joined(good, latin("PK\u0003\u0004evil.class"));
        return Stream.of(
                arguments("bomb", bad(PictureFiles.pngThatClaims(50_000, 50_000)), "too many pixels"),
                arguments("polyglot", bad(polyglot), "Something else is hidden"),
                arguments("truncated", bad(Arrays.copyOf(good, good.length - 20)), "damaged or cut off"),
                arguments("wrong type", bad(latin("<!doctype html><p>Gulls")), "not a JPEG, PNG, WebP or GIF"),
                arguments("0 bytes", bad(new byte[0]), "choose a picture"),
                arguments("200 MB", upload("gulls.jpg", () -> new Huge(new AtomicLong())), "at most 20 MB"),
                arguments("path in name", upload("../../gulls.jpg", new ByteArrayResource(good)), "holds a path"));
    }

    private PictureService with(PictureStore other) {
        PictureDeveloper idle = new PictureDeveloper(tasks, other, renditions, darkroom, jdbc, transaction, work -> {});
        return new PictureService(
                repository, new MediaAddresses(jdbc), other, tasks, idle, darkroom, transaction, events, clock);
    }

    private long filesInDatabase() {
        return jdbc.sql("select count(*) from picture_file").query(Long.class).single();
    }

    private long files(TransientNio2BlobStore blobs) throws IOException {
        try (Stream<Path> inFolder = Files.walk(folder)) {
            return inFolder.filter(Files::isRegularFile).count()
                    + blobs.list("press-pictures").contents().size();
        }
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static PictureUpload bad(byte[] file) {
        return upload("gulls.jpg", new ByteArrayResource(file));
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

    /** 200 megabytes of nothing, which counts what is read of it. */
    private static final class Huge extends InputStream {

        private final AtomicLong read;
        private long left = 200L * 1024 * 1024;

        Huge(AtomicLong read) {
            this.read = read;
        }

        @Override
        public int read() {
            read.incrementAndGet();
            return left-- > 0 ? 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int given = (int) Math.min(length, left);
            left -= given;
            read.addAndGet(given);
            return length > 0 && given == 0 ? -1 : given;
        }
    }
}
