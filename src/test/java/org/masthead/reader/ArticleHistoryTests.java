package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.article.Press;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What readers are told of earlier versions, and what they never are. */
@NewsroomTest
class ArticleHistoryTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    Press press;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @BeforeEach
    void open() {
        jdbc.sql("delete from article").update();
        site(true);
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from site_identity").update();
    }

    @Test
    void siteThatDoesNotWantItHasNoSuchPage() {
        site(false);
        Article story = stories.write("Forty ships").saying("Forty.").publish();
        save(story.getId(), "Fifty.", "publish", Map.of("noteKind", "CORRECTION", "correction", "It is fifty."));
        assertThat(mvc.get().uri(story.getAddress() + "/history")).hasStatus(404);
        assertThat(page(story.getAddress()).select("a[href$=/history]")).isEmpty();
    }

    @Test
    void readersSeeWhatWasPublishedAndNothingInBetween() {
        Article story = stories.write("Forty ships")
                .saying("Forty ships lay there.\n\nThe same.\n\nThe end.")
                .published(Duration.ofHours(2))
                .publish();
        long id = story.getId();
        save(id, "A secret draft.\n\nThe same.\n\nThe end.", "save", Map.of("note", "for Mara alone"));
        clock.advance(Duration.ofMinutes(5));
        save(
                id,
                "Fifty ships lay there.\n\nThe same.\n\nThe end.",
                "publish",
                Map.of("noteKind", "CORRECTION", "correction", "There were fifty."));
        clock.advance(Duration.ofMinutes(5));
        save(id, "Fifty ships lay there.\n\nThe same.\n\nThe very end.", "save", Map.of("hotFix", "true"));
        save(id, "Another secret draft.", "save", Map.of());

        MvcTestResult answer = mvc.get().uri(story.getAddress() + "/history").exchange();
        assertThat(answer)
                .hasStatusOk()
                .bodyText()
                .contains("noindex")
                .doesNotContain("secret", "Mara", "Nora Quill", "nonce=\"");
        assertThat(answer).headers().hasValue("Cache-Control", cacheControl(story.getAddress()));
        Document page = page(story.getAddress() + "/history");
        assertThat(page.select(".versions__when b").eachText()).containsExactly("Small fix", "Updated", "Published");
        assertThat(page.select(".versions__note").text()).isEqualTo("Correction There were fifty.");
        assertThat(page.select("del").eachText()).containsExactly("Taken out: Forty");
        assertThat(page.select("ins").eachText()).containsExactly("Put in: very", "Put in: Fifty");
        assertThat(page.select(".versions__text").text()).doesNotContain("The same.");
        assertThat(page(story.getAddress()).select("a[href$=/history]")).hasSize(2);
    }

    @Test
    void draftBeforeTheFirstPublicationStaysTheDesks() {
        Article story = stories.write("Forty ships").saying("First thoughts.").draft();
        save(story.getId(), "Second thoughts.", "save", Map.of());
        save(story.getId(), "What we know.", "save", Map.of());
        assertThat(send("/desk/articles/" + story.getId() + "/moves/publish", Map.of()))
                .hasStatus(303);
        String address = address(story);
        clock.advance(Duration.ofMinutes(1));
        save(story.getId(), "What we know now.", "publish", Map.of("noteKind", "NONE"));
        assertThat(page(address + "/history").text()).doesNotContain("thoughts").contains("Published", "Updated");
    }

    @Test
    void scheduledStoryBeginsWithWhatWentOut() {
        Article story = stories.write("Forty ships").saying("First thoughts.").draft();
        save(story.getId(), "What we know.", "save", Map.of());
        jdbc.sql(
                        "update article set status = 'SCHEDULED', publish_at = ?, address = '/2026/11/forty-ships' where id = ?")
                .params(Timestamp.from(clock.instant()), story.getId())
                .update();
        clock.advance(Duration.ofSeconds(1));
        press.release();
        clock.advance(Duration.ofMinutes(1));
        save(story.getId(), "What we know now.", "publish", Map.of("noteKind", "NONE"));
        Document page = page("/2026/11/forty-ships/history");
        assertThat(page.select(".versions__when b").eachText()).containsExactly("Updated", "Published");
        assertThat(page.text()).doesNotContain("thoughts");
    }

    @Test
    void whatChangedBeforeItsMomentNobodySaw() {
        Article story = stories.write("Forty ships").saying("Too early.").publish();
        clock.advance(Duration.ofMinutes(1));
        save(story.getId(), "Still early.", "publish", Map.of("noteKind", "NONE"));
        Instant moment = clock.instant().plus(Duration.ofHours(1));
        jdbc.sql("update article set published_at = ? where id = ?")
                .params(Timestamp.from(moment), story.getId())
                .update();
        assertThat(mvc.get().uri(story.getAddress() + "/history")).hasStatus(404);
        clock.advance(Duration.ofHours(2));
        save(story.getId(), "Late.", "publish", Map.of("noteKind", "NONE"));
        assertThat(page(story.getAddress() + "/history").text())
                .contains("Still")
                .doesNotContain("Too early");
    }

    @Test
    void withdrawnAndSensitiveStoriesShowNoneAndStartAnew() {
        Article story = stories.write("Forty ships").saying("A name.").publish();
        save(story.getId(), "No name.", "publish", Map.of("noteKind", "NONE"));
        jdbc.sql("update article set sensitive = true where id = ?")
                .param(story.getId())
                .update();
        assertThat(mvc.get().uri(story.getAddress() + "/history")).hasStatus(404);
        jdbc.sql("update article set sensitive = false").update();

        assertThat(send("/desk/articles/" + story.getId() + "/moves/withdraw", Map.of()))
                .hasStatus(303);
        assertThat(mvc.get().uri(story.getAddress() + "/history"))
                .hasStatus(410)
                .bodyText()
                .doesNotContain("name.");
        save(story.getId(), "No word.", "publish", Map.of());
        assertThat(page(story.getAddress() + "/history").text())
                .contains("No word has changed")
                .doesNotContain("name.");
    }

    @Test
    void formerAddressLeadsToTheHistoryToo() {
        Article story = stories.write("Forty ships").publish();
        save(story.getId(), "Fifty.", "publish", Map.of("noteKind", "NONE", "slug", "fifty-ships"));
        assertThat(mvc.get().uri(story.getAddress() + "/history"))
                .hasStatus(301)
                .headers()
                .hasValue("Location", address(story) + "/history");
    }

    private void save(long id, String body, String move, Map<String, String> more) {
        boolean hotFix = more.containsKey("hotFix");
        Document form = Jsoup.parse(body(mvc.get()
                .uri("/desk/articles/" + id + (hotFix ? "/hot-fix" : ""))
                .with(Desk.asEditor())
                .exchange()));
        Map<String, String> fields = new HashMap<>();
        List<String> names = new ArrayList<>(List.of("version", "headline", "slug", "publishedAt"));
        names.forEach(
                name -> fields.put(name, form.select("form [name=" + name + "]").val()));
        fields.put("section", form.select("[name=section] option[selected]").val());
        fields.put("discussion", "OPEN");
        fields.put("body", body);
        fields.put("move", move);
        fields.putAll(more);
        assertThat(send("/desk/articles/" + id, fields)).hasStatus(303);
    }

    private MvcTestResult send(String address, Map<String, String> fields) {
        var post = mvc.post().uri(address).with(Desk.asEditor());
        fields.forEach(post::param);
        return post.exchange();
    }

    private String cacheControl(String address) {
        return String.valueOf(mvc.get().uri(address).exchange().getResponse().getHeader("Cache-Control"));
    }

    private String address(Article story) {
        return jdbc.sql("select address from article where id = ?")
                .param(story.getId())
                .query(String.class)
                .single();
    }

    private Document page(String address) {
        return Jsoup.parse(body(mvc.get().uri(address).exchange()));
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void site(boolean publicHistory) {
        jdbc.sql("""
                        insert into site_identity (version, name, tagline, language, time_zone, footer_links,
                            social_links, saved_at, public_history)
                        values (1, 'The Masthead', '', 'en-GB', 'UTC', '[]', '[]', now(), :history)
                        on conflict (only_one) do update set public_history = :history
                        """).param("history", publicHistory).update();
    }
}
