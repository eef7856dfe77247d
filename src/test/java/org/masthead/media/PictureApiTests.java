package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.testing.Desk;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.Program;
import org.masthead.testing.Program.Answer;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pictures that programs bring. Only a server takes uploads apart, so this talks to one. */
@LiveNewsroomTest
class PictureApiTests {

    private static final String PICTURES = "/api/v1/desk/pictures";
    private static final Map<String, String> WORDS =
            Map.of("alt", "Gulls over the quay", "caption", "At the first catch", "credit", "Nell Thorsby");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stories stories;

    private DeskUser editor;
    private Program program;

    @BeforeEach
    void makeAToken() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from picture").update();
        jdbc.sql("delete from access_token").update();
        jdbc.sql("delete from api_answer").update();
        editor = Desk.account(jdbc, "Nora Quill", Role.EDITOR);
        program = Program.of(port, jdbc, editor, "media:read", "media:write", "articles:write");
    }

    @Test
    void pictureIsTakenInReadAndShownByAStory() {
        Answer made = program.upload(PICTURES, "gulls.jpg", PictureFiles.jpeg(400, 200), WORDS);
        assertThat(made.status()).isEqualTo(201);
        long id = made.json().path("id").asLong();
        assertThat(made.header("Location")).endsWith(PICTURES + "/" + id);
        assertThat(made.json().path("state").asString()).isEqualTo("READY");
        assertThat(made.json().path("url").asString()).contains("/media/" + id + "-");
        assertThat(made.json().path("alt").asString()).isEqualTo("Gulls over the quay");
        assertThat(made.json().path("uploadedBy").asString()).isEqualTo("Nora Quill");
        assertThat(program.get(PICTURES + "/" + id).json()).isEqualTo(made.json());
        String address = made.json().path("url").asString().replaceFirst("^https?://[^/]+", "");
        assertThat(program.get(address).status()).isEqualTo(200);
        Answer story = program.send(
                "POST",
                "/api/v1/desk/articles",
                "{\"headline\": \"Gulls\", \"section\": "
                        + stories.section("Town").getId() + ", \"html\": \"<p>Up.</p>\"," + " \"picture\": " + id
                        + ", \"pictureAlt\": \"Gulls\"}");
        assertThat(story.status()).isEqualTo(201);
        assertThat(story.json().path("text").path("picture").asLong()).isEqualTo(id);
    }

    @Test
    void listGoesOnAtItsNextAddress() {
        for (int i = 0; i < 3; i++) {
            program.upload(PICTURES, i + ".jpg", PictureFiles.jpeg(40, 20), WORDS);
        }
        Answer first = program.get(PICTURES + "?limit=2&q=gulls");
        assertThat(first.json().path("items").size()).isEqualTo(2);
        String next = first.json().path("next").asString();
        assertThat(first.header("Link")).isEqualTo("<" + next + ">; rel=\"next\"");
        Answer rest = program.get(next.replaceFirst("^https?://[^/]+", ""));
        assertThat(rest.json().path("items").size()).isOne();
        assertThat(rest.json().path("items").path(0).path("fileName").asString())
                .isEqualTo("0.jpg");
        assertThat(rest.json().path("next").isNull()).isTrue();
        assertThat(rest.header("Link")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"?after=nonsense, 400", "?limit=0, 400", "?limit=101, 400", "?limit=x, 400", "/999999, 404", "/x, 400"})
    void badQuestionIsAProblem(String rest, int status) {
        assertThat(program.get(PICTURES + rest).isProblem(status)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "gulls.jpg, <!doctype html><script>alert(1)</script>, 415, type",
        "gulls.svg, <svg xmlns='http://www.w3.org/2000/svg'/>, 415, svg",
        "../../gulls.jpg, x, 422, name"
    })
    void badFileIsToldAndNothingIsKept(String name, String content, int status, String reason) {
        Answer refused = program.upload(PICTURES, name, content.getBytes(StandardCharsets.UTF_8), WORDS);
        assertThat(refused.isProblem(status)).as(refused.body()).isTrue();
        assertThat(refused.json().path("reason").asString()).isEqualTo(reason);
        assertThat(kept()).isZero();
    }

    @Test
    void cutOffLargeAndMissingFilesAreToldAndNothingIsKept() {
        byte[] whole = PictureFiles.jpeg(400, 200);
        byte[] half = java.util.Arrays.copyOf(whole, 300);
        assertThat(program.upload(PICTURES, "half.jpg", half, WORDS).isProblem(422))
                .isTrue();
        assertThat(program.upload(PICTURES, "big.jpg", new byte[21 * 1024 * 1024], WORDS)
                        .isProblem(413))
                .isTrue();
        assertThat(program.upload(PICTURES, "huge.jpg", new byte[62 * 1024 * 1024], WORDS)
                        .isProblem(413))
                .isTrue();
        Answer empty = program.upload(PICTURES, "", new byte[0], WORDS);
        assertThat(empty.isProblem(422)).isTrue();
        assertThat(empty.json().path("errors").path("file").asString()).isNotBlank();
        Answer wordy = program.upload(PICTURES, "a.jpg", whole, Map.of("credit", "x".repeat(121)));
        assertThat(wordy.isProblem(422)).isTrue();
        assertThat(wordy.json().path("errors").path("credit").asString()).isNotBlank();
        assertThat(program.send("POST", PICTURES, "{}").isProblem(415)).isTrue();
        assertThat(program.send("POST", PICTURES, "multipart/form-data", "x".getBytes(StandardCharsets.UTF_8))
                        .isProblem(400))
                .isTrue();
        assertThat(kept()).isZero();
    }

    @Test
    void sameKeyTakesAPictureInOnce() {
        byte[] file = PictureFiles.jpeg(40, 20);
        Answer first = program.upload(PICTURES, "a.jpg", file, WORDS, "Idempotency-Key", "gulls");
        Answer again = program.upload(PICTURES, "a.jpg", file, WORDS, "Idempotency-Key", "gulls");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        Answer other = program.upload(PICTURES, "a.jpg", PictureFiles.jpeg(41, 20), WORDS, "Idempotency-Key", "gulls");
        assertThat(other.isProblem(422)).isTrue();
        assertThat(kept()).isOne();
    }

    @Test
    void onlyWhoMayAtTheDeskMayHere() {
        byte[] file = PictureFiles.jpeg(40, 20);
        Program reading = Program.of(port, jdbc, editor, "media:read");
        assertThat(reading.upload(PICTURES, "a.jpg", file, WORDS).isProblem(403))
                .isTrue();
        assertThat(Program.of(port, jdbc, editor, "media:write").get(PICTURES).isProblem(403))
                .isTrue();
        DeskUser moderator = Desk.account(jdbc, "Mo Derator", Role.MODERATOR);
        Program theirs = Program.of(port, jdbc, moderator, "media:read", "media:write");
        assertThat(theirs.upload(PICTURES, "a.jpg", file, WORDS).isProblem(403)).isTrue();
        assertThat(theirs.get(PICTURES).isProblem(403)).isTrue();
        assertThat(new Program(port, "mh_pat_nonsense")
                        .upload(PICTURES, "a.jpg", file, WORDS)
                        .isProblem(401))
                .isTrue();
        assertThat(kept()).isZero();
    }

    private long kept() {
        return jdbc.sql("select (select count(*) from picture) + (select count(*) from picture_task)")
                .query(Long.class)
                .single();
    }
}
