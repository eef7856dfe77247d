package org.masthead.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.article.Article;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;

@NewsroomTest
class PostingTests {

    private static final String HELD = "Your comment is awaiting moderation";

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

    private Article article;
    private String address;
    private final Map<String, String> form = new LinkedHashMap<>();

    @BeforeEach
    void fillTheForm() {
        jdbc.sql("delete from article").update();
        limits.forgetAll();
        article = stories.write("Harbour reopens").publish();
        address = article.getAddress();
        form.put("comment", "Well *done*, everyone.");
        form.put("name", "Vera Holm");
        form.put("email", "Vera@Example.org");
        form.put("website", "https://vera.example/");
    }

    @Test
    void heldCommentIsInvisibleToOtherReaders() {
        assertThat(post()).hasStatus(303);
        assertThat(page(address)).doesNotContain("everyone", "Vera Holm", HELD);
    }

    @Test
    void formSaysWhatIsKeptAndWhatMustBeTyped() {
        assertThat(page(address))
                .contains("We keep what you type here until you erase it, and your network address for 90 days.")
                .containsPattern("id=\"reply-name\"[^>]* required")
                .containsPattern("id=\"reply-email\"[^>]* required");
        jdbc.sql("""
                        insert into discussion_policy (version, saved_at, policy)
                        values (1, now(), '{"nameAndEmailRequired": false, "networkAddressDays": 1}')
                        """).update();
        try {
            assertThat(page(address))
                    .contains("and your network address for one day.")
                    .doesNotContainPattern("id=\"reply-(name|email)\"[^>]* required");
        } finally {
            jdbc.sql("delete from discussion_policy").update();
        }
    }

    @Test
    void authorSeesTheHeldCommentByTheirOwnLink() {
        MvcTestResult posted = post();
        String location = location(posted);
        assertThat(location).startsWith(address + "?receipt=").contains("#comment-");
        MvcTestResult seen = mvc.get().uri(withoutFragment(location)).exchange();
        assertThat(seen)
                .hasStatusOk()
                .hasHeader("Cache-Control", "private, no-store")
                .bodyText()
                .contains(HELD, "<em>done</em>", "Vera Holm");
        assertThat(seen)
                .as("its lasting address leads nobody anywhere yet")
                .bodyText()
                .containsPattern("class=\"comment__time\"[^>]* href=\"/comments/receipt\\?receipt=")
                .doesNotContain("href=\"" + address + "/comments/" + location.replaceAll(".*#comment-", ""));
        assertThat(posted.getResponse().getCookies()).isEmpty();
        assertThat(seen.getResponse().getCookies()).isEmpty();
    }

    @Test
    void authorsLinkLeadsToTheReceiptOnceItIsDecided() {
        String link = withoutFragment(location(post()));
        jdbc.sql("update comment set status = 'APPROVED'").update();
        String receipt = link.substring(link.indexOf("?"));
        assertThat(mvc.get().uri(link)).hasStatus(303).hasHeader("Location", "/comments/receipt" + receipt);
        assertThat(page(address)).contains("Vera Holm").doesNotContain(HELD, "vera@example.org");
    }

    @Test
    void guessedReceiptShowsNothing() {
        post();
        assertThat(mvc.get().uri(address + "?receipt=guess")).hasStatus(303);
        assertThat(mvc.get().uri(address + "?receipt=")).hasStatus(303);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void badInputIsRefusedWithEverythingKept(String field, String typed, String message) {
        form.put(field, typed);
        MvcTestResult refused = post();
        assertThat(refused).hasStatus(422).bodyText().contains(message);
        for (Map.Entry<String, String> each : form.entrySet()) {
            if (!each.getKey().equals(field)) {
                assertThat(refused).bodyText().contains(each.getValue());
            }
        }
        assertThat(comments()).isZero();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("comment", "", "Please write something"),
                Arguments.of("comment", " \n\t ", "Please write something"),
                Arguments.of("comment", "\u200b\u2060", "Please write something"),
                Arguments.of("comment", "\u00a0\u3164", "Please write something"),
                Arguments.of("name", "\u00a0", "Please give a name"),
                Arguments.of("name", "a\u0085b", "no keyboard makes"),
                Arguments.of("website", "https://vera.example/" + "é".repeat(170), "At most 200"),
                Arguments.of("comment", "x".repeat(5001), "at most 5,000 characters"),
                Arguments.of("comment", "a\u0000b", "no keyboard makes"),
                Arguments.of("name", "", "Please give a name"),
                Arguments.of("name", "x".repeat(81), "At most 80"),
                Arguments.of("name", "a\nb", "no keyboard makes"),
                Arguments.of("email", "", "Please give an e-mail address"),
                Arguments.of("email", "vera", "not an e-mail address"),
                Arguments.of("email", "vera@example", "not an e-mail address"),
                Arguments.of("email", "a@b.example, c@d.example", "not an e-mail address"),
                Arguments.of("email", "x".repeat(250) + "@example.org", "At most 254"),
                Arguments.of("website", "javascript:alert(1)", "A website starts with"),
                Arguments.of("website", "vera.example", "A website starts with"),
                Arguments.of("website", "https://user:secret@vera.example", "A website starts with"),
                Arguments.of("website", "https://" + "x".repeat(200) + ".example", "At most 200"),
                Arguments.of("parent", "999999", "no longer here"),
                Arguments.of("parent", "1 or 1=1", "no longer here"),
                Arguments.of("nickname", "Bot", "do not see"));
    }

    @Test
    void missingFieldsAreMistakesToo() {
        form.clear();
        assertThat(post()).hasStatus(422).bodyText().contains("Please write something", "Please give a name");
    }

    @Test
    void whatWasTypedComesBackAsTextNotAsMarkup() {
        form.put("comment", "<script>alert(1)</script>");
        form.put("name", "\"><img src=x onerror=alert(1)>");
        form.put("email", "");
        assertThat(post()).hasStatus(422).bodyText().doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void textAtTheLimitIsStoredWhole() {
        form.put("comment", "😀".repeat(5000));
        assertThat(post()).hasStatus(303);
        assertThat(jdbc.sql("select body from comment").query(String.class).single())
                .isEqualTo("😀".repeat(5000));
    }

    @Test
    void websiteInAnotherScriptIsTaken() {
        form.put("website", "https://müller.example/über");
        assertThat(post()).hasStatus(303);
        assertThat(jdbc.sql("select author_website from comment")
                        .query(String.class)
                        .single())
                .isEqualTo("https://xn--mller-kva.example/%C3%BCber");
    }

    @Test
    void parentOfAnotherArticleIsRefused() {
        Article other = stories.write("Another story").publish();
        long foreign = comment(other, null, "APPROVED");
        form.put("parent", String.valueOf(foreign));
        assertThat(post()).hasStatus(422).bodyText().contains("no longer here", "Vera Holm");
    }

    @Test
    void removedOrHeldParentIsRefused() {
        for (String status : List.of("REMOVED", "SPAM", "PENDING")) {
            form.put("parent", String.valueOf(comment(article, null, status)));
            assertThat(post()).hasStatus(422);
        }
    }

    @Test
    void closedConversationTakesNoReplyButKeepsTheWords() {
        address = stories.write("Closed story").takingNoReplies().publish().getAddress();
        assertThat(post()).hasStatus(422).bodyText().contains("was closed", "Well *done*, everyone.");
        assertThat(comments()).isZero();
    }

    @Test
    void withdrawnStoryTakesNoReplyButKeepsTheWords() {
        address = stories.write("Withdrawn story").withdraw().getAddress();
        assertThat(post()).hasStatus(422).bodyText().contains("was withdrawn", "Well *done*, everyone.");
    }

    @Test
    void draftTakesNoReply() {
        stories.write("Secret draft").draft();
        address = "/2026/11/secret-draft";
        assertThat(post()).hasStatus(404);
    }

    @Test
    void movedStoryTakesTheReply() {
        jdbc.sql("insert into former_address values ('/2026/10/harbour-reopens', ?)")
                .param(article.getId())
                .update();
        address = "/2026/10/harbour-reopens";
        assertThat(location(post())).startsWith(article.getAddress());
    }

    @Test
    void secondClickOnPostDoesNotPostTwice() {
        String first = location(post());
        clock.advance(Duration.ofHours(2));
        assertThat(location(post())).isEqualTo(first);
        assertThat(comments()).isEqualTo(1);
    }

    @Test
    void otherWordsUnderTheSameKeyAreANewWordingOfTheSameComment() {
        form.put("key", "k3y-of-the-browser");
        String first = location(post());
        form.put("comment", "Well *done*, nearly everyone.");
        assertThat(location(post())).isEqualTo(first);
        assertThat(jdbc.sql("select body from comment").query(String.class).list())
                .containsExactly("Well *done*, nearly everyone.");
        form.put("email", "somebody@example.org");
        assertThat(location(post())).isNotEqualTo(first);
        form.put("key", "another key");
        form.put("comment", "Something else.");
        assertThat(post()).hasStatus(303);
        assertThat(comments()).isEqualTo(3);
    }

    @Test
    void simultaneousClicksPostOnce() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            Callable<String> click = () -> location(post());
            List<Future<String>> answers = people.invokeAll(java.util.Collections.nCopies(24, click));
            assertThat(answers.stream().map(PostingTests::get).collect(Collectors.toSet()))
                    .hasSize(1)
                    .allMatch(location -> location.contains("?receipt="));
            assertThat(comments()).isEqualTo(1);
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void sameWordsCountAgainAfterTheWindow() {
        post();
        clock.advance(Duration.ofHours(25));
        assertThat(post()).hasStatus(303);
        assertThat(comments()).isEqualTo(2);
    }

    @Test
    void sameWordsElsewhereAreAnotherComment() {
        post();
        form.put("parent", String.valueOf(comment(article, null, "APPROVED")));
        assertThat(post()).hasStatus(303);
        assertThat(comments()).isEqualTo(3);
    }

    @Test
    void floodIsStoppedWithTheWordsKept() {
        for (int i = 0; i < 5; i++) {
            form.put("comment", "Number " + i);
            assertThat(post()).hasStatus(303);
        }
        form.put("comment", "One too many");
        assertThat(post())
                .hasStatus(429)
                .containsHeader("Retry-After")
                .bodyText()
                .contains("One too many");
        assertThat(comments()).isEqualTo(5);
        clock.advance(Duration.ofMinutes(1));
        assertThat(post()).hasStatus(303);
    }

    @Test
    void crossSitePostIsRefused() {
        assertThat(mvc.post()
                        .uri(address + "/comments")
                        .params(fields())
                        .with(Desk.crossSite())
                        .exchange())
                .hasStatus(403);
        assertThat(comments()).isZero();
    }

    @Test
    void replyPageHasTheFormForThatComment() {
        long parent = comment(article, null, "APPROVED");
        assertThat(page(address + "/comments/" + parent + "/reply"))
                .contains("name=\"parent\" value=\"" + parent + "\"", "Otto", "Required fields are marked");
        long held = comment(article, null, "PENDING");
        assertThat(mvc.get().uri(address + "/comments/" + held + "/reply")).hasStatus(404);
    }

    @Test
    void networkAddressIsForgottenAfterNinetyDays(@Autowired CommentUpkeep upkeep) {
        post();
        upkeep.forget();
        assertThat(addresses()).isEqualTo(1);
        clock.advance(Duration.ofDays(91));
        upkeep.forget();
        assertThat(addresses()).isZero();
        clock.advance(Duration.ofDays(-91));
    }

    private long addresses() {
        return jdbc.sql("select count(network_address) from comment")
                .query(Long.class)
                .single();
    }

    private long comment(Article on, Long parent, String status) {
        return jdbc.sql("""
                        insert into comment (article_id, parent_id, author_name, author_email, body, body_html, status, created_at)
                        values (?, ?, 'Otto', 'otto@example.org', 'Hm.', '<p>Hm.</p>', ?, now()) returning id
                        """)
                .params(on.getId(), parent, status)
                .query(Long.class)
                .single();
    }

    private MvcTestResult post() {
        return mvc.post()
                .uri(address + "/comments")
                .params(fields())
                .with(Desk.sameOrigin())
                .exchange();
    }

    private LinkedMultiValueMap<String, String> fields() {
        LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        form.forEach(fields::add);
        return fields;
    }

    private String page(String at) {
        MvcTestResult result = mvc.get().uri(at).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private long comments() {
        return jdbc.sql("select count(*) from comment").query(Long.class).single();
    }

    private static String location(MvcTestResult result) {
        assertThat(result).hasStatus(303);
        return java.util.Objects.requireNonNull(result.getResponse().getHeader("Location"));
    }

    private static String withoutFragment(String location) {
        return location.substring(0, location.indexOf('#'));
    }

    private static String get(Future<String> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
