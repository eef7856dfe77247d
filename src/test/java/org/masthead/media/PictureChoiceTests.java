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
                .extractingPath("$[0].sourceSet")
                .asString()
                .contains("320w");
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
