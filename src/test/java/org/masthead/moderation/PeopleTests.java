package org.masthead.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.article.Article;
import org.masthead.comment.CommentService;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.CommentWords;
import org.masthead.comment.DiscussionPolicies;
import org.masthead.comment.DiscussionPolicy;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** People, bans, appeals, and what readers learn of decisions. */
@NewsroomTest
class PeopleTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CommentService comments;

    @Autowired
    DiscussionPolicies policies;

    @Autowired
    TestClock clock;

    @Autowired
    MailProperties mail;

    private Article article;

    @BeforeEach
    void publishAStory() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from commenter_ban").update();
        jdbc.sql("delete from outgoing_letter").update();
        article = stories.write("Harbour reopens").publish();
    }

    @AfterEach
    void noServer() {
        mail.setHost(null);
    }

    @Test
    void pageOfAPersonHasHistoryTrustAndNote() {
        long id = comment("vera@example.org", CommentStatus.APPROVED);
        comment("vera@example.org", CommentStatus.REMOVED);
        comment("otto@example.org", CommentStatus.SPAM);
        long taken = comment("vera@example.org", CommentStatus.REMOVED);
        jdbc.sql("update comment set withdrawn_at = now(), reason = 'WITHDRAWN' where id = ?")
                .param(taken)
                .update();
        assertThat(page("/desk/people/" + id))
                .as("what somebody took back is no removal")
                .contains("1 approved, 1 removed, 0 spam", "vera@example.org");
        post("/desk/people/" + id, "trust", "TRUSTED", "note", "Knows the harbour.");
        assertThat(page("/desk/people/" + id)).contains("Knows the harbour.", "<strong>Trusted</strong>");
        assertThat(page("/desk/people")).contains("vera@example.org").doesNotContain("otto@example.org");
        assertThat(page("/desk/people?q=OTTO")).contains("otto@example.org").doesNotContain(">vera@example.org<");
    }

    @Test
    void listShowsWhoWroteLatelyAndEverybodyTheDeskHasAWordOn() {
        for (String email : new String[] {"noted@example.org", "silent@example.org"}) {
            long number = comment(email, CommentStatus.APPROVED);
            jdbc.sql("update comment set created_at = created_at - interval '1 year' where id = ?")
                    .param(number)
                    .update();
            jdbc.sql("insert into commenter (email, trust, created_at) values (?, 'APPROVED', now())"
                            + " on conflict (email) do update set trust = 'APPROVED'")
                    .param(email)
                    .update();
        }
        jdbc.sql("update commenter set note = 'A fisherman.' where email = 'noted@example.org'")
                .update();
        assertThat(page("/desk/people")).contains("noted@example.org", "silent@example.org");

        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                        select ?, 'Ada', 'ada@example.org', 'One ' || n, '<p>One</p>', 'APPROVED', now()
                        from generate_series(1, 1000) n
                        """).param(article.getId()).update();
        assertThat(page("/desk/people")).contains("noted@example.org").doesNotContain("silent@example.org");
    }

    @Test
    void everythingOfAPersonIsRemovedAndBroughtBackAtOnce() {
        long first = comment("vera@example.org", CommentStatus.APPROVED);
        long second = comment("vera@example.org", CommentStatus.PENDING);
        long other = comment("otto@example.org", CommentStatus.APPROVED);
        MvcTestResult removed = post(
                "/desk/people/" + first + "/decisions", "decision", "remove", "reason", "ABUSIVE", "last", "" + other);
        assertThat(status(first)).isEqualTo("REMOVED");
        assertThat(status(second)).isEqualTo("REMOVED");
        assertThat(status(other)).isEqualTo("APPROVED");
        DecisionController.Undo undo = (DecisionController.Undo)
                Objects.requireNonNull(removed.getMvcResult().getFlashMap().get("undo"));
        post("/desk/comments/undo", "batch", "" + undo.batch());
        assertThat(status(first)).isEqualTo("APPROVED");
        assertThat(status(second)).isEqualTo("PENDING");
    }

    @Test
    void bannedPersonIsToldWhyAndUntilWhenAndNothingIsWritten() {
        long id = comment("vera@example.org", CommentStatus.REMOVED);
        post(
                "/desk/people/" + id + "/bans",
                "kind",
                "email",
                "reason",
                "ABUSIVE",
                "note",
                "Think it over.",
                "end",
                "week");
        long before = count();
        MvcTestResult refused = write("vera@example.org", "192.0.2.9");
        assertThat(refused)
                .hasStatus(422)
                .bodyText()
                .contains("You cannot comment under this e-mail address", "Abusive", "Think it over.", "ban ends on");
        assertThat(count()).isEqualTo(before);
        assertThat(write("otto@example.org", "192.0.2.9")).hasStatus(303);
        assertThat(page("/desk/people/" + id)).contains("<strong>Banned</strong>");
        clock.advance(java.time.Duration.ofDays(8));
        assertThat(write("vera@example.org", "192.0.2.9")).hasStatus(303);
    }

    @Test
    void bannedNetworkIsLetInAgainWhenTheBanIsLifted() {
        post("/desk/people/bans", "whom", "203.0.113.77/24", "reason", "SPAM", "end", "never");
        assertThat(page("/desk/people")).contains("203.0.113.0/24");
        assertThat(write("otto@example.org", "203.0.113.200"))
                .hasStatus(422)
                .bodyText()
                .contains("No comments are taken from the network", "no end");
        assertThat(write("otto@example.org", "203.0.114.1")).hasStatus(303);
        long ban = jdbc.sql("select id from commenter_ban").query(Long.class).single();
        post("/desk/people/bans/" + ban + "/end");
        assertThat(write("vera@example.org", "203.0.113.200")).hasStatus(303);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.77/32",
        "203.0.113.77/24, 203.0.113.0/24",
        "2001:db8::1/32, 2001:db8:0:0:0:0:0:0/32"
    })
    void networkIsReadAsItsBlock(String typed, String block) {
        assertThat(BannedNetwork.read(typed)).contains(block);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "300.1.1.1", "0.0.0.0/0", "10.0.0.0/7", "::/0", "1.2.3", "10.0.0.0/33", "a:b"})
    void whatIsNoNetworkOrHalfTheWorldIsNotBanned(String typed) {
        assertThat(BannedNetwork.read(typed)).isEmpty();
    }

    @Test
    void boundModeratorSeesTheirSectionsAndBansNobody() {
        long there = comment("vera@example.org", CommentStatus.APPROVED);
        long town = stories.section("Town").getId();
        article = stories.write("Below the cranes").inSection("Harbour").publish();
        long elsewhere = comment("vera@example.org", CommentStatus.APPROVED);
        DeskUser plain = Desk.account(jdbc, "Hanna Harbour", Role.MODERATOR);
        DeskUser bound =
                new DeskUser(plain.id(), plain.email(), plain.name(), Role.MODERATOR, null, false, Set.of(town));
        assertThat(mvc.get().uri("/desk/people/" + there).with(Desk.as(bound)))
                .hasStatusOk()
                .bodyText()
                .contains("Harbour reopens")
                .doesNotContain("Below the cranes");
        assertThat(mvc.get().uri("/desk/people/" + elsewhere).with(Desk.as(bound)))
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/desk/people/" + there + "/bans")
                        .param("kind", "email")
                        .with(Desk.as(bound)))
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/desk/people/" + there)
                        .param("trust", "TRUSTED")
                        .with(Desk.as(bound)))
                .hasStatus(403);
        mvc.post()
                .uri("/desk/people/" + there + "/decisions")
                .param("decision", "remove")
                .param("last", "" + elsewhere)
                .with(Desk.as(bound))
                .exchange();
        assertThat(status(there)).isEqualTo("REMOVED");
        assertThat(status(elsewhere)).isEqualTo("APPROVED");
    }

    @Test
    void appealIsDecidedOnceAndByAnotherModerator() {
        long id = comment("vera@example.org", CommentStatus.PENDING);
        DeskUser mara = Desk.account(jdbc, "Mara Lind", Role.MODERATOR);
        mvc.post()
                .uri("/desk/comments/decisions")
                .param("one", "remove:" + id + ":ABUSIVE")
                .with(Desk.as(mara))
                .exchange();
        jdbc.sql("insert into comment_appeal (comment_id, words, made_at) values (?, 'I only quoted.', now())")
                .param(id)
                .update();
        Desk.account(jdbc, "Nora Quill", Role.EDITOR);
        assertThat(page("/desk/comments?status=appealed")).contains("I only quoted.");
        mvc.post()
                .uri("/desk/comments/" + id + "/appeal")
                .param("outcome", "overturned")
                .with(Desk.as(mara))
                .exchange();
        assertThat(status(id)).isEqualTo("REMOVED");
        post("/desk/comments/" + id + "/appeal", "outcome", "overturned", "answer", "You are right.");
        assertThat(status(id)).isEqualTo("APPROVED");
        post("/desk/comments/" + id + "/appeal", "outcome", "upheld");
        assertThat(jdbc.sql("select outcome || ' ' || answer from comment_appeal")
                        .query(String.class)
                        .single())
                .isEqualTo("OVERTURNED You are right.");
    }

    @Test
    void lettingAnAppealedCommentBackInAnswersItsWriterToo() {
        long id = comment("vera@example.org", CommentStatus.APPROVED);
        jdbc.sql("update comment set receipt = 'receipt-of-vera' where id = ?")
                .param(id)
                .update();
        decide("remove:" + id + ":ABUSIVE");
        jdbc.sql("insert into comment_appeal (comment_id, words, made_at) values (?, 'I only quoted.', now())")
                .param(id)
                .update();
        mail.setHost("mail.example");
        MvcTestResult restored = decide("restore:" + id);
        assertThat(status(id)).isEqualTo("APPROVED");
        assertThat(page("/desk/comments?status=appealed")).doesNotContain("I only quoted.");
        assertThat(appeal()).isEqualTo("OVERTURNED");
        assertThat(jdbc.sql("select plain from outgoing_letter where recipient = 'vera@example.org'")
                        .query(String.class)
                        .single())
                .contains("“Harbour reopens” is back", "/comments/receipt?receipt=receipt-of-vera");
        DecisionController.Undo undo = (DecisionController.Undo)
                Objects.requireNonNull(restored.getMvcResult().getFlashMap().get("undo"));
        post("/desk/comments/undo", "batch", "" + undo.batch());
        assertThat(status(id)).isEqualTo("REMOVED");
        assertThat(page("/desk/comments?status=appealed")).contains("I only quoted.");
    }

    @Test
    void writerOfAnUpheldAppealGetsTheAnswerByLetterWhereThereIsAnAddress() {
        mail.setHost("mail.example");
        for (String email : new String[] {"vera@example.org", ""}) {
            long id = comment(email, CommentStatus.REMOVED);
            jdbc.sql("update comment set receipt = 'receipt-' || id where id = ?")
                    .param(id)
                    .update();
            jdbc.sql("insert into comment_appeal (comment_id, words, made_at) values (?, 'I only quoted.', now())")
                    .param(id)
                    .update();
            post("/desk/comments/" + id + "/appeal", "outcome", "upheld", "answer", "You quoted nobody.");
        }
        assertThat(jdbc.sql("select plain from outgoing_letter")
                        .query(String.class)
                        .single())
                .contains("stays removed", "You quoted nobody.");
    }

    @Test
    void bannedPersonIsToldSoWhenTheyChangeTheirWordsToo() {
        long id = comment("vera@example.org", CommentStatus.PENDING);
        jdbc.sql("update comment set receipt = 'receipt-of-vera' where id = ?")
                .param(id)
                .update();
        post(
                "/desk/people/" + id + "/bans",
                "kind",
                "email",
                "reason",
                "ABUSIVE",
                "note",
                "Think it over.",
                "end",
                "week");
        assertThat(mvc.post()
                        .uri("/comments/receipt/wording")
                        .param("receipt", "receipt-of-vera")
                        .param("comment", "Something else.")
                        .with(Desk.sameOrigin()))
                .hasStatus(422)
                .bodyText()
                .contains("You cannot comment under this e-mail address", "Think it over.", "Something else.");
        assertThat(jdbc.sql("select body from comment").query(String.class).single())
                .isEqualTo("Well done.");
    }

    @Test
    void publicLogTellsWhatAndWhyAndNoNames() {
        long id = comment("vera@example.org", CommentStatus.APPROVED);
        mvc.post()
                .uri("/desk/comments/decisions")
                .param("one", "remove:" + id + ":OFF_TOPIC")
                .param("note-" + id, "Vera, please.")
                .with(Desk.asEditor("Mara Lind"))
                .exchange();
        assertThat(mvc.get().uri("/moderation-log")).hasStatus(404);
        assertThat(mvc.get().uri(article.getAddress())).bodyText().doesNotContain("/moderation-log");
        DiscussionPolicies.Version saved = policies.find();
        DiscussionPolicy policy = saved.policy();
        DiscussionPolicy.Desk desk = policy.desk();
        policies.save(saved.version(), withLog(policy, desk));
        assertThat(mvc.get().uri("/moderation-log"))
                .hasStatusOk()
                .hasHeader("X-Robots-Tag", "noindex")
                .bodyText()
                .contains("Harbour reopens", "Off topic", "Comment removed")
                .doesNotContain("Vera", "vera@example.org", "Mara Lind");
        assertThat(mvc.get().uri(article.getAddress()))
                .bodyText()
                .contains("<a href=\"/moderation-log\">What moderators remove, and why</a>");
        jdbc.sql("update article set status = 'WITHDRAWN'").update();
        assertThat(mvc.get().uri("/moderation-log")).bodyText().doesNotContain("Harbour reopens");
        jdbc.sql("delete from discussion_policy").update();
    }

    private static DiscussionPolicy withLog(DiscussionPolicy policy, DiscussionPolicy.Desk desk) {
        tools.jackson.databind.json.JsonMapper json =
                tools.jackson.databind.json.JsonMapper.builder().build();
        tools.jackson.databind.node.ObjectNode tree = json.valueToTree(policy);
        ((tools.jackson.databind.node.ObjectNode) tree.get("desk")).put("publicLog", !desk.publicLog());
        return json.treeToValue(tree, DiscussionPolicy.class);
    }

    private MvcTestResult write(String email, String network) {
        return mvc.post()
                .uri(article.getAddress() + "/comments")
                .param("comment", "An opinion of " + email + " from " + network + " " + clock.instant())
                .param("name", "Somebody")
                .param("email", email)
                .with(request -> {
                    request.setRemoteAddr(network);
                    return request;
                })
                .with(Desk.sameOrigin())
                .exchange();
    }

    private MvcTestResult post(String address, String... parameters) {
        var request = mvc.post().uri(address).with(Desk.asEditor());
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult decide(String one) {
        return post("/desk/comments/decisions", "one", one);
    }

    private String appeal() {
        return jdbc.sql("select outcome from comment_appeal")
                .query(String.class)
                .single();
    }

    private long count() {
        return jdbc.sql("select count(*) from comment").query(Long.class).single();
    }

    private long comment(String email, CommentStatus status) {
        return comments.takeOver(
                article.getId(), null, new CommentWords("Vera", email, null, "Well done."), status, TestClock.NOON);
    }

    private String status(long id) {
        return jdbc.sql("select status from comment where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private String page(String address) {
        MvcTestResult result = mvc.get()
                .uri(java.net.URI.create(address))
                .with(Desk.asEditor())
                .exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
