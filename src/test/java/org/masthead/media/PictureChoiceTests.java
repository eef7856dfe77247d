package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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

/** What the desk's editor asks of the pictures. */
@NewsroomTest
class PictureChoiceTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void clear() {
        jdbc.sql("delete from picture").update();
    }

    @Test
    void droppedPictureIsKeptAndOfferedAgain() throws Exception {
        MvcTestResult answer = upload(PictureFiles.jpeg(400, 200));
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.width").isEqualTo(400);
        assertThat(answer).bodyJson().extractingPath("$.source").asString().matches("/media/\\d+-[0-9a-f]+-400\\.jpg");
        MvcTestResult newest =
                mvc.get().uri("/desk/pictures/newest").with(Desk.asEditor()).exchange();
        assertThat(newest)
                .bodyJson()
                .extractingPath("$.pictures[0].sourceSet")
                .asString()
                .contains("320w");
    }

    @Test
    void picturesAreLookedForByWordsAndPageByPage() throws Exception {
        jdbc.sql("""
                        insert into picture (file_name, media_type, width, height, uploaded_at, credit)
                        select 'quay' || n || '.jpg', 'image/jpeg', 40, 20, now(), case n when 7 then '100% Otto' else '' end
                        from generate_series(1, 30) n""").update();
        jdbc.sql("""
                        insert into picture (file_name, media_type, width, height, uploaded_at, state)
                        values ('quay31.jpg', 'image/jpeg', 40, 20, now(), 'PROCESSING')""").update();
        MvcTestResult first = newest("?q=quay");
        assertThat(first).bodyJson().extractingPath("$.pictures.length()").isEqualTo(24);
        String older = com.jayway.jsonpath.JsonPath.read(first.getResponse().getContentAsString(), "$.older");
        MvcTestResult second = newest("?q=quay&before=" + older);
        assertThat(second).bodyJson().extractingPath("$.pictures.length()").isEqualTo(6);
        assertThat(second).bodyJson().extractingPath("$.older").isNull();
        MvcTestResult one = newest("?q=100%25");
        assertThat(one).bodyJson().extractingPath("$.pictures.length()").isEqualTo(1);
        assertThat(newest("?q=gannet&before=x"))
                .bodyJson()
                .extractingPath("$.pictures.length()")
                .isEqualTo(0);
    }

    private MvcTestResult newest(String query) {
        return mvc.get()
                .uri(java.net.URI.create("/desk/pictures/newest" + query))
                .with(Desk.asEditor())
                .exchange();
    }

    @Test
    void whatIsNoPictureIsRefusedInWords() {
        byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        assertRefused(upload(page), HttpStatus.UNPROCESSABLE_CONTENT, "This file is not a JPEG");
        assertRefused(upload(new byte[0]), HttpStatus.UNPROCESSABLE_CONTENT, "Please choose a picture");
        assertRefused(upload(new byte[21 << 20]), HttpStatus.CONTENT_TOO_LARGE, "The file is too large");
        assertThat(jdbc.sql("select count(*) from picture").query(Long.class).single())
                .isZero();
    }

    private MvcTestResult upload(byte[] content) {
        return mvc.post()
                .uri("/desk/pictures/upload")
                .multipart()
                .file(new MockMultipartFile("file", "gulls.jpg", "image/jpeg", content))
                .with(Desk.asEditor())
                .exchange();
    }

    private static void assertRefused(MvcTestResult answer, HttpStatus status, String message) {
        assertThat(answer).hasStatus(status);
        assertThat(answer).bodyJson().extractingPath("$.message").asString().startsWith(message);
    }
}
