package org.masthead.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.media.PictureFiles;
import org.masthead.testing.Chromium;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Mara writes on a train without a network, Nora takes the story over, both changed one paragraph, and an old text
 * comes back.
 */
@JourneyTest
class TwoWriteOneStoryTests {

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
    }

    @AfterEach
    void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void nothingIsLostOfflineInAConflictOrInTheHistory() {
        Article story = stories.write("Harbour reopens").saying("One.\n\nTwo.").publish();
        String form = "/desk/articles/" + story.getId();
        Page mara = firstAdministrator();
        Page nora = second();
        picturesArriveThoughTheLineBreaks(nora);
        pictureIsChosenFromTheLibrary(nora);

        mara.navigate(form);
        mara.context().setOffline(true);
        type(mara, "<p>One by Mara.</p>\n\n<p>Two.</p>");
        assertThat(saving(mara)).hasText("Offline: kept in this browser");
        chromium.look(mara, "copies-offline-1280");
        Page again = mara.context().newPage();
        mara.close();
        again.context().setOffline(false);
        again.navigate(form);
        assertThat(again.getByText("never reached the server")).isVisible();
        button(again, "Use it").click();
        assertThat(saving(again)).containsText("Saved");
        assertThat(again.locator("#body")).hasValue("<p>One by Mara.</p>\n\n<p>Two.</p>");

        nora.navigate(form);
        assertThat(nora.getByText("Mara Lind is editing this since")).isVisible();
        chromium.look(nora, "copies-held-1280");
        button(nora, "Take over").click();
        assertThat(nora.getByText("You have the story now")).isVisible();
        type(nora, "<p>One by Nora.</p>\n\n<p>Two.</p>");
        button(nora, "Save, not public yet").click();
        assertThat(nora.getByText("Changes of")).isVisible();
        Assertions.assertThat(nora.locator("#body").inputValue())
                .as("the page stayed")
                .contains("by Nora");
        chromium.look(nora, "copies-pending-1280");

        again.evaluate("() => dispatchEvent(new Event('visibilitychange'))");
        assertThat(saving(again)).containsText("Nora Quill took this story over");
        button(again, "Take over").click();
        assertThat(again.locator("#body")).hasValue("<p>One by Mara.</p>\n\n<p>Two.</p>");
        button(again, "Save, not public yet").click();
        assertThat(again.getByText("Nora Quill saved this article at")).isVisible();
        chromium.look(again, "copies-conflict-1280");
        again.getByText("Keep both").click();
        button(again, "Save like this").click();
        assertThat(again.locator("#body")).hasValue("<p>One by Nora.</p>\n\n<p>One by Mara.</p>\n\n<p>Two.</p>");

        assertThat(again.getByText("never reached the server")).isHidden();

        again.navigate(form + "/revisions");
        chromium.look(again, "copies-history-1280");
        long first = jdbc.sql("select id from revision where reason = 'FOUND'")
                .query(Long.class)
                .single();
        again.locator("form[action$='/" + first + "/restoration'] button").click();
        assertThat(again.locator("#body")).hasValue("<p>One.</p>\n\n<p>Two.</p>");
        Assertions.assertThat(
                        jdbc.sql("select body from article").query(String.class).single())
                .as("readers saw nothing of it all")
                .isEqualTo("<p>One.</p>\n<p>Two.</p>");
    }

    private void picturesArriveThoughTheLineBreaks(Page desk) {
        desk.navigate("/desk/pictures");
        AtomicInteger sent = new AtomicInteger();
        desk.route("**/desk/pictures", route -> {
            if (route.request().method().equals("POST") && sent.getAndIncrement() < 2) {
                route.abort();
            } else {
                route.resume();
            }
        });
        byte[] picture = PictureFiles.jpeg(400, 300);
        desk.locator("#file").setInputFiles(new FilePayload[] {
            new FilePayload("quay-1.jpg", "image/jpeg", picture), new FilePayload("quay-2.jpg", "image/jpeg", picture)
        });
        desk.locator(".upload button[type=submit]").click();
        Locator uploads = desk.locator(".uploads__one");
        assertThat(uploads).hasCount(2);
        assertThat(uploads.first().locator(".uploads__state")).containsText("Attempt 3 of 6 follows after 2 s");
        chromium.look(desk, "uploads-again-1280");
        assertThat(uploads.locator(".uploads__state")).hasText(new String[] {"Ready", "Ready"});
        assertThat(uploads.locator("img")).hasCount(2);
        Assertions.assertThat(sent).hasValue(4);
        desk.unrouteAll();
    }

    private void pictureIsChosenFromTheLibrary(Page desk) {
        desk.navigate("/desk/articles/new");
        desk.locator("[name=headline]").fill("Typed before");
        desk.locator("#pictureWords").fill("quay-2");
        desk.locator("#pictureWords").press("Enter");
        assertThat(desk.locator(".lead-shelf__one")).hasCount(1);
        desk.locator(".lead-shelf__one").click();
        desk.locator("#pictureWords").fill("nothing of the kind");
        desk.locator("[data-look]").first().click();
        assertThat(desk.getByText("No picture has these words")).isVisible();
        assertThat(desk.locator("[data-shelf] [name=leadPicture]:checked"))
                .not()
                .hasValue("");
        assertThat(desk.locator("[name=headline]")).hasValue("Typed before");
        chromium.look(desk, "lead-shelf-1280");
    }

    private static void type(Page page, String body) {
        page.evaluate("text => mastheadEditor.set(text)", body);
    }

    private static Locator saving(Page page) {
        return page.locator("[data-saving]");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Page firstAdministrator() {
        Page page = person();
        Entrance.setUp(page, context, "Mara Lind", "mara@news.example");
        return signIn(page, "mara@news.example");
    }

    private Page second() {
        jdbc.sql("""
                insert into account (email, name, role, status, password_hash, created_at)
                select 'nora@news.example', 'Nora Quill', 'EDITOR', 'ACTIVE', password_hash, now() from account
                """).update();
        return signIn(person(), "nora@news.example");
    }

    private Page signIn(Page page, String email) {
        Entrance.signIn(page, email);
        return page;
    }

    private Page person() {
        return chromium.person("http://localhost:" + port, 1280, true, ColorScheme.LIGHT);
    }
}
