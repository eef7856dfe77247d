package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@NewsroomTest
class PictureDeskTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    PictureService pictures;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void clear() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from section").update();
        jdbc.sql("delete from picture").update();
    }

    @Test
    void pageNamedAsAPictureIsRefusedAndTheWordsStay() throws Exception {
        byte[] html = "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        MvcTestResult answer = upload(html, "Two gulls");
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        Document page = page(answer);
        assertThat(page.select(".field__error").text()).startsWith("This file is not a JPEG");
        assertThat(page.select("#altText").val()).isEqualTo("Two gulls");
        assertThat(count()).isZero();
    }

    @Test
    void pictureWithoutDescriptionOrFileIsRefused() throws Exception {
        MvcTestResult answer = upload(new byte[0], " ");
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(page(answer).select(".field__error")).hasSize(2);
        assertThat(upload(PictureFiles.jpeg(40, 20), "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(upload(PictureFiles.jpeg(40, 20), "x".repeat(301))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(mvc.post().uri("/desk/pictures").param("altText", "Gulls").with(Desk.asEditor()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(count()).isZero();
    }

    @Test
    void shownPictureIsNotDeleted() throws Exception {
        assertDone(upload(PictureFiles.jpeg(40, 20), "Two gulls"));
        PictureView picture = newest();
        jdbc.sql("insert into section (name, slug, position) values ('News', 'news', 1)")
                .update();
        jdbc.sql("""
                insert into article (headline, slug, body, section_id, lead_picture_id,
                                     status, discussion, created_at, saved_at)
                select 'Gulls', 'gulls', '', id, ?, 'DRAFT', 'OPEN', now(), now() from section
                """).param(picture.id()).update();
        MvcTestResult answer = post("/desk/pictures/" + picture.id() + "/deletion");
        assertThat(answer).hasStatus(HttpStatus.CONFLICT);
        assertThat(page(answer).select(".notice--error").text()).startsWith("A story shows this picture");
        assertThat(count()).isOne();
    }

    @Test
    void missingPictureIsNotFound() {
        assertThat(post("/desk/pictures/999/deletion")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.post()
                        .uri("/desk/pictures/999")
                        .param("altText", "Gulls")
                        .with(Desk.asEditor()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void pictureIsUploadedDescribedAndDeleted() throws Exception {
        assertDone(upload(PictureFiles.jpeg(40, 20), "Two gulls"));
        PictureView picture = newest();
        Document page =
                page(mvc.get().uri("/desk/pictures").with(Desk.asEditor()).exchange());
        assertThat(page.select("img").attr("alt")).isEqualTo("Two gulls");
        assertThat(mvc.get().uri(page.select("img").attr("src"))).hasStatusOk();
        assertThat(jdbc.sql("select a.name from picture p join account a on a.id = p.uploaded_by")
                        .query(String.class)
                        .single())
                .isEqualTo("Nora Quill");
        assertDone(mvc.post()
                .uri("/desk/pictures/" + picture.id())
                .param("altText", "Three gulls")
                .with(Desk.asEditor())
                .exchange());
        assertThat(newest().altText()).isEqualTo("Three gulls");
        assertDone(post("/desk/pictures/" + picture.id() + "/deletion"));
        assertThat(count()).isZero();
    }

    @Test
    void logoSaysThatItIsTheLogo() throws Exception {
        upload(PictureFiles.jpeg(64, 48), "Two gulls");
        long id = newest().id();
        jdbc.sql("""
                        insert into site_identity values (true, 1, 'Gulls', '', 'en', 'UTC', null, ?, '/x', '/x', 1, 1,
                                                          '[]', '[]', now())
                        """).param(id).update();
        MvcTestResult answer = post("/desk/pictures/" + id + "/deletion");
        jdbc.sql("delete from site_identity").update();
        assertThat(answer).hasStatus(HttpStatus.CONFLICT);
        assertThat(page(answer).select(".notice--error[data-errors]").text()).contains("logo");
        assertThat(count()).isEqualTo(1);
    }

    private MvcTestResult upload(byte[] content, String altText) {
        return mvc.post()
                .uri("/desk/pictures")
                .multipart()
                .file(new MockMultipartFile("file", "gulls.jpg", "image/jpeg", content))
                .param("altText", altText)
                .with(Desk.asEditor())
                .exchange();
    }

    private MvcTestResult post(String address) {
        return mvc.post().uri(address).with(Desk.asEditor()).exchange();
    }

    private PictureView newest() {
        return pictures.newest(Long.MAX_VALUE, 1).get(0);
    }

    private long count() {
        return jdbc.sql("select count(*) from picture").query(Long.class).single();
    }

    private static void assertDone(MvcTestResult answer) {
        assertThat(answer).hasStatus(HttpStatus.SEE_OTHER).redirectedUrl().isEqualTo("/desk/pictures");
        assertThat(answer.getMvcResult().getFlashMap().get("notice")).asString().isNotBlank();
    }

    private static Document page(MvcTestResult answer) throws Exception {
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
