package org.masthead.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.Chromium;
import org.masthead.testing.JourneyTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The main job, end to end: the first administrator sets the house up and publishes a story with a picture, readers
 * open it on a phone and on a desk, one of them replies, the editor approves, and another reader sees it.
 */
@JourneyTest
abstract class DayInTheNewsroom {

    private static final Path PICTURE = Path.of("src/main/resources/demo/pictures/ferry-in-fog.jpg");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private Chromium chromium;

    @BeforeEach
    void openTheBrowser() {
        chromium = Chromium.start();
    }

    @AfterEach
    void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Whether the people of this day have JavaScript on. */
    abstract boolean javaScript();

    @Test
    void storyIsPublishedReadRepliedToAndTheReplyApproved() {
        Page editor = person(1280);
        setUpTheHouse(editor);
        String story = publishAStory(editor);

        for (int width : new int[] {390, 1280}) {
            Page reader = person(width);
            reader.navigate(story);
            assertThat(reader.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText("Ferry runs again after eleven days of fog");
            assertThat(reader.locator("figure img").first()).isVisible();
            assertFitsTheWindow(reader);
            chromium.look(reader, name("article-" + width));
        }

        Page commenter = person(390);
        commenter.navigate(story);
        reply(commenter, "Vera Holm", "Welcome back, *Patience*.");
        assertHeld(commenter);
        chromium.look(commenter, name("held-390"));

        Page other = person(1280);
        other.navigate(story);
        Assertions.assertThat(other.content()).doesNotContain("Vera Holm");

        approve(editor);
        other.reload();
        assertThat(other.getByText("Vera Holm").first()).isVisible();
        Assertions.assertThat(other.content()).contains("<em>Patience</em>").doesNotContain("vera@");

        other.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reply to Vera Holm"))
                .click();
        reply(other, "Otto Brandt", "It was a long wait.");
        assertHeld(other);
        chromium.look(other, name("reply-held-1280"));
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void refusedReplyKeepsEverythingAndIsSentAgain() {
        Page editor = person(1280);
        setUpTheHouse(editor);
        String story = publishAStory(editor);
        Page commenter = person(390);
        commenter.navigate(story);
        commenter.getByLabel("Comment").fill("Half a reply.");
        commenter.getByLabel("Name").fill("Vera Holm");
        commenter.getByLabel("Email").fill("not an address");
        commenter
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Post Comment"))
                .click();
        assertThat(commenter.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(commenter.getByLabel("Comment")).hasValue("Half a reply.");
        chromium.look(commenter, name("refused-390"));
        commenter.getByLabel("Email").fill("vera@example.org");
        commenter
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Post Comment"))
                .click();
        assertHeld(commenter);
    }

    private void setUpTheHouse(Page editor) {
        if (context.getBean(JdbcClient.class)
                .sql("select exists (select from account)")
                .query(Boolean.class)
                .single()) {
            signIn(editor);
            return;
        }
        Entrance.setUp(editor, context, "Mara Lind", "mara@news.example");
        signIn(editor);
        editor.navigate("/desk/sections");
        Locator name = editor.getByLabel("Name").last();
        name.fill("Harbour");
        name.press("Enter");
        assertThat(editor.getByText("Harbour").first()).isVisible();
    }

    private void signIn(Page editor) {
        Entrance.signIn(editor, "mara@news.example");
    }

    private String publishAStory(Page editor) {
        editor.navigate("/desk/articles/new");
        editor.locator("[name=headline]").fill("Ferry runs again after eleven days of fog");
        editor.locator("[name=standfirst]").fill("The island gets its bread.");
        editor.locator("textarea[name=body]").fill("The fog lifted at noon.\n\n## The first boat\n\nIt carried flour.");
        editor.locator("[name=section]").selectOption(List.of("Harbour").toArray(String[]::new));
        openFurniture(editor);
        editor.locator("[name=leadUpload]").setInputFiles(PICTURE);
        editor.locator("[name=leadAltText]").fill("A ferry in the fog");
        editor.locator("[name=leadCredit]").fill("Illustration: The Masthead");
        chromium.look(editor, name("desk-new-1280"));
        editor.locator("button[name=move][value=publish]").click();
        editor.waitForURL(Pattern.compile(".*/desk/articles/\\d+"));
        chromium.look(editor, name("desk-saved-1280"));
        Locator view = editor.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Read it on the site"));
        return view.getAttribute("href");
    }

    /** Side panes that are folded on a small screen. */
    private static void openFurniture(Page editor) {
        for (Locator details : editor.locator("details:not([open]) > summary").all()) {
            details.click();
        }
    }

    private void reply(Page commenter, String name, String words) {
        commenter.getByLabel("Comment").fill(words);
        commenter.getByLabel("Name").fill(name);
        commenter.getByLabel("Email").fill(name.split(" ")[0].toLowerCase(Locale.ROOT) + "@example.org");
        commenter
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Post Comment"))
                .click();
    }

    /** A script says it in place, and leads to the receipt. */
    private void assertHeld(Page commenter) {
        if (javaScript()) {
            commenter.getByText("See where it stands").click();
        }
        assertThat(commenter.getByText(
                        javaScript() ? "It waits for the newsroom" : "Your comment is awaiting moderation"))
                .isVisible();
    }

    private void approve(Page editor) {
        editor.navigate("/desk/comments");
        assertThat(editor.getByText("Vera Holm").first()).isVisible();
        chromium.look(editor, name("queue-1280"));
        editor.locator("button[name=one][value^='approve:']").first().click();
        assertThat(editor.getByText("Approved.").first()).isVisible();
    }

    private static void assertFitsTheWindow(Page page) {
        Assertions.assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }

    private Page person(int width) {
        return chromium.person("http://localhost:" + port, width, javaScript(), ColorScheme.LIGHT);
    }

    private String name(String page) {
        return (javaScript() ? "with-js-" : "without-js-") + page;
    }
}
