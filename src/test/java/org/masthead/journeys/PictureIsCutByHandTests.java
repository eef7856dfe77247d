package org.masthead.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.masthead.media.PictureFiles;
import org.masthead.testing.Chromium;
import org.masthead.testing.Inspector;
import org.masthead.testing.JourneyTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A frame is drawn on a picture, one of its sides is dragged, a click says what every shape keeps. */
@JourneyTest
class PictureIsCutByHandTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Test
    void frameAndPointOnThePictureAreTheNumbersOfTheForm() {
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.person("http://localhost:" + port, 820, true, ColorScheme.LIGHT);
            Entrance.setUp(page, context, "Mara Lind", "mara@news.example");
            Entrance.signIn(page, "mara@news.example");
            page.navigate("/desk/pictures");
            page.locator("#file").setInputFiles(new FilePayload("quay.jpg", "image/jpeg", PictureFiles.jpeg(400, 300)));
            page.locator(".upload button[type=submit]").click();
            page.locator(".uploads__one a").click();

            drag(page, 0.1, 0.2, 0.6, 0.8);
            assertNumbers(page, 10, 20, 40, 20);
            drag(page, 0.6, 0.5, 0.8, 0.5);
            assertNumbers(page, 10, 20, 20, 20);
            drag(page, 0.45, 0.65, 0.45, 0.65);
            assertThat(field(page, "focusX")).hasValue("50");
            assertThat(field(page, "focusY")).hasValue("75");
            chromium.look(page, "picture-cut-820");
            Inspector inspector = new Inspector(page);
            inspector.look("a picture that is being cut");
            Assertions.assertThat(inspector.takeFindings()).isEmpty();

            button(page, "Cut the picture").click();
            assertThat(page.getByText("The picture is being cut.")).isVisible();
            page.waitForCondition(() -> {
                page.reload();
                return page.locator("[data-focus] img").getAttribute("width").equals("280");
            });
            // Of what is left, half is cut off: 35 percent of the whole beside the 20 that are gone.
            drag(page, 0, 0, 0.5, 1);
            assertNumbers(page, 10, 20, 55, 20);
            button(page, "All of it").click();
            assertNumbers(page, 0, 0, 0, 0);
            Assertions.assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void drag(Page page, double fromX, double fromY, double toX, double toY) {
        Locator picture = page.locator("[data-focus] img");
        picture.scrollIntoViewIfNeeded();
        BoundingBox box = picture.boundingBox();
        Mouse mouse = page.mouse();
        mouse.move(box.x + fromX * box.width, box.y + fromY * box.height);
        mouse.down();
        mouse.move(box.x + toX * box.width - Math.signum(toX), box.y + toY * box.height - Math.signum(toY));
        mouse.move(box.x + toX * box.width, box.y + toY * box.height);
        mouse.up();
    }

    private static void assertNumbers(Page page, int left, int top, int right, int bottom) {
        assertThat(field(page, "left")).hasValue("" + left);
        assertThat(field(page, "top")).hasValue("" + top);
        assertThat(field(page, "right")).hasValue("" + right);
        assertThat(field(page, "bottom")).hasValue("" + bottom);
    }

    private static Locator field(Page page, String name) {
        return page.locator("form.cut [name=" + name + "]");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
