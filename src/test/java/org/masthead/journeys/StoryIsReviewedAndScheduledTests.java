package org.masthead.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Press;
import org.masthead.testing.Chromium;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A draft is submitted, noted on, approved, shown to an outsider, scheduled, and read by everyone at its moment. */
@JourneyTest
class StoryIsReviewedAndScheduledTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Stories stories;

    @Autowired
    Press press;

    @Autowired
    TestClock clock;

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

    @Test
    void draftFindsItsWayToTheReaders() {
        long id = stories.write("Ferry runs again")
                .saying("The ferry runs again on Friday. Tickets cost nothing.")
                .draft()
                .getId();
        Page editor = signedIn();
        editor.navigate("/desk/articles/" + id);
        passageIsNotedAndSettled(editor);
        button(editor, "Submit for review").click();
        assertThat(editor.getByText("A colleague can read it now")).isVisible();

        link(editor, "Plan and notes").click();
        editor.getByLabel("At this passage").fill("runs again on Friday");
        editor.getByLabel("Note", new Page.GetByLabelOptions().setExact(true)).fill("Saturday, says the harbour.");
        button(editor, "Add the note").click();
        assertThat(editor.getByText("Saturday, says the harbour.")).isVisible();
        chromium.look(editor, "planning-work");
        button(editor, "Settle").click();
        assertThat(editor.getByText("settled by Mara Lind")).hasCount(2);

        editor.getByLabel("For whom").fill("The captain");
        button(editor, "Make a link").click();
        String secret = editor.locator(".work__link").textContent();
        Page captain = chromium.person("http://localhost:" + port, 390, false, ColorScheme.DARK);
        captain.navigate(secret.replaceFirst("^https?://[^/]+", ""));
        assertThat(captain.locator("h1")).hasText("Ferry runs again");

        editor.navigate("/desk/plan/board");
        Locator card = editor.locator("[data-state=IN_REVIEW] .board__card");
        card.dragTo(editor.locator("[data-state=LIVE]"));
        assertThat(editor.locator("[data-board-said]")).containsText("cannot go to Live");
        card.dragTo(editor.locator("[data-state=APPROVED]"));
        assertThat(editor.getByText("Approved. It can go out.")).isVisible();
        chromium.look(editor, "planning-board");

        editor.navigate("/desk/articles/" + id + "/work");
        editor.getByLabel("Goes out by itself").fill("2026-11-24T13:00");
        button(editor, "Schedule").click();
        assertThat(editor.getByText("Scheduled: it goes out 24 November 2026, 13:00"))
                .isVisible();
        editor.navigate("/desk/plan");
        assertThat(link(editor, "Ferry runs again")).isVisible();
        chromium.look(editor, "planning-plan");

        captain.navigate("/");
        assertThat(captain.getByText("Ferry runs again")).isHidden();
        clock.advance(Duration.ofHours(1));
        try {
            press.release();
            captain.reload();
            assertThat(captain.getByText("Ferry runs again").first()).isVisible();
        } finally {
            clock.advance(Duration.ofHours(-1));
        }
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    private static void passageIsNotedAndSettled(Page editor) {
        editor.locator(".editor__text p").first().dblclick();
        button(editor, "Note on this").click();
        assertThat(editor.locator("[data-note-form] [name=quotation]")).not().hasValue("");
        editor.locator("[data-note-form] [name=text]").fill("Which ferry?");
        button(editor, "Add the note").click();
        Locator notes = editor.locator("[data-notes]");
        assertThat(notes.getByText("Which ferry?")).isVisible();
        notes.getByText("Answer").first().click();
        notes.locator("details [name=text]").fill("The old one.");
        notes.locator("details button").click();
        assertThat(notes.getByText("The old one.")).isVisible();
        button(editor, "Settle").click();
        assertThat(button(editor, "Settle")).isHidden();
        assertThat(editor.locator(".editor__text")).containsText("Tickets cost nothing");
    }

    private Page signedIn() {
        Page editor = chromium.person("http://localhost:" + port, 1280, true, ColorScheme.LIGHT);
        Entrance.setUp(editor, context, "Mara Lind", "mara@news.example");
        Entrance.signIn(editor, "mara@news.example");
        return editor;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
