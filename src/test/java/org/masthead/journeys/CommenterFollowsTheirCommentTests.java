package org.masthead.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.Chromium;
import org.masthead.testing.Inspector;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody comments, changes it, makes the name theirs, objects to a decision, and has everything erased in the end.
 */
@JourneyTest
class CommenterFollowsTheirCommentTests {

    @LocalServerPort
    int port;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MailProperties mail;

    @Autowired
    RateLimits limits;

    private Chromium chromium;
    private String story;

    @BeforeEach
    void publishAStory() {
        chromium = Chromium.start();
        limits.forgetAll();
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from outgoing_letter").update();
        jdbc.sql("delete from discussion_policy").update();
        jdbc.sql("delete from commenter_letter").update();
        mail.setHost("mail.example");
        story = stories.write("Ferry runs again").by("Mara Lind").publish().getAddress();
    }

    @AfterEach
    void closeTheBrowser() {
        mail.setHost(null);
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void fromTheFirstCommentToTheLastTrace() {
        Page vera = chromium.person("http://localhost:" + port, 390, false, ColorScheme.LIGHT);
        vera.navigate(story);
        comment(vera, "Mara Lind", "I work here.");
        assertThat(vera.getByRole(AriaRole.ALERT)).containsText("Somebody who works here");
        vera.getByLabel("Notify me of replies").check();
        comment(vera, "Vera Holm", "Welcome back, *Patience*.");
        assertThat(vera.getByText("A letter is on its way")).isVisible();
        vera.navigate(link());
        press(vera, "Yes, write to me");
        assertThat(vera.getByText("You will be told by e-mail.")).isVisible();
        assertThat(vera.getByText("It waits for the newsroom")).isVisible();
        look(vera, "waiting");

        vera.getByText("Change the wording").click();
        vera.locator("#receipt-comment").fill("Welcome back, *Patience*!");
        press(vera, "Save the wording");
        assertThat(vera.getByText("Your new wording is saved.")).isVisible();
        String receipt = vera.url();

        press(vera, "Send me a link to confirm");
        Assertions.assertThat(vera.context().cookies()).isEmpty();
        vera.navigate(link());
        look(vera, "question");
        press(vera, "Yes, it is mine");
        assertThat(vera.getByText("Your address is confirmed, and your name with it."))
                .isVisible();
        Assertions.assertThat(vera.context().cookies())
                .singleElement()
                .satisfies(cookie -> Assertions.assertThat(cookie.httpOnly).isTrue());
        vera.getByText("End this").click();
        press(vera, "End these letters");
        assertThat(vera.getByText("You will not be written to about it any more."))
                .isVisible();
        vera.navigate(receipt);
        press(vera, "Replies to this comment");
        assertThat(vera.getByText("You will be told by e-mail.")).isVisible();

        jdbc.sql("update comment set status = 'APPROVED', decided_at = now()").update();
        vera.navigate(receipt);
        look(vera, "published");
        vera.getByText("Read it under the story").click();
        assertThat(vera.getByText("Welcome back,").first()).isVisible();

        jdbc.sql("update comment set status = 'REMOVED', reason = 'OFF_TOPIC', reason_note = 'Ferries only, please.'")
                .update();
        vera.navigate(receipt);
        look(vera, "refused");
        vera.getByLabel("Why it should be published").fill("Patience is a ferry.");
        press(vera, "Send the objection");
        assertThat(vera.getByText("The newsroom has not decided yet.")).isVisible();
        jdbc.sql("update comment_appeal set outcome = 'OVERTURNED', answer = 'So she is.', decided_at = now()")
                .update();
        jdbc.sql("update comment set status = 'APPROVED', reason = null, reason_note = ''")
                .update();
        vera.navigate(receipt);
        assertThat(vera.getByText("So she is.")).isVisible();
        look(vera, "appealed");

        vera.getByText("See or erase everything you wrote").click();
        vera.getByLabel("Email").fill("vera@example.org");
        press(vera, "Send me a link");
        assertThat(vera.getByText("If anything is kept under this address")).isVisible();
        vera.waitForCondition(() -> letters().stream().anyMatch(each -> each.contains("/yours/open")));
        vera.navigate(link());
        press(vera, "Open it");
        assertThat(vera.getByText("Replies to your comment")).isVisible();
        look(vera, "yours");
        vera.getByLabel("They stay, under nobody’s name").check();
        vera.getByLabel("I know that this cannot be undone").check();
        press(vera, "Erase it now");
        assertThat(vera.getByText("Nothing is left here by which anybody could know you."))
                .isVisible();
        Assertions.assertThat(vera.context().cookies()).isEmpty();
        vera.navigate(story);
        assertThat(vera.getByText("Deleted").first()).isVisible();
        Assertions.assertThat(vera.content()).contains("Welcome back").doesNotContain("Vera");
        Assertions.assertThat(chromium.complaints()).allMatch(each -> each.contains("422"));
    }

    @Test
    void withJavaScriptTheBrowserKeepsTheReceipts() {
        jdbc.sql("insert into discussion_policy (version, policy, saved_at)"
                        + " values (1, '{\"words\": {\"refused\": \"casino\"}}', now())")
                .update();
        Page vera = chromium.person("http://localhost:" + port, 390, true, ColorScheme.LIGHT);
        Inspector inspector = new Inspector(vera);
        vera.navigate(story);
        vera.evaluate("() => { window.sameDocument = true; }");
        vera.getByLabel("Notify me of replies").check();
        comment(vera, "Vera Holm", "Welcome back, *Patience*.");
        Locator outcome = vera.locator(".respond__outcome");
        assertThat(outcome).containsText("waits for a moderator");
        assertThat(outcome).containsText("A letter is on its way");
        assertThat(vera.getByLabel("Notify me of replies")).not().isChecked();
        assertThat(vera.locator(".respond__mine a")).hasCount(1);

        comment(vera, "Vera Holm", "The best casino in town.");
        assertThat(outcome).containsText("held your comment back");
        assertThat(vera.locator("#reply-comment")).hasValue("The best casino in town.");
        inspector.look("a comment that a rule put away");
        chromium.look(vera, "commenter-put-away-390");
        Assertions.assertThat(vera.evaluate("() => window.sameDocument")).isEqualTo(true);
        vera.reload();
        assertThat(vera.locator("#reply-comment")).hasValue("The best casino in town.");
        assertThat(vera.locator(".respond__mine a")).hasCount(2);
        vera.locator("#reply-comment").fill("");
        Assertions.assertThat(vera.context().cookies()).isEmpty();

        jdbc.sql("update comment set status = 'APPROVED', decided_at = now() where status = 'PENDING'")
                .update();
        vera.navigate(story);
        Locator own = vera.locator(".comment__own");
        assertThat(own).hasCount(1);
        inspector.look("one's own comment");
        chromium.look(vera, "commenter-own-390");
        own.getByText("Change").click();
        vera.locator("#receipt-comment").fill("Welcome back, *Patience*!");
        press(vera, "Save the wording");
        assertThat(vera.getByText("Your new wording is saved.")).isVisible();
        jdbc.sql("update comment set status = 'APPROVED' where status = 'PENDING'")
                .update();
        vera.navigate(story);
        own.getByText("Take back").click();
        press(vera, "Take the comment back");
        assertThat(vera.getByText("Your comment is taken back.")).isVisible();
        vera.navigate(story);
        assertThat(vera.locator(".respond__mine a")).hasCount(2);
        vera.locator(".respond__mine a").last().click();
        assertThat(vera.getByText("It was not published, or taken down")).isVisible();
        Assertions.assertThat(inspector.takeFindings()).isEmpty();
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    private void comment(Page page, String name, String words) {
        page.getByLabel("Comment").fill(words);
        page.getByLabel("Name").fill(name);
        page.getByLabel("Email").fill("vera@example.org");
        press(page, "Post Comment");
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** The page at both widths, by day and by night. */
    private void look(Page page, String name) {
        for (int width : new int[] {1280, 390}) {
            page.setViewportSize(width, 900);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                Assertions.assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                        .isEqualTo(true);
            }
            chromium.look(page, "commenter-" + name + "-" + width);
        }
    }

    private List<String> letters() {
        return jdbc.sql("select plain from outgoing_letter order by id desc")
                .query(String.class)
                .list();
    }

    private String link() {
        Matcher found = Pattern.compile("http://localhost:8080(/comments/\\S+)")
                .matcher(letters().get(0));
        Assertions.assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
