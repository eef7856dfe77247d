package org.masthead.commenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@NewsroomTest
class RightsTests {

    private static final String VERA = "vera@example.org";
    private static final String OTTO = "otto@example.org";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    RateLimits limits;

    @Autowired
    MailProperties mail;

    private Commenting people;
    private String story;
    private String receipt;

    @BeforeEach
    void veraCommentsAndOttoReplies() {
        people = new Commenting(mvc, jdbc);
        people.clear();
        limits.forgetAll();
        mail.setHost("mail.example");
        story = stories.write("Harbour reopens").publish().getAddress();
        receipt =
                people.receipt(people.post(story, "Vera Holm", VERA, "Well dnoe.", "website", "https://vera.example/"));
        people.act(receipt, "wording", "comment", "Well done.");
        jdbc.sql("update comment set status = 'APPROVED'").update();
        String id = jdbc.sql("select id from comment").query(String.class).single();
        people.receipt(people.post(story, "Otto", OTTO, "Indeed.", "parent", id));
        jdbc.sql("update comment set status = 'APPROVED'").update();
    }

    @AfterEach
    void noServer() {
        mail.setHost(null);
    }

    @Test
    void wishIsAnsweredTheSameWhoeverAsks() throws Exception {
        MvcTestResult known = people.send("/comments/yours", "email", VERA);
        MvcTestResult unknown = people.send("/comments/yours", "email", "nobody@example.org");
        assertThat(known).hasStatusOk();
        assertThat(Commenting.body(known)).isEqualTo(Commenting.body(unknown)).contains("If anything is kept");
        await(VERA);
        assertThat(people.letters("nobody@example.org")).isEmpty();
        assertThat(people.send("/comments/yours", "email", "not an address")).hasStatus(422);
    }

    @Test
    void linkOpensThePageForHalfAnHourAndOnce() throws Exception {
        MvcTestResult visit = visit();
        assertThat(visit.getResponse().getHeader("Set-Cookie")).contains("Max-Age=1800", "HttpOnly");
        String page = people.open("/comments/yours", Commenting.with(visit));
        assertThat(page).contains(VERA, "Well done.", "Harbour reopens").doesNotContain("Indeed.", OTTO, "??");
        assertThat(people.open("/comments/yours")).doesNotContain("Well done.", VERA);
        clock.advance(Duration.ofMinutes(31));
        assertThat(people.open("/comments/yours", Commenting.with(visit))).doesNotContain("Well done.");
    }

    @Test
    void everythingIsTakenAwayAsOneFile() throws Exception {
        MvcTestResult visit = visit();
        MvcTestResult file = mvc.get()
                .uri("/comments/yours/export")
                .with(Commenting.with(visit))
                .exchange();
        assertThat(file)
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"comments.json\"")
                .hasHeader("Cache-Control", "private, no-store");
        assertThat(file).bodyJson().extractingPath("$.comments[0].text").isEqualTo("Well done.");
        assertThat(file)
                .bodyJson()
                .extractingPath("$.comments[0].earlierWordings[0]")
                .isEqualTo("Well dnoe.");
        assertThat(file)
                .bodyJson()
                .extractingPath("$.comments[0].networkAddress")
                .isEqualTo("127.0.0.1");
        assertThat(file).bodyText().doesNotContain("Indeed.");
        assertThat(mvc.get().uri("/comments/yours/export")).hasStatus(303);
    }

    @Test
    void erasureLeavesTheThreadAndNobodysName() throws Exception {
        people.confirm(receipt, VERA);
        MvcTestResult visit = visit();
        assertThat(people.send(Commenting.with(visit), "/comments/yours/erasure", "words", "keep"))
                .hasStatus(422)
                .bodyText()
                .contains("Please tick this first");
        MvcTestResult erased =
                people.send(Commenting.with(visit), "/comments/yours/erasure", "words", "keep", "sure", "yes");
        assertThat(erased).hasStatusOk().bodyText().contains("It is erased");
        assertThat(people.open(story))
                .contains("Well done.", "Deleted", "Indeed.", "Otto")
                .doesNotContain("Vera", "vera.example");
        assertThat(everyRow()).doesNotContain("vera", "Vera", "dnoe");
        assertThat(everyRow()).contains(OTTO);
        assertThat(mvc.get().uri("/comments/receipt?receipt=" + receipt)).hasStatus(404);
    }

    @Test
    void wordsGoAsWellIfWished() throws Exception {
        MvcTestResult visit = visit();
        people.send(Commenting.with(visit), "/comments/yours/erasure", "words", "remove", "sure", "yes");
        assertThat(people.open(story))
                .contains("comment__placeholder", "Indeed.")
                .doesNotContain("Well done.", "Vera");
        assertThat(everyRow()).doesNotContain("Well done.");
    }

    @Test
    void withoutAVisitNothingIsErased() {
        assertThat(people.send("/comments/yours/erasure", "words", "remove", "sure", "yes"))
                .hasStatus(303);
        assertThat(people.open(story)).contains("Vera Holm");
    }

    private MvcTestResult visit() throws InterruptedException {
        jdbc.sql("delete from outgoing_letter").update();
        people.send("/comments/yours", "email", " Vera@Example.org ");
        await(VERA);
        String link = people.link(VERA);
        assertThat(people.open("/comments/yours/open?link=" + link)).doesNotContain("Well done.");
        MvcTestResult visit = people.send("/comments/yours/open", "link", link);
        assertThat(visit).hasStatus(303);
        assertThat(people.send("/comments/yours/open", "link", link)).hasStatus(404);
        return visit;
    }

    private void await(String email) throws InterruptedException {
        for (int i = 0; i < 200 && people.letters(email).isEmpty(); i++) {
            Thread.sleep(25);
        }
        assertThat(people.letters(email)).isNotEmpty();
    }

    /** Everything that any table of the conversation and the outbox holds. */
    private String everyRow() {
        StringBuilder all = new StringBuilder();
        for (String table : jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and (table_name like 'comment%' or table_name = 'outgoing_letter'
                            or table_name = 'audit_entry')
                        """).query(String.class).list()) {
            jdbc.sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(row -> all.append(row).append('\n'));
        }
        return all.toString();
    }
}
