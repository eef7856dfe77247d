package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;

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

/** How a program changes what readers see. */
@LiveNewsroomTest
class PendingChangesTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stories stories;

    private Program program;
    private String address;

    @BeforeEach
    void changeALiveStory() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from access_token").update();
        DeskUser editor = Desk.account(jdbc, "Nora Quill", Role.EDITOR);
        program = Program.of(port, jdbc, editor, "articles:read", "articles:write", "articles:publish");
        address = "/api/v1/desk/articles/"
                + stories.write("Harbour reopens")
                        .saying("<p>It is open.</p>")
                        .publish()
                        .getId();
    }

    @Test
    void changeIsPendingUntilItIsPublished() {
        Answer kept = change("<p>It is open at last.</p>");
        assertThat(kept.json().path("pending").asBoolean()).isTrue();
        assertThat(kept.json().path("text").path("html").asString()).contains("at last");
        assertThat(kept.json().path("live").path("html").asString()).doesNotContain("at last");
        assertThat(shown()).doesNotContain("at last");
        Answer out = publish(kept, "NONE");
        assertThat(out.status()).as(out.body()).isEqualTo(200);
        assertThat(out.json().path("pending").asBoolean()).isFalse();
        assertThat(out.json().path("live").path("html").asString()).contains("at last");
        assertThat(shown()).contains("at last");
        Answer again = publish(out, "NONE");
        assertThat(again.isProblem(409)).isTrue();
        assertThat(again.json().path("detail").asString()).contains("already");
    }

    @Test
    void readersAreToldWhereAProgramSaysSo() {
        Answer kept = change("<p>It is closed.</p>");
        Answer out = program.send(
                "POST",
                address + "/moves",
                "{\"move\": \"publish\", \"correctionKind\": \"CORRECTION\", \"correction\": \"It was never open.\"}",
                "If-Match",
                kept.header("ETag"));
        assertThat(out.status()).as(out.body()).isEqualTo(200);
        assertThat(jdbc.sql("select text from correction").query(String.class).single())
                .contains("It was never open.");
    }

    @ParameterizedTest
    @CsvSource({"'', 422", "LOUD, 422", "CORRECTION, 422"})
    void otherWordsNeverGoOutWithoutAWordOnTheNote(String kind, int status) {
        Answer refused = publish(change("<p>It is closed.</p>"), kind);
        assertThat(refused.isProblem(status)).as(refused.body()).isTrue();
        assertThat(refused.json().path("errors").isEmpty()).isFalse();
        assertThat(shown()).doesNotContain("closed");
    }

    @Test
    void onlyTheVersionThatWasSeenGoesOut() {
        Answer first = change("<p>It is closed.</p>");
        change("<p>It is closed, a colleague writes.</p>");
        assertThat(publish(first, "NONE").isProblem(412)).isTrue();
        String version = first.json().path("version").asString();
        String body = "{\"move\": \"publish\", \"correctionKind\": \"NONE\", \"version\": \"" + version + "\"}";
        assertThat(program.send("POST", address + "/moves", body).isProblem(409))
                .isTrue();
        assertThat(program.send("POST", address + "/moves", "{\"move\": \"publish\"}")
                        .isProblem(428))
                .isTrue();
        assertThat(shown()).doesNotContain("closed");
    }

    @Test
    void whoMayNotPublishAtTheDeskMayNotHere() {
        Answer kept = change("<p>It is closed.</p>");
        DeskUser reporter = Desk.account(jdbc, "Rea Porter", Role.REPORTER);
        jdbc.sql("update article set owner_id = ?").param(reporter.id()).update();
        Program theirs = Program.of(port, jdbc, reporter, "articles:write", "articles:publish");
        assertThat(theirs.send(
                                "POST",
                                address + "/moves",
                                "{\"move\": \"publish\", \"correctionKind\": \"NONE\"}",
                                "If-Match",
                                kept.header("ETag"))
                        .isProblem(403))
                .isTrue();
        Program writing = Program.of(port, jdbc, Desk.account(jdbc, "Nora Quill", Role.EDITOR), "articles:write");
        assertThat(writing.send("POST", address + "/moves", "{\"move\": \"publish\"}")
                        .isProblem(403))
                .isTrue();
        assertThat(shown()).doesNotContain("closed");
    }

    private Answer change(String html) {
        String etag = program.get(address).header("ETag");
        Answer kept = program.send("PATCH", address, "{\"html\": \"" + html + "\"}", "If-Match", etag);
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
        return kept;
    }

    private Answer publish(Answer seen, String kind) {
        return program.send(
                "POST",
                address + "/moves",
                "{\"move\": \"publish\", \"correctionKind\": \"" + kind + "\"}",
                "If-Match",
                seen.header("ETag"));
    }

    private String shown() {
        return jdbc.sql("select body from article").query(String.class).single();
    }
}
