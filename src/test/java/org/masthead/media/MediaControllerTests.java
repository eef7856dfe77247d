package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@NewsroomTest
class MediaControllerTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    PictureService pictures;

    @Autowired
    ClassDatabase database;

    long id;

    @BeforeEach
    void uploadPicture() {
        id = accept(PictureFiles.jpeg(700, 350)).getId();
    }

    @Test
    void unknownAddressesAreNotFound() {
        for (String name : new String[] {
            id + "-321.jpg",
            id + "-320.png",
            id + "-320.svg",
            id + "-320.jpg.html",
            id + "-320",
            id + ".jpg",
            "0-320.jpg",
            "-" + id + "-320.jpg",
            "0" + id + "-320.jpg",
            "999999-320.jpg",
            "9".repeat(40) + "-320.jpg",
            id + "-99999999999.jpg",
            "x"
        }) {
            MvcTestResult answer = get(name);
            assertThat(answer).as(name).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(answer.getResponse().getHeader(HttpHeaders.CACHE_CONTROL))
                    .as(name)
                    .doesNotContain("immutable");
        }
    }

    @Test
    void renditionIsKeptForEver() {
        MvcTestResult answer = get(id + "-640.jpg");
        assertThat(answer).hasStatusOk();
        assertHeaders(answer);
        assertThat(answer.getResponse().getHeader(HttpHeaders.CONTENT_TYPE)).isEqualTo("image/jpeg");
        byte[] bytes = answer.getResponse().getContentAsByteArray();
        assertThat(answer.getResponse().getHeader(HttpHeaders.CONTENT_LENGTH)).isEqualTo("" + bytes.length);
        assertThat(answer.getResponse().getHeader(HttpHeaders.SET_COOKIE)).isNull();
        BufferedImage image = PictureFiles.decoded(bytes);
        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(image.getHeight()).isEqualTo(320);
    }

    @Test
    void transparentRenditionIsPng() {
        long transparent = accept(PictureFiles.transparentPng(300, 200)).getId();
        assertThat(get(transparent + "-300.png").getResponse().getContentType()).isEqualTo("image/png");
        assertThat(get(transparent + "-300.jpg")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whoHasItGetsNoBytes() {
        String tag = get(id + "-320.jpg").getResponse().getHeader(HttpHeaders.ETAG);
        assertThat(tag).isEqualTo("\"" + id + "-320\"");
        assertThat(database.statementsOf(() -> {
                    MvcTestResult answer = mvc.get()
                            .uri("/media/" + id + "-320.jpg")
                            .header(HttpHeaders.IF_NONE_MATCH, tag)
                            .exchange();
                    assertThat(answer).hasStatus(HttpStatus.NOT_MODIFIED).hasHeader(HttpHeaders.ETAG, tag);
                    assertThat(answer.getResponse().getContentAsByteArray()).isEmpty();
                    assertHeaders(answer);
                }))
                .noneMatch(statement -> statement.contains("bytes"));
        assertThat(mvc.get().uri("/media/" + id + "-640.jpg").header(HttpHeaders.IF_NONE_MATCH, tag))
                .hasStatusOk();
    }

    @Test
    void headTellsWithoutBytes() {
        MvcTestResult answer = mvc.head().uri("/media/" + id + "-320.jpg").exchange();
        assertThat(answer).hasStatusOk();
        assertHeaders(answer);
        assertThat(answer.getResponse().getHeader(HttpHeaders.CONTENT_LENGTH)).isNotEqualTo("0");
    }

    @Test
    void everyAddressOfAViewIsServed() {
        PictureView view = pictures.find(id).orElseThrow().view();
        assertThat(mvc.get().uri(view.source())).hasStatusOk();
        for (String candidate : view.sourceSet().split(", ")) {
            assertThat(mvc.get().uri(candidate.split(" ")[0])).as(candidate).hasStatusOk();
        }
    }

    private static void assertHeaders(MvcTestResult answer) {
        assertThat(answer.getResponse().getHeaders(HttpHeaders.CACHE_CONTROL))
                .containsExactly("public, max-age=31536000, immutable");
        assertThat(answer.getResponse().getHeaders("Content-Security-Policy"))
                .containsExactly("default-src 'none'; sandbox");
        assertThat(answer.getResponse().getHeaders("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.getResponse().getHeaders("Cross-Origin-Resource-Policy"))
                .containsExactly("cross-origin");
    }

    private MvcTestResult get(String name) {
        return mvc.get().uri("/media/" + name).exchange();
    }

    private Picture accept(byte[] file) {
        return pictures.accept(new PictureUpload("gulls", new ByteArrayResource(file), "Gulls", "", ""), null);
    }
}
