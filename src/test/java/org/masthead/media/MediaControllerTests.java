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
import org.springframework.jdbc.core.simple.JdbcClient;
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

    @Autowired
    JdbcClient jdbc;

    long id;

    @BeforeEach
    void uploadPicture() {
        id = accept(PictureFiles.jpeg(700, 350)).getId();
    }

    @Test
    void unknownAddressesAreNotFound() {
        for (String name : new String[] {
            id + "-320.jpg",
            id + "-0123456789abcdef-320.jpg",
            name("321.jpg"),
            name("320.svg"),
            name("320.jpg.html"),
            name("320"),
            name("3x2-320.jpg"),
            name("16x9-320.jpg"),
            name("master.jpg"),
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
        MvcTestResult answer = get(name("640.jpg"));
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
        assertThat(mvc.get()
                        .uri(at(transparent).widest())
                        .exchange()
                        .getResponse()
                        .getContentType())
                .isEqualTo("image/png");
        // A guess from before it was developed leads there.
        assertThat(mvc.get().uri(at(transparent).widest().replace(".png", ".jpg")))
                .hasStatus(HttpStatus.FOUND)
                .hasHeader(HttpHeaders.LOCATION, at(transparent).widest());
    }

    @Test
    void whoHasItGetsNoBytes() {
        String tag = get(name("320.jpg")).getResponse().getHeader(HttpHeaders.ETAG);
        assertThat(tag).isEqualTo("\"" + name("320.jpg") + "\"");
        assertThat(database.statementsOf(() -> {
                    MvcTestResult answer = mvc.get()
                            .uri("/media/" + name("320.jpg"))
                            .header(HttpHeaders.IF_NONE_MATCH, tag)
                            .exchange();
                    assertThat(answer).hasStatus(HttpStatus.NOT_MODIFIED).hasHeader(HttpHeaders.ETAG, tag);
                    assertThat(answer.getResponse().getContentAsByteArray()).isEmpty();
                    assertHeaders(answer);
                }))
                .noneMatch(statement -> statement.contains("bytes"));
        assertThat(mvc.get().uri("/media/" + name("640.jpg")).header(HttpHeaders.IF_NONE_MATCH, tag))
                .hasStatusOk();
    }

    @Test
    void headTellsWithoutBytes() {
        MvcTestResult answer = mvc.head().uri("/media/" + name("320.jpg")).exchange();
        assertThat(answer).hasStatusOk();
        assertHeaders(answer);
        assertThat(answer.getResponse().getHeader(HttpHeaders.CONTENT_LENGTH)).isNotEqualTo("0");
    }

    @Test
    void everyAddressOfAViewIsServed() {
        PictureView view = pictures.find(id).orElseThrow().view();
        assertThat(mvc.get().uri(view.source())).hasStatusOk();
        String all = view.sourceSet() + (view.webpSourceSet().isEmpty() ? "" : ", " + view.webpSourceSet());
        for (String candidate : all.split(", ")) {
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

    @Test
    void picturesFromBeforeImprintsAreWhereTheyWere() {
        jdbc.sql("update picture set imprint = '', source_imprint = '', crops = false, webp = false where id = ?")
                .param(id)
                .update();
        jdbc.sql("insert into rendition (picture_id, width, height, bytes) values (?, 640, 320, ?)")
                .params(id, PictureFiles.jpeg(640, 320))
                .update();
        assertThat(get(id + "-640.jpg")).hasStatusOk();
        assertThat(get(id + "-640.png")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(id + "-641.jpg")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void pictureWhoseRightsEndedIsGone() {
        jdbc.sql("update picture set rights_end = now() - interval '1 second' where id = ?")
                .param(id)
                .update();
        assertThat(get(name("640.jpg"))).hasStatus(HttpStatus.NOT_FOUND);
    }

    private PictureView at(long picture) {
        return pictures.find(picture).orElseThrow().view();
    }

    private String name(String end) {
        return at(id).source().replaceFirst("^/media/", "").replaceFirst("-\\d+\\.jpg$", "-" + end);
    }

    private MvcTestResult get(String name) {
        return mvc.get().uri("/media/" + name).exchange();
    }

    private Picture accept(byte[] file) {
        return pictures.accept(new PictureUpload("gulls", new ByteArrayResource(file), "Gulls", "", ""), null);
    }
}
