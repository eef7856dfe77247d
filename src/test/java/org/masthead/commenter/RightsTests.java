package org.masthead.commenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class RightsTests extends CommentersTest {

    private static final String OTTO = "otto@example.org";

    private String story;
    private String receipt;

    @BeforeEach
    void veraCommentsAndOttoReplies() {
        story = stories.write("Harbour reopens").publish().getAddress();
        receipt =
                people.receipt(people.post(story, "Vera Holm", VERA, "Well dnoe.", "website", "https://vera.example/"));
        people.act(receipt, "wording", "comment", "Well done.");
        jdbc.sql("update comment set status = 'APPROVED'").update();
        String id = jdbc.sql("select id from comment").query(String.class).single();
        people.receipt(people.post(story, "Otto", OTTO, "Indeed.", "parent", id));
        jdbc.sql("update comment set status = 'APPROVED'").update();
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
    void whoWroteALotReadsItPageByPage() throws Exception {
        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                        select c.article_id, 'Vera', c.author_email, 'Number ' || n || '.', '', 'APPROVED', c.created_at + n * interval '1 second'
                        from comment c, generate_series(1, 120) n where c.author_email = ?
                        """).param(VERA).update();
        MvcTestResult visit = visit();
        String latest = people.open("/comments/yours", Commenting.with(visit));
        assertThat(latest).contains("121", "Number 120.", "Number 71.").doesNotContain("Number 70.", "Well done.");
        String second = people.open(earlier(latest), Commenting.with(visit));
        assertThat(second).contains("Number 70.", "Number 21.").doesNotContain("Number 71.", "Number 20.");
        String last = people.open(earlier(second), Commenting.with(visit));
        assertThat(last).contains("Number 20.", "Well done.").doesNotContain("Number 21.", "?before=");
        assertThat(mvc.get().uri("/comments/yours?before=x").with(Commenting.with(visit)))
                .hasStatus(404);
    }

    private static String earlier(String page) {
        return Objects.requireNonNull(Jsoup.parse(page).selectFirst("a[href*=before]"))
                .attr("href");
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
    void fileHoldsWhatOtherRoomsKeepAndNothingOfOthers() throws Exception {
        keepMoreOfVera();
        MvcTestResult file = mvc.get()
                .uri("/comments/yours/export")
                .with(Commenting.with(visit()))
                .exchange();
        assertThat(file).bodyJson().extractingPath("$.moderatorsNote").isEqualTo("Vera shouts.");
        assertThat(file).bodyJson().extractingPath("$.kept.bans[0].note").isEqualTo("Vera, calm down.");
        assertThat(file)
                .bodyJson()
                .extractingPath("$.kept.reportedErrors[0].explanation")
                .isEqualTo("It was two.");
        assertThat(file)
                .bodyJson()
                .extractingPath("$.comments[0].reports[0].reason")
                .isEqualTo("ABUSIVE");
        assertThat(file).bodyText().doesNotContain("My neighbour wrote this", "2001:db8");
    }

    @Test
    void erasureReachesEveryTable() throws Exception {
        keepMoreOfVera();
        people.confirm(receipt, VERA);
        people.act(receipt, "following", "extent", "story");
        MvcTestResult visit = visit();
        assertThat(everyRow()).contains(VERA, "Vera Holm", "127.0.0.1");
        jdbc.sql("update comment set network_address = null where author_email = ?")
                .param(OTTO)
                .update();
        assertThat(people.send(Commenting.with(visit), "/comments/yours/erasure", "words", "keep", "sure", "yes"))
                .hasStatusOk();
        assertThat(everyRow()).doesNotContainIgnoringCase("vera").doesNotContain("127.0.0.1");
        assertThat(everyRow()).contains("It was two.", "2001:db8:1::/64");
    }

    @Test
    void banOutlastsErasureWithoutTheAddress() throws Exception {
        keepMoreOfVera();
        jdbc.sql("""
                        insert into commenter_ban (email, reason, created_at, lifted_at)
                        values (?, 'SPAM', now(), now())
                        """).param(VERA).update();
        people.send(Commenting.with(visit()), "/comments/yours/erasure", "words", "remove", "sure", "yes");
        assertThat(jdbc.sql("select reason from commenter_ban")
                        .query(String.class)
                        .list())
                .containsExactly("ABUSIVE");
        assertThat(people.post(story, "Somebody", "VERA@example.org", "Me again."))
                .hasStatus(422)
                .bodyText()
                .contains("Me again.", "You cannot comment under this e-mail address", "Reason: Abusive");
        assertThat(people.receipt(people.post(story, "Somebody", OTTO, "Not me.")))
                .isNotEmpty();
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
                .contains("Whoever wrote this comment took it back", "Indeed.")
                .doesNotContain("Well done.", "Vera");
        assertThat(everyRow()).doesNotContain("Well done.");
    }

    @Test
    void withoutAVisitNothingIsErased() {
        assertThat(people.send("/comments/yours/erasure", "words", "remove", "sure", "yes"))
                .hasStatus(303);
        assertThat(people.open(story)).contains("Vera Holm");
    }

    private void keepMoreOfVera() {
        jdbc.sql("insert into commenter (email, note, created_at) values (?, 'Vera shouts.', now())")
                .param(VERA)
                .update();
        jdbc.sql("""
                        insert into commenter_ban (email, reason, note, created_at)
                        values (?, 'ABUSIVE', 'Vera, calm down.', now())
                        """).param(VERA).update();
        jdbc.sql("""
                        insert into error_report (article_id, explanation, email, network_address, reported_at)
                        select id, 'It was two.', 'Vera@example.org', '127.0.0.1', now() from article
                        """).update();
        jdbc.sql("""
                        insert into comment_report (comment_id, reason, note, network_address, reported_at)
                        select id, 'ABUSIVE', 'My neighbour wrote this', '127.0.0.1', now() from comment
                        where author_email = ?
                        """).param(VERA).update();
        jdbc.sql("""
                        insert into comment_recommendation (comment_id, token_hash, network_address, recommended_at)
                        select c.id, decode(t.hash, 'hex'), t.network, now()
                        from comment c, (values ('01', '127.0.0.1'), ('02', '2001:db8:1::/64'), ('03', 'unknown')) t (hash, network)
                        """).update();
        jdbc.sql("update comment set reason_note = 'Vera, please.' where author_email = ?")
                .param(VERA)
                .update();
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

    /** Everything that any table holds. */
    private String everyRow() {
        StringBuilder all = new StringBuilder();
        for (String table : jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'
                        """).query(String.class).list()) {
            jdbc.sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(row -> all.append(row).append('\n'));
        }
        return all.toString();
    }
}
