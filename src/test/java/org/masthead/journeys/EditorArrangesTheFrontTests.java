package org.masthead.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.Chromium;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** An editor arranges the front page with the mouse and with the keyboard, and readers see it once it is saved. */
@JourneyTest
class EditorArrangesTheFrontTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Stories stories;

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
    void storyIsDraggedToTheTopAndMovedByKeyboard() {
        for (String headline : new String[] {"Alpha", "Bravo", "Charlie"}) {
            stories.write(headline).published(Duration.ofHours(1)).publish();
        }
        Page editor = signedIn();
        editor.navigate("/desk/front");
        for (String headline : new String[] {"Alpha", "Bravo", "Charlie"}) {
            button(editor, "Add “" + headline + "” to the front").click();
        }
        Locator headlines = editor.locator(".places .place__headline");
        assertThat(headlines).hasText(new String[] {"Alpha", "Bravo", "Charlie"});

        drag(editor, 2, 0);
        assertThat(headlines).hasText(new String[] {"Charlie", "Alpha", "Bravo"});
        assertThat(editor.locator("[data-number]").first()).hasValue("1");

        button(editor, "Move “Alpha” down").press("Enter");
        assertThat(headlines).hasText(new String[] {"Charlie", "Bravo", "Alpha"});
        assertThat(editor.getByText("“Alpha” is at place 3 now")).isAttached();
        assertThat(button(editor, "Move “Alpha” up")).isFocused();

        button(editor, "Save front").click();
        assertThat(editor.getByText("The front is saved")).isVisible();
        editor.navigate("/");
        assertThat(editor.locator(".teaser--lead .teaser__headline")).hasText("Charlie");
        assertThat(editor.locator(".places__major .teaser__headline")).hasText(new String[] {"Bravo", "Alpha"});
        Assertions.assertThat(chromium.complaints()).isEmpty();
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

    /** From the middle of one place's handle to above the middle of another place, as a hand does: in steps. */
    private static void drag(Page editor, int from, int to) {
        BoundingBox start = editor.locator(".place__handle").nth(from).boundingBox();
        BoundingBox end = editor.locator(".place").nth(to).boundingBox();
        editor.mouse().move(start.x + start.width / 2, start.y + start.height / 2);
        editor.mouse().down();
        editor.mouse().move(start.x + 4, end.y + 4, new Mouse.MoveOptions().setSteps(12));
        editor.mouse().up();
    }
}
