package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.account.Role;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
    void pageNamedAsAPictureIsRefusedByItsName() throws Exception {
        byte[] html = "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        MvcTestResult answer =
                upload("Nora Quill", file("gulls.jpg", html), file("good.jpg", PictureFiles.jpeg(40, 20)));
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        Document page = page(answer);
        assertThat(page.select(".notice--error").text()).startsWith("gulls.jpg: This file is not a JPEG");
        assertThat(page.select("#credit").val()).isEqualTo("Nora Quill");
        assertThat(count()).isOne();
    }

    @Test
    void nothingAndTooLongWordsAreRefused() throws Exception {
        assertThat(upload("")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(upload("", file("", new byte[0]))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(upload("x".repeat(121), file("a.jpg", PictureFiles.jpeg(40, 20))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(count()).isZero();
    }

    @Test
    void severalPicturesComeAtOnceAndAreFollowedUntilTheyAreThere() throws Exception {
        assertDone(upload(
                "Nora Quill",
                file("a.jpg", PictureFiles.jpeg(40, 20)),
                file("b.png", PictureFiles.transparentPng(40, 20))));
        assertThat(count()).isEqualTo(2);
        String told = "";
        for (int turn = 0; turn < 300 && !told.matches("(?s).*READY.*READY.*"); turn++) {
            Thread.sleep(50);
            told = mvc.get()
                    .uri("/desk/pictures/progress?id=" + newest().id() + "&id="
                            + pictures.newest(newest().id(), 1).get(0).id())
                    .with(Desk.asEditor())
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        }
        assertThat(told).contains("READY", "/media/" + newest().id() + "-", ".png");
    }

    @Test
    void scriptIsAnsweredInItsOwnWay() throws Exception {
        MvcTestResult good = json(file("a.jpg", PictureFiles.jpeg(40, 20)));
        assertThat(good).hasStatusOk();
        assertThat(good.getResponse().getContentAsString()).contains("\"id\":" + newest().id());
        MvcTestResult bad = json(file("a.svg", "<svg><script/></svg>".getBytes(StandardCharsets.UTF_8)));
        assertThat(bad).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(bad.getResponse().getContentAsString()).contains("SVG is a program");
        assertThat(count()).isOne();
    }

    @Test
    void shownPictureIsNotDeletedAndItsPlacesAreListed() throws Exception {
        long id = accept();
        jdbc.sql("insert into section (name, slug, position) values ('News', 'news', 1)")
                .update();
        jdbc.sql("""
                insert into article (headline, slug, body, section_id, lead_picture_id,
                                     status, discussion, created_at, saved_at)
                select 'Gulls', 'gulls', '', id, ?, 'DRAFT', 'OPEN', now(), now() from section
                """).param(id).update();
        MvcTestResult answer = post("/desk/pictures/" + id + "/deletion");
        assertThat(answer).hasStatus(HttpStatus.CONFLICT);
        assertThat(page(answer).select(".notice--error").text()).startsWith("A story shows this picture");
        assertThat(page(answer).select(".picture__uses").text()).contains("Gulls", "Lead picture");
        assertThat(count()).isOne();
        assertThat(found("?show=unused")).isZero();
    }

    static Stream<Arguments> textsInWork() {
        return Stream.of(
                arguments("""
                        insert into working_copy (sitting, account_id, article_id, turn, text)
                        select 'a', k.id, a.id, 1, '{"leadPicture": ["%d"]}' from account k, article a limit 1
                        """, "somebody is typing"),
                arguments("""
                        insert into working_copy (sitting, account_id, turn, text)
                        select 'b', id, 1, '{"headline": ["Gulls"], "body": ["![](/media/%d)"]}' from account limit 1
                        """, "somebody is typing"),
                arguments("""
                        insert into revision (article_id, saved_at, reason, in_place, text)
                        select id, now(), 'SAVED', false, '{"body": ["<img src=\\"/media/%d-1-40.jpg\\">"]}' from article
                        """, "waits to be published"),
                arguments("""
                        insert into change_set (article_id, apply_at, fields, base, created_at)
                        select id, now(), '{"leadPicture": "%d"}', '{}', now() from article
                        """, "planned change"));
    }

    @ParameterizedTest
    @MethodSource("textsInWork")
    void pictureOfATextInWorkIsNotDeletedEither(String use, String words) throws Exception {
        long id = accept();
        jdbc.sql("insert into section (name, slug, position) values ('News', 'news', 1)")
                .update();
        jdbc.sql("""
                insert into article (headline, slug, body, section_id, status, discussion, created_at, saved_at)
                select 'Gulls', 'gulls', '', id, 'DRAFT', 'OPEN', now(), now() from section""").update();
        Desk.account(jdbc, "Otto Sand", Role.EDITOR);
        jdbc.sql(use.formatted(id)).update();
        assertThat(found("?show=unused")).isZero();
        MvcTestResult answer = post("/desk/pictures/" + id + "/deletion");
        assertThat(answer).hasStatus(HttpStatus.CONFLICT);
        assertThat(page(answer).select(".picture__uses").text()).contains("Gulls", words);
        jdbc.sql(
                        "insert into revision (article_id, saved_at, reason, in_place, text) select id, now(), 'PUBLISHED', true, '{}' from article")
                .update();
        jdbc.sql("update change_set set status = 'DROPPED'").update();
        jdbc.sql("delete from working_copy").update();
        assertThat(found("?show=unused")).isOne();
        assertThat(post("/desk/pictures/" + id + "/deletion")).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(count()).isZero();
    }

    @Test
    void logoSaysThatItIsTheLogo() throws Exception {
        long id = accept();
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

    @Test
    void libraryIsSearchedAndNarrowed() throws Exception {
        accept();
        assertThat(found("?q=gulls")).isOne();
        assertThat(found("?q=100%25")).isZero();
        assertThat(found("?show=no-credit&type=photo&month=2000-01")).isZero();
        assertThat(found("?show=no-credit&type=photo")).isOne();
        assertThat(found("?show=no-alt")).isZero();
        assertThat(found("?show=unused")).isOne();
        assertThat(found("?show=nonsense&month=x&by=y&type=z")).isOne();
    }

    @Test
    void pictureIsCutReplacedAndItsOldAddressLeadsOn() throws Exception {
        long id = accept();
        String before = newest().source();
        assertThat(mvc.post()
                        .uri("/desk/pictures/" + id + "/cut")
                        .param("left", "60")
                        .param("right", "40")
                        .with(Desk.asEditor()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(mvc.post()
                        .uri("/desk/pictures/" + id + "/cut")
                        .param("left", "50")
                        .param("focusX", "10")
                        .with(Desk.asEditor()))
                .hasStatus(HttpStatus.SEE_OTHER);
        developed();
        assertThat(newest().width()).isEqualTo(20);
        assertThat(mvc.get().uri(before))
                .hasStatus(HttpStatus.FOUND)
                .hasHeader(HttpHeaders.LOCATION, newest().source());
        assertThat(mvc.post()
                        .uri("/desk/pictures/" + id + "/file")
                        .multipart()
                        .file(file("c.png", PictureFiles.transparentPng(60, 60)))
                        .with(Desk.asEditor()))
                .hasStatus(HttpStatus.SEE_OTHER);
        developed();
        assertThat(newest().source()).endsWith("-60.png");
        assertThat(mvc.get().uri(before)).hasStatus(HttpStatus.FOUND);
        assertThat(mvc.get().uri(newest().source())).hasStatusOk();
        assertThat(jdbc.sql("select count(*) from picture_file where name like '%40.jpg' or name like 'upload%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void rightsEndWithTheirLastDay() throws Exception {
        long id = accept();
        assertThat(mvc.post()
                        .uri("/desk/pictures/" + id)
                        .param("altText", "Gulls")
                        .param("rightsUntil", "soon")
                        .with(Desk.asEditor()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(mvc.post()
                        .uri("/desk/pictures/" + id)
                        .param("altText", "Gulls")
                        .param("rightsUntil", "2001-02-03")
                        .with(Desk.asEditor()))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(mvc.get().uri(newest().source())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(found("?show=ended")).isOne();
        Document page =
                page(mvc.get().uri("/desk/pictures/" + id).with(Desk.asEditor()).exchange());
        assertThat(page.select("#rightsUntil").val()).isEqualTo("2001-02-03");
        assertThat(page.select(".picture__mark--bad").text()).contains("3 Feb 2001");
        assertThat(mvc.get().uri(page.select(".picture__focus img").attr("src")).with(Desk.asEditor()))
                .hasStatusOk();
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
    void pictureIsDescribedAndDeleted() throws Exception {
        long id = accept();
        Document page =
                page(mvc.get().uri("/desk/pictures").with(Desk.asEditor()).exchange());
        assertThat(page.select("img").attr("alt")).isEqualTo("Two gulls");
        assertThat(mvc.get().uri(page.select("img").attr("src"))).hasStatusOk();
        assertThat(mvc.post().uri("/desk/pictures/" + id).param("altText", " ").with(Desk.asEditor()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(mvc.post()
                        .uri("/desk/pictures/" + id)
                        .param("altText", "Three gulls")
                        .with(Desk.asEditor()))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(newest().altText()).isEqualTo("Three gulls");
        assertDone(post("/desk/pictures/" + id + "/deletion"));
        assertThat(count()).isZero();
    }

    private long accept() {
        ByteArrayResource file = new ByteArrayResource(PictureFiles.jpeg(40, 20));
        return pictures.accept(new PictureUpload("gulls.jpg", file, "Two gulls", "", ""), null)
                .getId();
    }

    private void developed() throws InterruptedException {
        for (int turn = 0; turn < 300; turn++) {
            if (jdbc.sql("select count(*) from picture_task").query(Long.class).single() == 0) {
                return;
            }
            Thread.sleep(50);
        }
    }

    private int found(String query) throws Exception {
        return page(mvc.get()
                        .uri("/desk/pictures" + query)
                        .with(Desk.asEditor())
                        .exchange())
                .select(".picture")
                .size();
    }

    private static MockMultipartFile file(String name, byte[] content) {
        return new MockMultipartFile("file", name, "image/jpeg", content);
    }

    private MvcTestResult upload(String credit, MockMultipartFile... files) {
        var request = mvc.post().uri("/desk/pictures").multipart();
        for (MockMultipartFile each : files) {
            request.file(each);
        }
        return request.param("credit", credit).with(Desk.asEditor()).exchange();
    }

    private MvcTestResult json(MockMultipartFile file) {
        return mvc.post()
                .uri("/desk/pictures")
                .multipart()
                .file(file)
                .accept(MediaType.APPLICATION_JSON)
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
