package org.masthead.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.testing.Chromium;
import org.masthead.testing.Inspector;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Vera reads a long conversation and joins it, once with JavaScript and once without. */
@JourneyTest
class ReadersTalkTests {

    @LocalServerPort
    int port;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RateLimits limits;

    private Chromium chromium;
    private Article story;
    private long top;

    @BeforeEach
    void openTheBrowser() {
        chromium = Chromium.start();
        limits.forgetAll();
        story = stories.write("Harbour reopens").publish();
        top = say(null, "Ada Quill", 1);
        say(top, "Ned", 14);
        say(null, "Tom Bright", 60);
    }

    @AfterEach
    void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
        jdbc.sql("delete from article").update();
    }

    @Test
    void withJavaScriptNothingReloads() {
        Page vera = chromium.person("http://localhost:" + port, 390, true, ColorScheme.DARK);
        vera.navigate(story.getAddress());
        vera.evaluate("() => { window.sameDocument = true; }");
        Locator first = vera.locator("#comment-" + top);

        Locator heart = first.locator(".comment__recommend");
        heart.click();
        assertThat(heart).hasAttribute("aria-pressed", "true");
        assertThat(heart.locator(".comment__count")).hasText("1");

        vera.locator("[data-more]").first().click();
        assertThat(vera.locator(".comments__below").first().locator(".comment")).hasCount(14);
        assertThat(vera.locator("[data-more]")).hasCount(0);

        first.locator(".comment__reply").click();
        vera.locator("#reply-comment").fill("Well *done*, everyone.");
        assertThat(vera.locator(".respond__preview em")).hasText("done");
        vera.reload();
        vera.evaluate("() => { window.sameDocument = true; }");
        first.locator(".comment__reply").click();
        assertThat(vera.locator("#reply-comment")).hasValue("Well *done*, everyone.");

        send(vera).click();
        assertThat(vera.locator(".errors")).containsText("Please give a name");
        vera.locator("#reply-name").fill("Vera Holm");
        vera.locator("#reply-email").fill("vera@example.org");
        send(vera).click();
        assertThat(vera.locator(".respond__outcome")).containsText("waits for a moderator");
        assertThat(vera.locator(".errors")).hasCount(0);
        assertThat(vera.locator("#reply-comment")).hasValue("");

        jdbc.sql(
                        "update comment set status = 'APPROVED', decided_at = clock_timestamp() + interval '1 year' where author_name = 'Vera Holm'")
                .update();
        vera.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
        Locator news = vera.locator(".thread__news button");
        assertThat(news).hasText("1 new comment – show");
        news.click();
        assertThat(vera.locator(".comment--new")).containsText("Well done, everyone.");
        assertThat(vera.locator("#replies")).hasText("76 replies");
        assertThat(vera.locator("li:has(> #comment-" + top + ") .comment--new")).hasCount(1);

        first.locator(".comment__menu summary").click();
        first.getByText("Mute author").click();
        assertThat(first).containsText("You muted this author");
        assertThat(first.locator(".comment__body")).isHidden();
        Assertions.assertThat(vera.evaluate("() => window.sameDocument")).isEqualTo(true);
        chromium.look(vera, "readers-talk-390");
        Inspector inspector = new Inspector(vera);
        inspector.look("a conversation in use");
        Assertions.assertThat(inspector.takeFindings()).isEmpty();
        Assertions.assertThat(chromium.complaints()).noneMatch(each -> each.contains("Content Security Policy"));
    }

    @Test
    void whoeverIsNotSureWhetherTheirWordsArrivedSendsThemAgainAndTheyAreThereOnce() {
        Page vera = write("The answer got lost between the island and the quay.");
        String posts = "**" + story.getAddress() + "/comments";
        vera.route(posts, route -> {
            route.fetch();
            route.abort();
        });
        send(vera).click();
        assertThat(vera.locator(".respond__outcome--bad")).containsText("could not be sent");
        vera.unroute(posts);
        vera.reload();
        assertThat(vera.locator("#reply-comment")).hasValue("The answer got lost between the island and the quay.");
        vera.locator("#reply-name").fill("Vera Holm");
        vera.locator("#reply-email").fill("vera@example.org");
        send(vera).click();
        assertThat(vera.locator(".respond__outcome")).containsText("waits for a moderator");
        Assertions.assertThat(jdbc.sql("select count(*) from comment where author_name = 'Vera Holm'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatMayBeReadAsAnAttackIsAskedAboutOnceAndPostedAllTheSame() {
        jdbc.sql("""
                        insert into discussion_policy (version, saved_at, policy)
                        values (1, now(), '{"words": {"held": "", "suspect": "nincompoop*", "refused": "", "links": 2}}')
                        """).update();
        try {
            Page vera = write("The harbour master is a nincompoop.");
            send(vera).click();
            assertThat(vera.locator(".respond__outcome")).containsText("This may be read as an attack");
            Assertions.assertThat(jdbc.sql("select count(*) from comment where author_name = 'Vera Holm'")
                            .query(Integer.class)
                            .single())
                    .isZero();
            send(vera).click();
            assertThat(vera.locator(".respond__outcome")).containsText("waits for a moderator");
        } finally {
            jdbc.sql("delete from discussion_policy").update();
        }
    }

    private Page write(String words) {
        Page vera = chromium.person("http://localhost:" + port, 1280, true, ColorScheme.LIGHT);
        vera.navigate(story.getAddress());
        vera.locator("#reply-comment").fill(words);
        vera.locator("#reply-name").fill("Vera Holm");
        vera.locator("#reply-email").fill("vera@example.org");
        return vera;
    }

    @Test
    void receiptThatLeadsNowhereAnyMoreIsNotKeptByTheBrowser() {
        Page vera = write("The second crossing was worse.");
        send(vera).click();
        assertThat(vera.locator(".respond__outcome")).containsText("waits for a moderator");
        vera.reload();
        assertThat(vera.locator(".respond__mine a")).hasCount(1);
        jdbc.sql("update comment set receipt = null where author_name = 'Vera Holm'")
                .update();
        vera.reload();
        assertThat(vera.locator(".respond__mine")).hasCount(0);
        Assertions.assertThat(vera.evaluate("() => localStorage.length")).isEqualTo(0);
    }

    @Test
    void withoutJavaScriptEverythingIsThere() {
        Page vera = chromium.person("http://localhost:" + port, 1280, false, ColorScheme.LIGHT);
        vera.navigate(story.getAddress());
        vera.locator(".orders").getByText("Newest first").click();
        vera.waitForURL("**?order=newest#replies");
        assertThat(vera.locator(".thread > .comments > li").first()).containsText("Tom Bright");
        vera.getByText("The replies after these").click();
        assertThat(vera.locator(".thread > .comments > li").last()).containsText("Ada Quill");
        vera.locator("[data-more]").click();
        assertThat(vera.locator(".comment")).hasCount(5);
        Locator last = vera.locator(".comment").last();
        String id = last.getAttribute("id");
        last.locator(".comment__time").click();
        vera.waitForURL("**#" + id);
        assertThat(vera.locator("#" + id)).isInViewport();

        vera.locator("#" + id + " .comment__recommend").click();
        assertThat(vera.locator("#" + id + " .comment__count")).hasText("1");
        vera.locator("#" + id + " .comment__recommend").click();
        assertThat(vera.locator("h1")).hasText("You have recommended this comment already");
        vera.getByText("Take it back").click();
        assertThat(vera.locator("#" + id + " .comment__count")).isEmpty();

        vera.locator("#" + id).getByText("Report").click();
        vera.locator("main form button[type=submit]").click();
        assertThat(vera.locator(".errors")).containsText("Please choose what is wrong");
        vera.getByLabel("It is advertising").check();
        vera.locator("main form button[type=submit]").click();
        assertThat(vera.locator("h1")).hasText("Thank you for your report");
        Assertions.assertThat(jdbc.sql("select reason from comment_report")
                        .query(String.class)
                        .list())
                .containsExactly("SPAM");

        vera.navigate(story.getAddress());
        vera.locator(".comments__fold").first().click();
        assertThat(vera.locator(".comments__below").first().locator(".comment").first())
                .isHidden();
        vera.locator("#comment-" + top + " .comment__reply").click();
        vera.getByLabel("Comment").fill("I was there.");
        vera.getByLabel("Name").fill("Vera Holm");
        vera.getByLabel("Email").fill("vera@example.org");
        vera.getByText("Post Comment").click();
        assertThat(vera.locator(".comment--held")).containsText("I was there.");
    }

    private static Locator send(Page page) {
        return page.locator(".respond button[type=submit]");
    }

    private long say(@Nullable Long parent, String name, int times) {
        return jdbc.sql("""
                        insert into comment (article_id, parent_id, author_name, author_email, body, body_html, status, created_at)
                        select ?, ?, ?, 'x@example.org', 'Hm.', '<p>Said on the quay, number ' || n || '.</p>', 'APPROVED',
                               now() - interval '1 day' + n * interval '1 second'
                        from generate_series(1, ?) n returning id
                        """)
                .params(story.getId(), parent, name, times)
                .query(Long.class)
                .list()
                .get(0);
    }
}
