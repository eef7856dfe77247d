package org.masthead.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.masthead.testing.Chromium;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Words and pictures while the line comes and goes: all of it is there once the train is out of the tunnel. */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryIsWrittenOnATrainTests {

    private static final Path PICTURE = Path.of("src/main/resources/demo/pictures/ferry-in-fog.jpg");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    private Chromium chromium;
    private Page page;
    private Keyboard keys;

    @BeforeAll
    void enterTheDesk() {
        chromium = Chromium.start();
        page = chromium.person("http://localhost:" + port, 820, true, ColorScheme.LIGHT);
        page.onDialog(dialog -> dialog.accept());
        keys = page.keyboard();
        Entrance.setUp(page, context, "Mara Lind", "mara@news.example");
        Entrance.signIn(page, "mara@news.example");
        stories.section("Harbour");
    }

    @BeforeEach
    void openANewStory() {
        chromium.complaints().clear();
        page.context().setOffline(false);
        page.navigate("/desk/articles/new");
    }

    @AfterAll
    void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void wordsAndPicturesOfAnHourWithoutANetworkAreReadByEveryoneAfterwards() throws IOException {
        page.context().setOffline(true);
        page.locator("[name=headline]").fill("Ferry runs again");
        page.locator("[name=section]").selectOption(new String[] {"Harbour"});
        editor().click();
        keys.type("Before the fog.");
        keys.press("Enter");
        DroppedFile.drop(page, "ferry.jpg", Files.readAllBytes(PICTURE));
        Locator upload = page.locator("#editor .sending");
        assertThat(upload).containsText("There is no network. It is sent as soon as there is one again.");
        assertThat(upload.locator("progress")).isVisible();
        keys.type("It lifted at noon.");
        assertThat(page.locator("[data-saving]")).hasText("Offline: kept in this browser");
        chromium.look(page, "train-offline-820");

        // A tunnel with holes in it: the line is back, and breaks off twice more.
        AtomicInteger attempts = new AtomicInteger();
        page.route("**/desk/pictures/upload", route -> {
            if (attempts.getAndIncrement() < 2) {
                route.abort();
            } else {
                route.resume();
            }
        });
        page.context().setOffline(false);
        assertThat(upload).containsText("Attempt 3 of 6 follows after 2 s");
        page.locator("#editor figure img").waitFor();
        assertThat(upload).hasCount(0);
        Assertions.assertThat(attempts).hasValue(3);
        page.unrouteAll();
        page.getByLabel("Description for those who cannot see it").fill("A ferry in the fog");
        keys.press("Enter");
        keys.type("The Patience at noon.");
        assertThat(page.locator("[data-saving]")).containsText("Saved");
        leadPictureIsSentBeforeTheSave();
        chromium.look(page, "train-back-820");
        chromium.complaints().clear();

        button("Publish").click();
        page.waitForURL(Pattern.compile(".*/desk/articles/\\d+.*"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Read it on the site"))
                .click();
        Locator body = page.locator(".article__body");
        assertThat(body).containsText("Before the fog.");
        assertThat(body).containsText("It lifted at noon.");
        assertThat(body.getByAltText("A ferry in the fog")).isVisible();
        assertThat(page.getByAltText("The quay")).isVisible();
        assertThat(body.locator("figcaption")).containsText("The Patience at noon.");
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    /** A save that has no picture to carry stays on the page. */
    private void leadPictureIsSentBeforeTheSave() {
        page.context().setOffline(true);
        page.getByText("Lead picture").first().click();
        page.locator("#leadUpload").setInputFiles(PICTURE);
        assertThat(page.locator("#leadUpload ~ [role=status]")).containsText("There is no network");
        page.context().setOffline(false);
        assertThat(page.locator(".furniture__picture")).isVisible();
        assertThat(page.locator("[name=leadPicture]")).isChecked();
        assertThat(page.locator("#leadUpload")).hasValue("");
        page.locator("[name=leadAltText]").fill("The quay");
    }

    /**
     * What was typed after the session ended stays in the browser; whoever signs in beside goes on in the same window.
     */
    @Test
    void sessionThatEndedMeanwhileCostsNoWord() {
        editor().click();
        keys.type("Before.");
        assertThat(saving()).containsText("Saved");
        jdbc.sql("delete from spring_session").update();
        keys.type(" After.");
        Locator door = page.locator("[data-sign-in]");
        assertThat(door).isVisible();
        chromium.look(page, "train-session-ended-820");
        Page beside = page.context().newPage();
        Entrance.signIn(beside, "mara@news.example");
        beside.close();
        keys.type(" Later.");
        // Refused, a new token is fetched, and then it is kept: three ways, which a busy machine takes its time for.
        assertThat(saving()).containsText("Saved", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
        assertThat(door).isHidden();
        page.navigate("/desk/articles/new");
        page.locator("main a[href*='copy=']").first().click();
        assertThat(editor()).hasText("Before. After. Later.");
    }

    @Test
    void pictureThatTheDeskRefusesIsNotSentAgain() {
        editor().click();
        DroppedFile.drop(page, "gulls.jpg", "<!doctype html><p>Gulls".getBytes(StandardCharsets.US_ASCII));
        Locator upload = page.locator("#editor .sending");
        assertThat(upload.getByRole(AriaRole.ALERT)).containsText("not a JPEG, PNG, WebP or GIF");
        upload.getByText("Leave it out").click();
        assertThat(upload).hasCount(0);
        Assertions.assertThat(jdbc.sql("select count(*) from picture where file_name = 'gulls.jpg'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** A server that refuses in the middle of 200 megabytes is hardly heard, so they are not sent at all. */
    @Test
    void fileThatIsTooLargeIsNotEvenSent() {
        page.navigate("/desk/pictures");
        List<String> sent = new CopyOnWriteArrayList<>();
        page.onRequest(request -> sent.add(request.method() + " " + request.url()));
        page.locator("#file").setInputFiles(new FilePayload("huge.jpg", "image/jpeg", new byte[21 * 1024 * 1024]));
        page.locator(".upload button[type=submit]").click();
        assertThat(page.locator(".uploads__state")).containsText("at most 20 MB");
        assertThat(page.locator(".uploads__one button")).hasCount(0);
        Assertions.assertThat(sent).noneMatch(each -> each.startsWith("POST"));
    }

    private Locator saving() {
        return page.locator("[data-saving]");
    }

    private Locator editor() {
        return page.locator("#editor");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
