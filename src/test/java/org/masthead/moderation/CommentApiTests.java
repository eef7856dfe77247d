package org.masthead.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.article.Article;
import org.masthead.comment.CommentService;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.CommentWords;
import org.masthead.testing.Desk;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.Program;
import org.masthead.testing.Program.Answer;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The moderation queue as programs read it and decide. */
@LiveNewsroomTest
class CommentApiTests {

    private static final String COMMENTS = "/api/v1/desk/comments";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Stories stories;

    @Autowired
    CommentService comments;

    @Autowired
    Claims claims;

    private Article article;
    private DeskUser moderator;
    private Program program;

    @BeforeEach
    void publishAStory() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from access_token").update();
        jdbc.sql("delete from account_section").update();
        article = stories.write("Harbour reopens").publish();
        moderator = Desk.account(jdbc, "Mo Derator", Role.MODERATOR);
        program = Program.of(port, jdbc, moderator, "comments:moderate");
    }

    @Test
    void queueIsReadByStateAndStoryPartByPart() {
        comment("Vera", CommentStatus.PENDING);
        long second = comment("Otto", CommentStatus.PENDING);
        comment("Paul", CommentStatus.APPROVED);
        Article other = stories.write("Town hall").publish();
        article = other;
        long elsewhere = comment("Ida", CommentStatus.PENDING);
        Answer all = program.get(COMMENTS + "?order=time&limit=2");
        assertThat(ids(all)).containsExactly(elsewhere, second);
        Answer rest = program.get(all.json().path("next").asString().replaceFirst("^https?://[^/]+", ""));
        assertThat(rest.json().path("items").size()).isOne();
        assertThat(all.header("Link")).contains("rel=\"next\"");
        assertThat(ids(program.get(COMMENTS + "?article=" + other.getId()))).containsExactly(elsewhere);
        assertThat(ids(program.get(COMMENTS + "?q=otto"))).containsExactly(second);
        assertThat(program.get(COMMENTS + "?state=approved")
                        .json()
                        .path("items")
                        .size())
                .isOne();
        assertThat(all.body()).contains("Well done.", "Town hall").doesNotContain("reader@example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, approve, '', APPROVED",
        "PENDING, spam, '', SPAM",
        "APPROVED, remove, OFF_TOPIC, REMOVED",
        "SPAM, restore, '', PENDING"
    })
    void decisionIsCarriedOutWrittenDownAndTakenBack(
            CommentStatus before, String decision, String reason, CommentStatus after) {
        long id = comment("Vera", before);
        Answer done = decide(id, decision, 0, reason);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.json().path("comment").path("status").asString()).isEqualTo(after.name());
        assertThat(done.json().path("comment").path("decidedBy").asString()).isEqualTo("Mo Derator");
        assertThat(status(id)).isEqualTo(after);
        assertThat(jdbc.sql("select count(*) from audit_entry where subject_id = ? and account_id = ?")
                        .params(id, moderator.id())
                        .query(Long.class)
                        .single())
                .isPositive();
        Answer undone = program.send(
                "POST",
                COMMENTS + "/undo",
                "{\"batch\": " + done.json().path("batch").asLong() + "}");
        assertThat(undone.json().path("comments").asInt()).isOne();
        assertThat(status(id)).isEqualTo(before);
    }

    @Test
    void whatIsDecidedAlreadyStaysWithoutABatch() {
        long id = comment("Vera", CommentStatus.APPROVED);
        Answer again = decide(id, "approve", 0, "");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("batch").isNull()).isTrue();
    }

    @Test
    void whatSomebodyDecidedSinceStays() {
        long id = comment("Vera", CommentStatus.PENDING);
        assertThat(decide(id, "approve", 0, "").header("ETag")).isEqualTo("\"1\"");
        Answer late = decide(id, "spam", 0, "");
        assertThat(late.isProblem(409)).isTrue();
        assertThat(late.json().path("version").asInt()).isOne();
        assertThat(late.json().path("decidedBy").asString()).isEqualTo("Mo Derator");
        String spam = "{\"decision\": \"spam\"}";
        String address = COMMENTS + "/" + id + "/decisions";
        assertThat(program.send("POST", address, spam, "If-Match", "\"0\"").isProblem(412))
                .isTrue();
        assertThat(program.send("POST", address, spam, "If-Match", "*").isProblem(412))
                .isTrue();
        assertThat(program.send("POST", address, spam).isProblem(428)).isTrue();
        assertThat(status(id)).isEqualTo(CommentStatus.APPROVED);
        String etag = program.get(COMMENTS + "/" + id).header("ETag");
        assertThat(program.send("POST", address, spam, "If-Match", etag).status())
                .isEqualTo(200);
    }

    @Test
    void whatAColleagueLooksAtIsLeftToThem() {
        long id = comment("Vera", CommentStatus.PENDING);
        claims.takeOver(id, Desk.account(jdbc, "Nora Quill", Role.EDITOR));
        Answer held = decide(id, "approve", 0, "");
        assertThat(held.isProblem(409)).isTrue();
        assertThat(held.json().path("heldBy").asString()).isEqualTo("Nora Quill");
        assertThat(program.get(COMMENTS + "/" + id).json().path("heldBy").asString())
                .isEqualTo("Nora Quill");
        assertThat(status(id)).isEqualTo(CommentStatus.PENDING);
    }

    @Test
    void severalAreDecidedOnInOneCallAndTakenBackInOne() {
        long first = comment("Vera", CommentStatus.PENDING);
        long second = comment("Otto", CommentStatus.PENDING);
        long rewritten = comment("Paul", CommentStatus.PENDING);
        long held = comment("Ida", CommentStatus.PENDING);
        long spam = comment("Bot", CommentStatus.SPAM);
        jdbc.sql("update comment set version = version + 1 where id = ?")
                .param(rewritten)
                .update();
        claims.takeOver(held, Desk.account(jdbc, "Nora Quill", Role.EDITOR));
        Answer done = decideAll("spam", first, second, rewritten, held, spam, 999_999);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.json()
                        .path("comments")
                        .valueStream()
                        .map(each -> each.path("id").asLong() + " "
                                + each.path("outcome").asString()))
                .containsExactly(
                        first + " DECIDED",
                        second + " DECIDED",
                        rewritten + " CHANGED",
                        held + " HELD",
                        spam + " UNCHANGED",
                        "999999 UNKNOWN");
        assertThat(done.json().path("comments").path(3).path("heldBy").asString())
                .isEqualTo("Nora Quill");
        assertThat(done.json().path("comments").path(0).path("version").asInt()).isOne();
        assertThat(List.of(status(first), status(second), status(rewritten), status(held)))
                .containsExactly(CommentStatus.SPAM, CommentStatus.SPAM, CommentStatus.PENDING, CommentStatus.PENDING);
        Answer undone = program.send(
                "POST",
                COMMENTS + "/undo",
                "{\"batch\": " + done.json().path("batch").asLong() + "}");
        assertThat(undone.json().path("comments").asInt()).isEqualTo(2);
        assertThat(status(second)).isEqualTo(CommentStatus.PENDING);
        assertThat(decideAll("spam", spam).json().path("batch").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"decision\": \"approve\"} | 422",
                "{\"decision\": \"approve\", \"comments\": []} | 422",
                "{\"decision\": \"burn\", \"comments\": [{\"id\": ID, \"version\": 0}]} | 422",
                "{\"decision\": \"remove\", \"comments\": [{\"id\": ID, \"version\": 0}]} | 422",
                "{\"decision\": \"approve\", \"comments\": [{\"id\": ID}]} | 422",
                "{\"decision\": \"approve\", \"comments\": [null]} | 422",
                "{\"decision\": \"approve\", \"comments\": [{\"id\": ID, \"version\": -1}]} | 422",
                "{\"decision\": \"approve\", \"comments\": [{\"id\": ID, \"version\": 0}, {\"id\": ID, \"version\": 0}]} | 422",
                "{\"decision\": \"approve\", \"comments\": 7} | 400"
            })
    void badDecisionOnSeveralIsToldAndChangesNothing(String body, int status) {
        long id = comment("Vera", CommentStatus.PENDING);
        Answer refused = program.send("POST", COMMENTS + "/decisions", body.replace("ID", String.valueOf(id)));
        assertThat(refused.isProblem(status)).as(refused.body()).isTrue();
        assertThat(status(id)).isEqualTo(CommentStatus.PENDING);
    }

    @Test
    void noMoreThanAHundredAreDecidedOnInOneCall() {
        assertThat(decideAll("approve", LongStream.rangeClosed(1, 101).toArray())
                        .isProblem(422))
                .isTrue();
        assertThat(decideAll("approve", LongStream.rangeClosed(1, 100).toArray())
                        .status())
                .isEqualTo(200);
    }

    private Answer decideAll(String decision, long... ids) {
        String named = LongStream.of(ids)
                .mapToObj(id -> "{\"id\": " + id + ", \"version\": 0}")
                .collect(Collectors.joining(", "));
        return program.send(
                "POST", COMMENTS + "/decisions", "{\"decision\": \"" + decision + "\", \"comments\": [" + named + "]}");
    }

    @ParameterizedTest
    @CsvSource({
        "?state=loud, 400",
        "?order=loud, 400",
        "?after=nonsense, 400",
        "?limit=0, 400",
        "?article=x, 400",
        "/999999, 404",
        "/x, 400"
    })
    void badQuestionIsAProblem(String rest, int status) {
        assertThat(program.get(COMMENTS + rest).isProblem(status)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"decision\": \"burn\", \"version\": 0} | 422",
                "{\"decision\": \"take\", \"version\": 0} | 422",
                "{\"version\": 0} | 422",
                "{\"decision\": \"remove\", \"version\": 0} | 422",
                "{\"decision\": \"remove\", \"version\": 0, \"reason\": \"WITHDRAWN\"} | 422",
                "{\"decision\": \"approve\"} | 428",
                "{\"decision\": \"approve\", \"version\": -1} | 428",
                "{\"decision\": \"approve\", \"version\": \"x\"} | 400",
                "{\"decision\": | 400",
                "[] | 400"
            })
    void badDecisionIsToldAndChangesNothing(String body, int status) {
        long id = comment("Vera", CommentStatus.PENDING);
        Answer refused = program.send("POST", COMMENTS + "/" + id + "/decisions", body);
        assertThat(refused.isProblem(status)).as(refused.body()).isTrue();
        assertThat(status(id)).isEqualTo(CommentStatus.PENDING);
    }

    @Test
    void longNotesAndUnknownNumbersAreRefused() {
        long id = comment("Vera", CommentStatus.PENDING);
        assertThat(program.send(
                                "POST",
                                COMMENTS + "/" + id + "/decisions",
                                "{\"decision\": \"remove\", \"version\": 0, \"reason\": \"OTHER\", \"note\": \""
                                        + "x".repeat(1001) + "\"}")
                        .isProblem(422))
                .isTrue();
        assertThat(decide(999_999, "approve", 0, "").isProblem(404)).isTrue();
        assertThat(program.send("POST", COMMENTS + "/undo", "{\"batch\": 999999}")
                        .isProblem(404))
                .isTrue();
        assertThat(program.send("POST", COMMENTS + "/undo", "{}").isProblem(422))
                .isTrue();
        assertThat(program.send("POST", COMMENTS + "/undo", "{\"batch\": \"x\"}")
                        .isProblem(400))
                .isTrue();
        assertThat(status(id)).isEqualTo(CommentStatus.PENDING);
    }

    @Test
    void onlyWhoMayAtTheDeskMayHere() {
        long id = comment("Vera", CommentStatus.PENDING);
        Program reporter = Program.of(port, jdbc, Desk.account(jdbc, "Rea Porter", Role.REPORTER), "comments:moderate");
        assertThat(reporter.get(COMMENTS).isProblem(403)).isTrue();
        Program reading = Program.of(port, jdbc, moderator, "articles:read");
        assertThat(reading.get(COMMENTS).isProblem(403)).isTrue();
        long harbour = stories.section("Elsewhere").getId();
        jdbc.sql("insert into account_section (account_id, section_id) values (?, ?)")
                .params(moderator.id(), harbour)
                .update();
        assertThat(decide(id, "approve", 0, "").isProblem(403)).isTrue();
        assertThat(decideAll("approve", id).isProblem(403)).isTrue();
        assertThat(program.get(COMMENTS + "/" + id).isProblem(403)).isTrue();
        assertThat(ids(program.get(COMMENTS))).isEmpty();
        assertThat(status(id)).isEqualTo(CommentStatus.PENDING);
    }

    private Answer decide(long id, String decision, int version, String reason) {
        return program.send(
                "POST",
                COMMENTS + "/" + id + "/decisions",
                "{\"decision\": \"" + decision + "\", \"version\": " + version
                        + (reason.isEmpty() ? "" : ", \"reason\": \"" + reason + "\"") + "}");
    }

    private static List<Long> ids(Answer answer) {
        return answer.json()
                .path("items")
                .valueStream()
                .map(each -> each.path("id").asLong())
                .toList();
    }

    private long comment(String name, CommentStatus status) {
        return comments.takeOver(
                article.getId(),
                null,
                new CommentWords(name, "reader@example.org", null, "Well done."),
                status,
                TestClock.NOON);
    }

    private CommentStatus status(long id) {
        return CommentStatus.valueOf(jdbc.sql("select status from comment where id = ?")
                .param(id)
                .query(String.class)
                .single());
    }
}
