package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.media.PreparedPicture.Rendition;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;

class DarkroomTests {

    private final Darkroom darkroom = new Darkroom(Duration.ofMillis(200));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><title>picture.jpg</title>",
                "%PDF-1.7",
                "PK\u0003\u0004",
                "BM",
                "II*\0\b\0\0\0",
                "RIFF\0\0\0\0WAVEfmt ",
                "x"
            })
    void whatIsNoPictureByItsFirstBytesIsRefused(String file) {
        assertRefused(file.getBytes(StandardCharsets.ISO_8859_1), "media.refused.type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg> | svg",
                "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg> | svg",
                "....ftypavif.... | avif",
                "....ftypheic.... | heic"
            })
    void whatPeopleTakeForPicturesIsRefusedByItsName(String file, String kind) {
        assertRefused(file.getBytes(StandardCharsets.ISO_8859_1), "media.refused." + kind);
    }

    @Test
    void emptyFileIsRefused() {
        assertRefused(new byte[0], "media.refused.empty");
    }

    @Test
    void tooLargeFileIsRefused() {
        byte[] picture = PictureFiles.jpeg(40, 20);
        assertRefused(Arrays.copyOf(picture, Darkroom.LARGEST_FILE + 1), "media.refused.large");
        assertThat(develop(Arrays.copyOf(picture, Darkroom.LARGEST_FILE)).width())
                .isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GIF89a=1;alert(1)//", "GIF89a/*", "\u0089PNG\r\n\u001a\n<script>", "\u00ff\u00d8\u00ff<?php"})
    void mereFirstBytesAreRefused(String file) {
        assertRefused(file.getBytes(StandardCharsets.ISO_8859_1), "media.refused.unreadable");
    }

    @ParameterizedTest
    @CsvSource({"50000, 50000", "20001, 16", "16, 20001", "8000, 5001", "2147483647, 2147483647"})
    void hugePictureInASmallFileIsRefusedWithoutDecodingIt(int width, int height) {
        byte[] bomb = PictureFiles.pngThatClaims(width, height);
        assertThat(bomb).hasSizeLessThan(100);
        assertRefused(bomb, "media.refused.pixels");
        long before = allocated();
        assertRefused(bomb, "media.refused.pixels");
        assertThat(allocated() - before).isLessThan(1_000_000);
    }

    @Test
    void webpWhoseFrameIsLargerThanItsCanvasIsRefused() {
        byte[] file = PictureFiles.TRANSPARENT_WEBP.clone();
        int frame = new String(file, StandardCharsets.ISO_8859_1).indexOf("VP8 ") + 8;
        file[frame + 7] = 0x3f;
        file[frame + 9] = 0x3f;
        assertRefused(file, "media.refused.pixels");
    }

    @ParameterizedTest
    @CsvSource({"15, 400", "400, 15", "1, 1"})
    void tooSmallPictureIsRefused(int width, int height) {
        assertRefused(PictureFiles.png(width, height), "media.refused.small");
    }

    @Test
    void cutOffFilesAreRefused() {
        for (byte[] whole : List.of(
                PictureFiles.jpeg(400, 300),
                PictureFiles.withExif(PictureFiles.jpeg(400, 300), 1),
                PictureFiles.png(400, 300),
                PictureFiles.gif(400, 300),
                PictureFiles.WEBP)) {
            develop(whole);
            assertRefused(Arrays.copyOf(whole, whole.length / 2), "media.refused.unreadable");
        }
        for (byte[] whole : List.of(PictureFiles.jpeg(400, 300), PictureFiles.WEBP)) {
            assertRefused(Arrays.copyOf(whole, whole.length - 1), "media.refused.unreadable");
        }
    }

    @Test
    void jpegWithCountlessScansIsRefused() {
        byte[] jpeg = PictureFiles.jpeg(40, 20);
        byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 0, 0};
        byte[] scans = new byte[scan.length * 200];
        for (int at = 0; at < scans.length; at += scan.length) {
            System.arraycopy(scan, 0, scans, at, scan.length);
        }
        assertRefused(PictureFiles.spliced(jpeg, jpeg.length - 2, scans), "media.refused.unreadable");
    }

    @Test
    void whoeverFindsNoPlaceInTimeIsToldSo() throws Exception {
        CountDownLatch leave = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(2);
        InputStreamSource slow = () -> {
            inside.countDown();
            try {
                leave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new ByteArrayResource(PictureFiles.jpeg(40, 20)).getInputStream();
        };
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            CompletableFuture<PreparedPicture> first =
                    CompletableFuture.supplyAsync(() -> darkroom.develop(slow), others);
            CompletableFuture<PreparedPicture> second =
                    CompletableFuture.supplyAsync(() -> darkroom.develop(slow), others);
            inside.await();
            assertRefused(PictureFiles.jpeg(40, 20), "media.refused.busy");
            leave.countDown();
            first.join();
            second.join();
        } finally {
            leave.countDown();
            others.shutdownNow();
        }
        assertThat(develop(PictureFiles.jpeg(40, 20)).width()).isEqualTo(40);
    }

    @Test
    void refusedFilesGiveTheirPlaceBack() {
        for (int file = 0; file < 5; file++) {
            assertRefused(new byte[] {1}, "media.refused.type");
        }
        assertThat(develop(PictureFiles.jpeg(40, 20)).width()).isEqualTo(40);
    }

    @Test
    void wordsInsideAPictureDoNotComeOut() {
        byte[] payload = "*/=1;alert(document.cookie)/*".getBytes(StandardCharsets.US_ASCII);
        byte[] comment =
                PictureFiles.joined(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (payload.length + 2)}, payload);
        for (byte[] file : List.of(
                PictureFiles.spliced(PictureFiles.jpeg(40, 20), 2, comment),
                PictureFiles.joined(PictureFiles.jpeg(40, 20), payload),
                PictureFiles.withChunk(
                        PictureFiles.transparentPng(40, 20), "tEXt", PictureFiles.joined(new byte[] {'a', 0}, payload)),
                PictureFiles.joined(PictureFiles.gif(40, 20), payload))) {
            assertThat(text(file)).contains("alert(document.cookie)");
            assertThat(text(widest(develop(file)).bytes())).doesNotContain("alert");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, false", "4, false", "5, true", "6, true", "7, true", "8, true"})
    void pictureStandsUpright(int orientation, boolean sideways) {
        PreparedPicture picture = develop(PictureFiles.withExif(PictureFiles.jpeg(400, 200), orientation));
        assertThat(List.of(picture.width(), picture.height()))
                .isEqualTo(sideways ? List.of(200, 400) : List.of(400, 200));
        BufferedImage seen = PictureFiles.decoded(widest(picture).bytes());
        assertThat(seen.getWidth()).isEqualTo(picture.width());
        assertThat(seen.getHeight()).isEqualTo(picture.height());
        // The stored left is red: it becomes the left, the right, the top or the bottom.
        String redSide = isRed(seen, 0.25, 0.25) && isRed(seen, 0.25, 0.75)
                ? "left"
                : isRed(seen, 0.75, 0.25) && isRed(seen, 0.75, 0.75)
                        ? "right"
                        : isRed(seen, 0.25, 0.25) && isRed(seen, 0.75, 0.25) ? "top" : "bottom";
        assertThat(redSide)
                .isEqualTo(List.of("left", "right", "right", "left", "top", "top", "bottom", "bottom")
                        .get(orientation - 1));
    }

    @Test
    void placeAndCameraAreForgotten() {
        byte[] file = PictureFiles.withExif(PictureFiles.jpeg(1000, 500), 6);
        assertThat(text(file)).contains("53.5511N", "Exif");
        assertThat(develop(file).renditions())
                .hasSize(2)
                .allSatisfy(each -> assertThat(text(each.bytes())).doesNotContain("53.5511N", "SpyCam", "Exif"));
    }

    @Test
    void nonsenseInExifIsPassedOver() {
        assertThat(develop(PictureFiles.withExif(PictureFiles.jpeg(40, 20), 77)).width())
                .isEqualTo(40);
        assertThat(develop(PictureFiles.withExif(PictureFiles.jpeg(40, 20), 0)).width())
                .isEqualTo(40);
    }

    @Test
    void transparentPictureStaysPng() {
        PreparedPicture picture = develop(PictureFiles.transparentPng(700, 400));
        assertThat(picture.mediaType()).isEqualTo("image/png");
        for (Rendition rendition : picture.renditions()) {
            BufferedImage image = PictureFiles.decoded(rendition.bytes());
            assertThat(image.getRGB(image.getWidth() / 4, image.getHeight() - 2) >>> 24)
                    .isZero();
            assertThat(image.getRGB(image.getWidth() / 4, 2)).isEqualTo(0xffff0000);
        }
        assertThat(develop(PictureFiles.TRANSPARENT_WEBP).mediaType()).isEqualTo("image/png");
    }

    @Test
    void opaquePicturesBecomeProgressiveJpeg() {
        for (byte[] file : List.of(
                PictureFiles.png(40, 20),
                PictureFiles.opaquePng(40, 20),
                PictureFiles.gif(40, 20),
                PictureFiles.WEBP)) {
            PreparedPicture picture = develop(file);
            assertThat(picture.mediaType()).isEqualTo("image/jpeg");
            BufferedImage image = PictureFiles.decoded(widest(picture).bytes());
            assertThat(isRed(image, 0.2, 0.5)).isTrue();
            assertThat(isRed(image, 0.8, 0.5)).isFalse();
            assertThat(text(widest(picture).bytes())).contains("\u00ff\u00c2");
        }
    }

    @Test
    void ofAnAnimationTheFirstPictureIsKept() {
        PreparedPicture gif = develop(PictureFiles.animatedGif(40, 20));
        assertThat(isRed(PictureFiles.decoded(widest(gif).bytes()), 0.2, 0.5)).isTrue();
        PreparedPicture webp = develop(PictureFiles.ANIMATED_WEBP);
        assertThat(isRed(PictureFiles.decoded(widest(webp).bytes()), 0.8, 0.5)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "320, '320x160'",
        "321, '320x160 321x161'",
        "1000, '320x160 640x320 960x480 1000x500'",
        "1920, '320x160 640x320 960x480 1280x640 1920x960'",
        "2500, '320x160 640x320 960x480 1280x640 1920x960'"
    })
    void renditionsHaveTheWidthsThatPagesAskFor(int width, String sizes) {
        PreparedPicture picture = develop(PictureFiles.jpeg(width, (width + 1) / 2));
        assertThat(sizes(picture)).isEqualTo(sizes);
        assertThat(picture.width()).isEqualTo(width);
        PictureView view = PictureView.of(
                new PictureFile(1, "", picture.mediaType(), picture.width(), picture.height(), false, -1, false, false),
                "",
                "",
                "");
        Rendition widest = widest(picture);
        assertThat(List.of(view.width(), view.height())).isEqualTo(List.of(widest.width(), widest.height()));
        for (Rendition each : picture.renditions()) {
            BufferedImage image = PictureFiles.decoded(each.bytes());
            assertThat(List.of(image.getWidth(), image.getHeight())).isEqualTo(List.of(each.width(), each.height()));
        }
    }

    @Test
    void veryLargePictureIsReadSparingly() {
        PreparedPicture picture = develop(PictureFiles.jpeg(8000, 4000));
        assertThat(List.of(picture.width(), picture.height())).containsExactly(8000, 4000);
        assertThat(sizes(picture)).endsWith("1920x960");
        BufferedImage image = PictureFiles.decoded(widest(picture).bytes());
        assertThat(isRed(image, 0.49, 0.5)).isTrue();
        assertThat(isRed(image, 0.51, 0.5)).isFalse();
    }

    @Test
    void everyWidthAndShapeIsThereAsTheViewSaysIt() {
        for (byte[] file : List.of(
                PictureFiles.jpeg(2500, 1250), PictureFiles.jpeg(400, 900), PictureFiles.transparentPng(700, 400))) {
            for (Cut cut : List.of(Cut.NONE, new Cut(10, 0, 20, 30, 25, 80))) {
                PreparedPicture picture = darkroom.develop(file, cut);
                String imprint = "0123456789abcdef";
                PictureFile kept = new PictureFile(
                        1,
                        imprint,
                        picture.mediaType(),
                        picture.width(),
                        picture.height(),
                        picture.webp(),
                        picture.tone(),
                        true,
                        cut.focused());
                PictureView view = PictureView.of(kept, "", "", "");
                List<String> promised = new ArrayList<>();
                for (String set : List.of(
                        view.sourceSet(), view.webpSourceSet(), view.cardSourceSet(), view.cardWebpSourceSet())) {
                    Arrays.stream(set.split(", "))
                            .filter(each -> !each.isEmpty())
                            .forEach(each -> promised.add(each.split(" ")[0]));
                }
                view.shapes().forEach(each -> promised.add(each.address()));
                assertThat(picture.files(imprint).keySet())
                        .containsExactlyInAnyOrderElementsOf(promised.stream()
                                .map(each -> each.substring("/media/1-".length()))
                                .distinct()
                                .toList());
                for (PictureView.Sized shape : view.shapes()) {
                    BufferedImage image = PictureFiles.decoded(
                            picture.files(imprint).get(shape.address().substring(9)));
                    assertThat(List.of(image.getWidth(), image.getHeight()))
                            .isEqualTo(List.of(shape.width(), shape.height()));
                }
            }
        }
    }

    @Test
    void whatIsCutOffIsGoneAndTheShapesKeepTheFocalPoint() {
        byte[] file = PictureFiles.jpeg(1000, 500);
        PreparedPicture blue = darkroom.develop(file, new Cut(0, 0, 0, 50, 50, 50));
        assertThat(List.of(blue.width(), blue.height())).containsExactly(500, 500);
        assertThat(isRed(PictureFiles.decoded(widest(blue).bytes()), 0.1, 0.5)).isFalse();
        BufferedImage square = PictureFiles.decoded(
                darkroom.develop(file, new Cut(0, 0, 0, 0, 10, 50)).extras().get("1x1-500.jpg"));
        assertThat(isRed(square, 0.9, 0.5)).isTrue();
        BufferedImage other = PictureFiles.decoded(
                darkroom.develop(file, new Cut(0, 0, 0, 0, 90, 50)).extras().get("1x1-500.jpg"));
        assertThat(isRed(other, 0.1, 0.5)).isFalse();
    }

    @Test
    void webpIsSmallerAndReadable() {
        assumeTrue(new WebpWriter().works());
        PreparedPicture picture = develop(PictureFiles.jpeg(1000, 500));
        byte[] webp = picture.extras().get("960.webp");
        assertThat(PictureFormat.of(webp)).contains(PictureFormat.WEBP);
        assertThat(develop(webp).width()).isEqualTo(960);
        PreparedPicture seeThrough = develop(PictureFiles.transparentPng(400, 400));
        assertThat(develop(seeThrough.extras().get("320.webp")).mediaType()).isEqualTo("image/png");
    }

    @Test
    void toneIsTheMeanColour() {
        assertThat(Tone.of(PictureFiles.decoded(PictureFiles.png(40, 40)))).isEqualTo(9 + 1);
    }

    @Test
    void brokenColourProfileIsPassedOver() throws Exception {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(new byte[] {'p', 0, 0});
        try (DeflaterOutputStream packing = new DeflaterOutputStream(chunk)) {
            packing.write(new byte[50_000_000]);
        }
        byte[] file = PictureFiles.withChunk(PictureFiles.png(40, 20), "iCCP", chunk.toByteArray());
        assertThat(isRed(PictureFiles.decoded(widest(develop(file)).bytes()), 0.2, 0.5))
                .isTrue();
    }

    private PreparedPicture develop(byte[] file) {
        return darkroom.develop(new ByteArrayResource(file));
    }

    private void assertRefused(byte[] file, String messageKey) {
        assertThatExceptionOfType(PictureRefused.class)
                .isThrownBy(() -> develop(file))
                .extracting(PictureRefused::messageKey)
                .isEqualTo(messageKey);
    }

    private static String sizes(PreparedPicture picture) {
        return String.join(
                " ",
                picture.renditions().stream()
                        .map(each -> each.width() + "x" + each.height())
                        .toList());
    }

    private static Rendition widest(PreparedPicture picture) {
        return picture.renditions().get(picture.renditions().size() - 1);
    }

    private static boolean isRed(BufferedImage image, double across, double down) {
        int pixel = image.getRGB((int) (image.getWidth() * across), (int) (image.getHeight() * down));
        return (pixel >> 16 & 0xff) > 200 && (pixel & 0xff) < 80;
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
