package org.masthead.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.article.Article;
import org.masthead.testing.ArchiveTest;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.Desk;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Thousands of comments that have something in common are one entry of the queue, and one button. */
@ArchiveTest
class FloodTests {

    private static final int MANY = 5_500;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClassDatabase database;

    private Article article;

    @BeforeEach
    void publishAStory() {
        jdbc.sql("delete from article").update();
        article = stories.write("Harbour reopens").publish();
    }

    /** The same words but for a number and a link, from a thousand networks. */
    private void flood(int comments) {
        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at,
                                             network_address)
                        select :article, 'Reader ' || n, 'reader' || n || '@example.org',
                               'Win ' || n || ' crowns at our lucky table tonight: https://host' || n || '.example/',
                               '<p>Win</p>', 'PENDING', now() - n * interval '1 second',
                               '10.' || n % 4 || '.' || n % 250 || '.7'
                        from generate_series(1, :count) n
                        """).param("article", article.getId()).param("count", comments).update();
    }

    private long honest(String words, String email) {
        return jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at,
                                             network_address)
                        values (?, 'Vera', ?, ?, '<p>Honest words</p>', 'PENDING', now(), '192.0.2.4') returning id
                        """)
                .params(article.getId(), email, words)
                .query(Long.class)
                .single();
    }

    @Test
    void floodIsOneEntryAndOneActionClearsItAndOneBringsItBack() {
        flood(MANY);
        long honest = honest("I was there this morning, and the gate was still shut.", "vera@example.org");
        String queue = queue("");
        assertThat(queue)
                .contains("5,500 comments with the same text", "from 5,500 addresses in", "comment-" + honest + "\"")
                .doesNotContain("Reader 77<");
        long lines = auditLines();
        MvcTestResult cleared = callSpam(queue);
        assertThat(cleared).hasStatus(303);
        assertThat(inState("SPAM")).isEqualTo(MANY);
        assertThat(inState("PENDING")).isEqualTo(1);
        assertThat(auditLines()).isEqualTo(lines + 1);
        undo(cleared);
        assertThat(inState("PENDING")).isEqualTo(MANY + 1);
        assertThat(auditLines()).isEqualTo(lines + 2);
    }

    @Test
    void floodThatCameToAnEmptyHouseIsNeitherDecidedOnNorTakenBackByComparingEachWithEach() {
        flood(20);
        callSpam(queue(""));
        jdbc.sql("delete from comment").update();
        // From now on, until it counts again, the database takes these tables for empty, however much comes.
        jdbc.sql("vacuum (truncate false) comment, comment_decision").update();
        flood(20);
        String queue = queue("");
        List<String> statements = database.executedBy(() -> undo(callSpam(queue)));
        assertThat(inState("PENDING")).isEqualTo(20);
        assertThat(statements)
                .filteredOn(each -> each.contains("comment_decision"))
                .hasSizeGreaterThan(4)
                .allSatisfy(each -> assertThat(
                                jdbc.sql("explain " + each).query(String.class).list())
                        .noneMatch(line -> line.contains("Nested Loop")));
    }

    @Test
    void partsThatAreDoneWhenTheDatabaseFailsAreToldOfAndCanBeTakenBack() {
        flood(MANY);
        jdbc.sql(
                        "alter table comment add constraint disk_is_full check (author_name <> 'Reader 5400' or status = 'PENDING')")
                .update();
        MvcTestResult broken = callSpam(queue(""));
        assertThat(broken).hasStatus(303);
        assertThat((String) broken.getMvcResult().getFlashMap().get("notice"))
                .contains("5,000 comments", "please do it again");
        assertThat(inState("SPAM")).isEqualTo(5_000);
        jdbc.sql("alter table comment drop constraint disk_is_full").update();
        undo(broken);
        assertThat(inState("PENDING")).isEqualTo(MANY);
        jdbc.sql(
                        "alter table comment add constraint disk_is_full check (author_name <> 'Reader 1' or status = 'PENDING')")
                .update();
        assertThat(callSpam(queue(""))).hasFailed();
        assertThat(inState("PENDING")).isEqualTo(MANY);
        jdbc.sql("alter table comment drop constraint disk_is_full").update();
    }

    private MvcTestResult callSpam(String queue) {
        return decideOnFirst(queue, "spam");
    }

    /** Presses a button of the first flood. */
    private MvcTestResult decideOnFirst(String queue, String decision) {
        return mvc.post()
                .uri("/desk/comments/floods")
                .param("flood", "text:" + value("flood\" value=\"text:", queue))
                .param("last", value("name=\"last\" value=\"", queue))
                .param("decision", decision)
                .with(Desk.asEditor())
                .exchange();
    }

    private void undo(MvcTestResult decided) {
        DecisionController.Undo undo = (DecisionController.Undo)
                Objects.requireNonNull(decided.getMvcResult().getFlashMap().get("undo"));
        assertThat(mvc.post()
                        .uri("/desk/comments/undo")
                        .param("batch", "" + undo.batch())
                        .with(Desk.asEditor()))
                .hasStatus(303);
    }

    @Test
    void whatCameAfterTheLookIsNotDecidedOn() {
        flood(20);
        String queue = queue("");
        flood(5);
        decideOnFirst(queue, "remove");
        assertThat(inState("REMOVED")).isEqualTo(20);
        assertThat(inState("PENDING")).isEqualTo(5);
    }

    @Test
    void sameHostNetworkAndAddressAreFloodsToo() {
        for (int i = 0; i < Floods.FROM; i++) {
            honest(
                    "Number " + "abcdefgh".charAt(i) + " of my poems about ships is at https://poems.example/"
                            + "xyzuvw".substring(i),
                    "poet" + i + "@example.org");
        }
        assertThat(queue("")).contains("5 comments with links to", "poems.example");
        jdbc.sql("update comment set body = 'Short ' || id").update();
        assertThat(queue("")).contains("5 comments from the network", "192.0.2.0/24");
        jdbc.sql("update comment set network_address = null, author_email = 'one@example.org'")
                .update();
        assertThat(queue("")).contains("5 comments under the address", "one@example.org");
        jdbc.sql("update comment set status = 'APPROVED' where id = (select max(id) from comment)")
                .update();
        assertThat(queue("")).doesNotContain("5 comments under").contains("Honest words");
    }

    @Test
    void everyFloodGoesAtOnceWithWhatTheyLeaveOfTheirNetworks() {
        flood(40);
        for (int network = 0; network < 8; network++) {
            for (int n = 0; n < Floods.FROM; n++) {
                jdbc.sql("""
                                insert into comment (article_id, author_name, author_email, body, body_html, status,
                                                     created_at, network_address)
                                values (?, 'Bot', ?, ?, '<p>Words</p>', 'PENDING', now(), ?)
                                """)
                        .params(
                                article.getId(),
                                "bot" + network + "-" + n + "@example.org",
                                "Only words, all of them others: " + (char) ('a' + network) + (char) ('a' + n),
                                "198.51." + network + "." + n)
                        .update();
            }
        }
        long neighbour = honest("I was there this morning, and the gate was still shut.", "vera@example.org");
        jdbc.sql("update comment set network_address = '10.1.1.9' where id = ?")
                .param(neighbour)
                .update();
        String queue = queue("");
        assertThat(queue)
                .contains("80 comments in 7 groups", "40 comments with the same text", "5 comments from the network")
                .contains("15 comments from networks that each keep five or more waiting")
                .contains("comment-" + neighbour + "\"");
        decideOnAll(queue);
        assertThat(inState("SPAM")).isEqualTo(80);
        assertThat(inState("PENDING")).isEqualTo(1);
    }

    @Test
    void buttonOfAFloodLeavesAloneWhatIsShownInAnother() {
        flood(20);
        jdbc.sql("update comment set network_address = '203.0.113.' || id % 200")
                .update();
        for (int n = 0; n < Floods.FROM; n++) {
            long id = honest("A letter of my own, number " + (char) ('a' + n), "otto" + n + "@example.org");
            jdbc.sql("update comment set network_address = '203.0.113.201' where id = ?")
                    .param(id)
                    .update();
        }
        String queue = queue("");
        assertThat(queue).contains("20 comments with the same text", "5 comments from the network");
        mvc.post()
                .uri("/desk/comments/floods")
                .param("apart", "text:" + value("flood\" value=\"text:", queue))
                .param("flood", "network:203.0.113.0/24")
                .param("last", "999999999")
                .param("decision", "approve")
                .with(Desk.asEditor())
                .exchange();
        assertThat(inState("APPROVED")).isEqualTo(Floods.FROM);
        assertThat(inState("PENDING")).isEqualTo(20);
    }

    @Test
    void fewAreNoEntryOfTheirOwnWhereVeryMuchWaits() {
        flood(1000);
        for (int n = 0; n < Floods.FROM; n++) {
            honest("My poems about ships are at https://poems.example/" + n, "poet" + n + "@example.org");
        }
        assertThat(queue("")).contains("1,000 comments with the same text").doesNotContain("5 comments with");
        jdbc.sql("update comment set status = 'SPAM' where author_name like 'Reader%'")
                .update();
        assertThat(queue("")).contains("5 comments with the same text");
    }

    @Test
    void floodsThatNobodyCouldHaveSeenAreRefused() {
        for (String[] typed : new String[][] {{"crowd:many", "1"}, {"text:x", "1"}, {"network:10.0.0.0/24", ""}}) {
            assertThat(mvc.post()
                            .uri("/desk/comments/floods")
                            .param("flood", typed[0])
                            .param("last", typed[1])
                            .param("decision", "spam")
                            .with(Desk.asEditor()))
                    .hasStatus4xxClientError();
        }
    }

    /** Presses the button that stands above all of them. */
    private void decideOnAll(String queue) {
        String form = queue.substring(queue.indexOf("/desk/comments/floods"));
        form = form.substring(0, form.indexOf("</form>"));
        assertThat(mvc.post()
                        .uri("/desk/comments/floods")
                        .param("flood", values("flood", form))
                        .param("last", values("last", form))
                        .param("decision", "spam")
                        .with(Desk.asEditor()))
                .hasStatus(303);
    }

    private static String[] values(String field, String form) {
        return Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"")
                .matcher(form)
                .results()
                .map(found -> found.group(1))
                .toArray(String[]::new);
    }

    @Test
    void boundModeratorClearsTheirSectionsOnly() {
        long town = stories.section("Town").getId();
        flood(10);
        article = stories.write("Below the cranes").inSection("Harbour").publish();
        flood(10);
        DeskUser plain = Desk.account(jdbc, "Hanna Harbour", Role.MODERATOR);
        DeskUser bound =
                new DeskUser(plain.id(), plain.email(), plain.name(), Role.MODERATOR, null, false, Set.of(town));
        String queue = body(mvc.get().uri("/desk/comments").with(Desk.as(bound)).exchange());
        assertThat(queue).contains("10 comments with the same text");
        mvc.post()
                .uri("/desk/comments/floods")
                .param("flood", "text:" + value("flood\" value=\"text:", queue))
                .param("last", "999999999")
                .param("decision", "spam")
                .with(Desk.as(bound))
                .exchange();
        assertThat(inState("SPAM")).isEqualTo(10);
        assertThat(jdbc.sql("select count(*) from comment where article_id = ? and status = 'PENDING'")
                        .param(article.getId())
                        .query(Long.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void pagesOfTheQueueAskEquallyOften() {
        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at,
                                             unreviewed, reports)
                        select :article, 'Reader ' || n, 'reader' || n || '@example.org',
                               'Opinion ' || md5(n::text) || md5((n + 1)::text), '<p>An opinion</p>',
                               (array['APPROVED', 'APPROVED', 'APPROVED', 'SPAM', 'REMOVED', 'PENDING'])[1 + n % 6],
                               now() - n * interval '1 minute', n % 60 = 0, case when n % 60 = 1 then 1 else 0 end
                        from generate_series(1, 4000) n
                        """).param("article", article.getId()).update();
        jdbc.sql("analyze comment").update();
        for (String page : List.of(
                "?status=pending",
                "?status=pending&order=time",
                "?status=reported",
                "?status=reported&order=time",
                "?status=unreviewed",
                "?status=approved",
                "?status=approved&order=harm",
                "?status=spam",
                "?status=removed")) {
            queue(page);
            List<String> statements = database.statementsOf(() -> queue(page));
            assertThat(statements).as(page).hasSizeLessThanOrEqualTo(20);
        }
        int many = database.statementsOf(() -> queue("?status=spam")).size();
        jdbc.sql(
                        "delete from comment where status = 'SPAM' and id > (select min(id) from comment where status = 'SPAM')")
                .update();
        assertThat(database.statementsOf(() -> queue("?status=spam"))).hasSize(many);
    }

    private long auditLines() {
        return jdbc.sql("select count(*) from audit_entry").query(Long.class).single();
    }

    private long inState(String status) {
        return jdbc.sql("select count(*) from comment where status = ?")
                .param(status)
                .query(Long.class)
                .single();
    }

    private static String value(String after, String page) {
        int start = page.indexOf(after);
        assertThat(start).as(after).isPositive();
        return page.substring(start + after.length(), page.indexOf('"', start + after.length()));
    }

    private String queue(String query) {
        return body(mvc.get()
                .uri(java.net.URI.create("/desk/comments" + query))
                .with(Desk.asEditor())
                .exchange());
    }

    private static String body(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
