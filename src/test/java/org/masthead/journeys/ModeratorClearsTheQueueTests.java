package org.masthead.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.testing.Chromium;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A moderator works through the queue: by single keys in a page that stays, and with plain forms. */
@JourneyTest
class ModeratorClearsTheQueueTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    private Chromium chromium;

    @BeforeEach
    void openTheBrowser() {
        chromium = Chromium.start();
        jdbc.sql("delete from article").update();
    }

    private void signIn(Page page) {
        if (jdbc.sql("select not exists (select from account)")
                .query(Boolean.class)
                .single()) {
            Entrance.setUp(page, context, "Mara Lind", "mara@news.example");
        }
        Entrance.signIn(page, "mara@news.example");
    }

    @AfterEach
    void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void queueIsClearedByKeysAndByPlainForms() {
        Article article = stories.write("Harbour reopens").publish();
        write(article, 34, 'A');
        Page page = chromium.person("http://localhost:" + port, 1280, true, ColorScheme.LIGHT);
        signIn(page);
        page.navigate("/desk/comments");
        page.evaluate("window.stayed = true");
        Locator rail = page.locator(".rail [aria-current] .rail__count");
        Locator told = page.locator(".queue__told");
        assertThat(page.locator(".held")).hasCount(30);

        page.keyboard().press("j");
        page.keyboard().press("a");
        assertThat(told).containsText("Approved.");
        assertThat(rail).hasText("33");
        page.keyboard().press("s");
        assertThat(told).containsText("Marked as spam.");
        page.keyboard().press("1");
        assertThat(told).containsText("Removed.");
        assertThat(rail).hasText("31");
        Assertions.assertThat(decided("REMOVED")).isEqualTo(1);
        Assertions.assertThat(jdbc.sql("select reason from comment where status = 'REMOVED'")
                        .query(String.class)
                        .single())
                .isEqualTo("ABUSIVE");

        page.keyboard().press("z");
        assertThat(told).containsText("Undone.");
        assertThat(rail).hasText("32");
        Assertions.assertThat(decided("REMOVED")).isZero();

        page.locator(".held").first().focus();
        page.keyboard().press("a");
        assertThat(rail).hasText("31");
        // What follows comes by itself, until nothing is left.
        for (String left : new String[] {"2", "0"}) {
            page.getByLabel("Select all").check();
            page.locator(".queue__bar > button", new Page.LocatorOptions().setHasText("Approve"))
                    .click();
            assertThat(rail).hasText(left);
            assertThat(page.locator(".held")).hasCount(Integer.parseInt(left));
        }
        assertThat(page.getByText("No comment waits for a decision.")).isVisible();
        Assertions.assertThat(page.evaluate("window.stayed")).isEqualTo(true);
        Assertions.assertThat(decided("APPROVED")).isEqualTo(33);
        Assertions.assertThat(chromium.complaints()).isEmpty();

        write(article, 3, 'M');
        Page plain = chromium.person("http://localhost:" + port, 390, false, ColorScheme.DARK);
        Entrance.signIn(plain, "mara@news.example");
        plain.navigate("/desk/comments");
        assertThat(plain.locator(".held")).hasCount(3);
        Locator first = plain.locator(".held").first();
        first.locator(".held__remove summary").click();
        first.getByLabel("Note for the writer").fill("Please stay with the harbour.");
        first.locator("button", new Locator.LocatorOptions().setHasText("Off topic"))
                .click();
        assertThat(plain.locator(".notice")).containsText("Removed.");
        Assertions.assertThat(jdbc.sql("select reason_note from comment where status = 'REMOVED'")
                        .query(String.class)
                        .single())
                .isEqualTo("Please stay with the harbour.");
        plain.locator(".notice button").click();
        assertThat(plain.locator(".notice")).containsText("Undone.");
        for (Locator box : plain.locator(".held__choose").all()) {
            box.check();
        }
        plain.locator(".queue__bar > button", new Page.LocatorOptions().setHasText("Spam"))
                .click();
        assertThat(plain.locator(".notice")).containsText("3 comments marked as spam.");
        assertThat(plain.getByText("No comment waits for a decision.")).isVisible();
    }

    @Test
    void whatTakesLongIsSaidAndNotAskedForTwice() {
        Article article = stories.write("Market square").publish();
        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                        select ?, 'Shop', 'shop' || n || '@example.org', 'Tickets of all kinds at half the price', '<p>Tickets</p>',
                               'PENDING', now() from generate_series(1, 12) n
                        """).param(article.getId()).update();
        Page page = chromium.person("http://localhost:" + port, 1280, true, ColorScheme.LIGHT);
        signIn(page);
        page.navigate("/desk/comments");
        AtomicReference<Route> underWay = new AtomicReference<>();
        page.route("**/desk/comments/floods", underWay::set);
        Locator spam = page.locator(".flood button[value=spam]").first();
        spam.click();
        Locator told = page.locator(".queue__told");
        assertThat(told).containsText("This takes a moment.");
        assertThat(spam).isDisabled();
        underWay.get().resume();
        assertThat(told).containsText("12 comments marked as spam.");
        assertThat(page.locator(".flood")).hasCount(0);
    }

    private long decided(String status) {
        return jdbc.sql("select count(*) from comment where status = ?")
                .param(status)
                .query(Long.class)
                .single();
    }

    /** Different words from different people, as no flood has. */
    private void write(Article article, int comments, char letter) {
        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                        select ?, 'Reader ' || n, 'reader' || n || ?::text || '@example.org',
                               repeat(chr(64 + n % 26 + 1), n) || 'An opinion of the harbour' || repeat('x', n),
                               '<p>An opinion</p>', 'PENDING', now() - n * interval '1 minute'
                        from generate_series(1, ?) n
                        """).params(article.getId(), String.valueOf(letter), comments).update();
    }
}
