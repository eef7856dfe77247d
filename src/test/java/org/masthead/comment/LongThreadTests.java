package org.masthead.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.article.Article;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A conversation is read a page at a time, whole, and with every comment where its address says. */
@NewsroomTest
class LongThreadTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClassDatabase database;

    private Article article;
    private String address;

    @BeforeEach
    void publish() {
        jdbc.sql("delete from article").update();
        article = stories.write("Harbour reopens").by("Nell Thorsby").publish();
        address = article.getAddress();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oldest", "newest", "recommended"})
    void pagesHoldEveryCommentOnceInOrder(String order) {
        tops(130);
        jdbc.sql("update comment set recommendations = id % 7").update();
        List<Long> expected = jdbc.sql("select id from comment order by "
                        + switch (order) {
                            case "oldest" -> "created_at, id";
                            case "newest" -> "created_at desc, id desc";
                            default -> "recommendations desc, created_at desc, id desc";
                        })
                .query(Long.class)
                .list();
        List<Long> read = new ArrayList<>();
        List<String> places = new ArrayList<>();
        String next = address + "?order=" + order;
        while (next != null) {
            Document page = page(next);
            read.addAll(comments(page));
            places.add(next);
            next = turn(page, "after=");
        }
        assertThat(read).isEqualTo(expected);
        assertThat(places).hasSize(3);

        Document last = page(places.get(2));
        Document before = page(Objects.requireNonNull(turn(last, "before=")));
        assertThat(comments(before)).isEqualTo(expected.subList(50, 100));
        Document first = page(Objects.requireNonNull(turn(before, "before=")));
        assertThat(comments(first)).isEqualTo(expected.subList(0, 50));
        assertThat(turn(first, "before=")).isNull();
    }

    @Test
    void conversationOfAnyLengthIsReadInAsManyStatementsAndAsFewRows() {
        long top = tops(60);
        replies(top, 30);
        page(address);
        List<String> few = database.statementsOf(() -> page(address));
        int shown = page(address).select(".comment").size();
        tops(1500);
        replies(top, 1500);
        jdbc.sql("select id from comment where parent_id is null order by id").query(Long.class).list().stream()
                .limit(100)
                .forEach(each -> replies(each, 12));
        assertThat(database.statementsOf(() -> page(address))).hasSameSizeAs(few);
        assertThat(page(address).select(".comment").size()).isLessThanOrEqualTo(ThreadPages.COMMENTS + 1);
        assertThat(shown).isLessThanOrEqualTo(ThreadPages.COMMENTS);
        assertThat(page(address + "/comments/" + top + "/thread").select(".comment"))
                .hasSize(ThreadPages.REPLIES + 1);
        assertThat(page(address).select("#replies").text()).isEqualTo("4,290 replies");
        assertThat(page(address).select(".comments__fold").first().text()).isEqualTo("1,542 replies");
    }

    @Test
    void floodOfSpamIsNotEvenLookedAt() {
        tops(60);
        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                        select ?, 'Bot', 'bot@example.org', 'Buy', '<p>Buy</p>', 'SPAM', now() - interval '1 hour'
                        from generate_series(1, 3000)
                        """).param(article.getId()).update();
        jdbc.sql("analyze comment").update();
        String plan = String.join(
                "\n", jdbc.sql("""
                        explain (analyze, costs off, timing off) select c.id from comment c
                        where c.article_id = ? and c.top_id is null and (c.status = 'APPROVED' or c.holds_replies)
                        order by created_at, id limit 51
                        """).param(article.getId()).query(String.class).list());
        assertThat(plan).contains("comment_conversation_idx").doesNotContain("Rows Removed by Filter", "Sort");
        assertThat(page(address).select(".comment")).hasSize(50);
    }

    @Test
    void restOfAConversationIsReadOnItsOwnPages() {
        long top = tops(1);
        List<Long> replies = replies(top, 75);
        Document story = page(address);
        assertThat(comments(story)).hasSize(1 + ThreadPages.FIRST_REPLIES);
        Element more = story.selectFirst("[data-more]");
        assertThat(more.text()).isEqualTo("65 more replies");
        Document second = page(more.attr("href"));
        assertThat(comments(second).subList(1, 51)).isEqualTo(replies.subList(10, 60));
        Document third = page(Objects.requireNonNull(turn(second, "after=")));
        assertThat(comments(third).subList(1, 16)).isEqualTo(replies.subList(60, 75));
        assertThat(turn(third, "after=")).isNull();
        assertThat(comments(page(Objects.requireNonNull(turn(third, "before=")))))
                .isEqualTo(comments(second));
        assertThat(second.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void permalinkLeadsToThePageWithTheComment() {
        long first = tops(1);
        List<Long> replies = replies(first, 75);
        tops(80);
        long last = jdbc.sql("select max(id) from comment").query(Long.class).single();
        assertThat(location(first)).isEqualTo(address + "#comment-" + first);
        for (long each : List.of(first, replies.get(4), replies.get(40), replies.get(74), last, last - 40)) {
            String place = location(each);
            assertThat(place).endsWith("#comment-" + each);
            assertThat(comments(page(place.substring(0, place.indexOf('#'))))).contains(each);
        }
        assertThat(mvc.get().uri(address + "/comments/" + (last + 1))).hasStatus(404);
    }

    @Test
    void whatReadersDoNotSeeHasNoAddress() {
        long top = tops(1);
        long hidden = replies(top, 1).get(0);
        jdbc.sql("update comment set status = 'REMOVED' where id = ?")
                .param(hidden)
                .update();
        assertThat(mvc.get().uri(address + "/comments/" + hidden)).hasStatus(404);
        assertThat(mvc.get().uri(address + "/comments?order=nonsense")).hasStatus(404);
        assertThat(mvc.get().uri(address + "/comments?order=oldest&after=" + hidden))
                .hasStatus(404);
        Article other = stories.write("Ferry runs again").publish();
        assertThat(mvc.get().uri(other.getAddress() + "/comments/" + top)).hasStatus(404);
        assertThat(mvc.get().uri(other.getAddress() + "/comments/" + top + "/thread"))
                .hasStatus(404);
    }

    @Test
    void removedCommentHoldsItsPlaceWhileSomethingHangsOnIt() {
        long top = tops(1);
        long reply = replies(top, 1).get(0);
        jdbc.sql("update comment set status = 'REMOVED' where id = ?")
                .param(top)
                .update();
        Document page = page(address);
        assertThat(page.select(".comment--removed")).hasSize(1);
        assertThat(comments(page)).containsExactly(top, reply);
        jdbc.sql("update comment set status = 'SPAM' where id = ?").param(reply).update();
        assertThat(page(address).select(".comment")).isEmpty();
    }

    @Test
    void picksStandByThemselvesTheLastOneFirst() {
        long top = tops(3);
        long reply = replies(top, 1).get(0);
        assertThat(page(address).select(".orders a")).hasSize(3);
        jdbc.sql("update comment set picked_at = now() - id * interval '1 minute' where id in (?, ?)")
                .params(top, reply)
                .update();
        Document picks = page(address + "?order=picks");
        assertThat(comments(picks)).containsExactly(Math.min(top, reply), Math.max(top, reply));
        assertThat(picks.select(".orders [aria-current]").text()).isEqualTo("Editors’ picks");
        assertThat(picks.select("link[rel=canonical]").attr("href")).endsWith(address);
        assertThat(picks.select(".badge--picked")).hasSize(2);
    }

    @Test
    void badgesTellStaffFromWhoWroteTheStory() {
        long author = jdbc.sql("select author_id from byline limit 1")
                .query(Long.class)
                .single();
        DeskUser nell = Desk.account(jdbc, "Nell Thorsby", Role.REPORTER);
        DeskUser otto = Desk.account(jdbc, "Otto Brandt", Role.MODERATOR);
        jdbc.sql("update account set author_id = ? where id = ?")
                .params(author, nell.id())
                .update();
        tops(3);
        jdbc.sql("update comment set account_id = ? where id = (select min(id) from comment)")
                .param(nell.id())
                .update();
        jdbc.sql("update comment set account_id = ? where id = (select max(id) from comment)")
                .param(otto.id())
                .update();
        jdbc.sql("update comment set confirmed = true, edited_at = now() where account_id is null")
                .update();
        Document page = page(address);
        assertThat(page.select(".badge").eachText()).containsExactly("Author", "Confirmed", "Staff");
        assertThat(page.select(".comment__when").get(1).text()).contains("edited");
    }

    @Test
    void commentThatIsOlderThanACorrectionSaysSo() {
        tops(1);
        jdbc.sql("""
                        insert into correction (article_id, kind, text, corrected_at)
                        select article_id, 'CORRECTION', 'It was two.', created_at + interval '5 minutes' from comment
                        """).update();
        Document page = page(address);
        assertThat(page.select(".comment__note").text()).startsWith("Written before the correction of ");
        assertThat(page.select(".comment__note a").attr("href")).isEqualTo(address + "#corrections");
        jdbc.sql("update comment set created_at = created_at + interval '6 minutes'")
                .update();
        assertThat(page(address).select(".comment__note")).isEmpty();
    }

    @Test
    void newsAreCountedAndFetched() {
        tops(2);
        Element thread = page(address).selectFirst(".thread");
        String seen = thread.attr("data-seen");
        long late = jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at, decided_at)
                        values (?, 'Late', 'late@example.org', 'Hm.', '<p>Hm.</p>', 'APPROVED', now() - interval '9 days', now() + interval '1 day')
                        returning id
                        """).param(article.getId()).query(Long.class).single();
        MvcTestResult count = mvc.get().uri(address + "/comments/count?known=2").exchange();
        assertThat(count).hasHeader("Cache-Control", "max-age=15, public");
        assertThat(count).bodyJson().extractingPath("$.count").isEqualTo(3);
        assertThat(count).bodyJson().extractingPath("$.label").isEqualTo("1 new comment – show");
        assertThat(comments(page(address + "/comments/since/" + seen))).containsExactly(late);
    }

    @Test
    void addressesFollowAStoryThatMoved() {
        long top = tops(1);
        String moved = address.replace("harbour", "port");
        jdbc.sql("update article set address = ? where id = ?")
                .params(moved, article.getId())
                .update();
        jdbc.sql("insert into former_address (address, article_id) values (?, ?)")
                .params(address, article.getId())
                .update();
        assertThat(mvc.get().uri(address + "/comments/" + top))
                .hasStatus(301)
                .hasHeader("Location", moved + "/comments/" + top);
        assertThat(mvc.get().uri(address + "/comments?order=newest&after=" + top))
                .hasStatus(301)
                .hasHeader("Location", moved + "/comments?order=newest&after=" + top);
    }

    @Test
    void previewIsWhatWillBePrinted() {
        MvcTestResult preview = mvc.post()
                .uri(address + "/comments/preview")
                .param("comment", "Well *done* <b>x</b>\n\n> é")
                .with(Desk.sameOrigin())
                .exchange();
        assertThat(preview)
                .hasStatusOk()
                .bodyText()
                .isEqualTo(org.masthead.text.CommentMarkup.render("Well *done* <b>x</b>\n\n> é")
                        .html());
        assertThat(mvc.post()
                        .uri(address + "/comments/preview")
                        .param("comment", "x".repeat(5001))
                        .with(Desk.sameOrigin()))
                .hasStatus(422);
    }

    /** So many comments on the story; the number of the first. */
    private long tops(int count) {
        return jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                        select ?, 'Reader ' || n, 'r@example.org', 'Hm.', '<p>Hm.</p>', 'APPROVED', now() - interval '1 day' + n / 2 * interval '1 second'
                        from generate_series(1, ?) n returning id
                        """)
                .params(article.getId(), count)
                .query(Long.class)
                .list()
                .get(0);
    }

    private List<Long> replies(long top, int count) {
        return jdbc.sql("""
                        insert into comment (article_id, parent_id, author_name, author_email, body, body_html, status, created_at)
                        select ?, ?, 'Reader ' || n, 'r@example.org', 'Hm.', '<p>Hm.</p>', 'APPROVED', now()
                        from generate_series(1, ?) n returning id
                        """)
                .params(article.getId(), top, count)
                .query(Long.class)
                .list();
    }

    private String location(long id) {
        MvcTestResult answer = mvc.get().uri(address + "/comments/" + id).exchange();
        assertThat(answer).hasStatus(302);
        return Objects.requireNonNull(answer.getResponse().getHeader("Location"));
    }

    private Document page(String at) {
        MvcTestResult answer = mvc.get().uri(at.replaceFirst("#.*", "")).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(
                new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static List<Long> comments(Document page) {
        return page.select(".comment").stream()
                .map(each -> Long.valueOf(each.id().substring("comment-".length())))
                .toList();
    }

    private static @Nullable String turn(Document page, String direction) {
        return page.select(".thread__turn a").stream()
                .map(each -> each.attr("href"))
                .filter(Pattern.compile(Pattern.quote(direction)).asPredicate())
                .findFirst()
                .orElse(null);
    }
}
