package org.masthead.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.testing.Chromium;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.masthead.text.RandomStories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writing in the editor: what somebody sees there is what is stored, and what readers see. */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditorTests {

    private static final int STORIES = 300;
    private static final Path PICTURE = Path.of("src/main/resources/demo/pictures/ferry-in-fog.jpg");
    private static final Path CLIPBOARD = Path.of("src/test/resources/clipboard");

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
        page = chromium.person("http://localhost:" + port, 1280, true, ColorScheme.LIGHT);
        page.onDialog(dialog -> dialog.accept());
        keys = page.keyboard();
        Entrance.setUp(page, context, "Mara Lind", "mara@news.example");
        Entrance.signIn(page, "mara@news.example");
        stories.section("Harbour");
    }

    @AfterAll
    void leave() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openANewStory() {
        chromium.complaints().clear();
        page.setViewportSize(1280, 900);
        page.navigate("/desk/articles/new");
        editor().click();
    }

    @Test
    void whatIsStoredPassesTheEditorByteForByte() {
        RandomStories random = new RandomStories(2);
        List<String> stored =
                IntStream.range(0, STORIES).mapToObj(i -> random.next()).toList();
        Object returned =
                page.evaluate("stories => stories.map(each => window.mastheadEditor.roundTrip(each))", stored);
        List<?> passed = (List<?>) returned;
        for (int i = 0; i < STORIES; i++) {
            Assertions.assertThat(passed.get(i)).as("story " + i).isEqualTo(stored.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"word", "google-docs", "web"})
    void pasteBringsWordsAndStructureAndNothingElse(String source) throws IOException {
        paste(Files.readString(CLIPBOARD.resolve(source + ".html")));
        Assertions.assertThat(written())
                .isEqualTo(Files.readString(CLIPBOARD.resolve(source + ".expected.html"))
                        .strip());
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void storyIsWrittenByKeyboardAndPublishedAsItLooks() throws IOException {
        page.locator("[name=headline]").fill("Ferry runs again after eleven days of fog");
        page.locator("[name=section]").selectOption(new String[] {"Harbour"});
        editor().click();
        writeByMarkdown();
        writeByMenu();
        dropAPicture();
        String before = written();
        chromium.look(page, "editor-1280");

        page.locator("button[name=move][value=save]").click();
        page.waitForURL(Pattern.compile(".*/desk/articles/\\d+"));
        Assertions.assertThat(stored()).isEqualTo(before);
        page.reload();
        Assertions.assertThat(written()).isEqualTo(before);

        page.locator("button[name=move][value=publish]").click();
        Locator view = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Read it on the site"));
        page.navigate(view.getAttribute("href"));
        assertPrinted();
        chromium.look(page, "editor-published-1280");
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    private void writeByMarkdown() {
        type("## The first boat", "It **carried** *flour*, `tide` and ~~no~~ [bread](https://example.org/bread).");
        type("- Letters", "Loaves", "");
        type("1. Cast off", "");
        type("> The sea does not vote.", "");
        type(">> Nobody sets a watch by the boat.", "Ines Vogel, pilot", "");
        keys.type("```tide = 4.2");
        keys.press("Control+Enter");
        keys.type("---And so it goes on.");
        Assertions.assertThat(written()).isEqualTo("""
                <h2>The first boat</h2>
                <p>It <strong>carried</strong> <em>flour</em>, <code>tide</code> and <s>no</s> <a href="https://example.org/bread">bread</a>.</p>
                <ul><li>Letters</li><li>Loaves</li></ul>
                <ol><li>Cast off</li></ol>
                <blockquote><p>The sea does not vote.</p></blockquote>
                <aside><p>Nobody sets a watch by the boat.</p><p>Ines Vogel, pilot</p></aside>
                <pre><code>tide = 4.2</code></pre>
                <hr>
                <p>And so it goes on.</p>""");
    }

    private void writeByMenu() {
        keys.press("Control+Alt+f");
        keys.type("At noon, says the log.");
        keys.press("Escape");
        keys.press("End");
        type("", "/embed");
        page.getByLabel("Address of the video or post").fill("https://vimeo.com/1234567");
        keys.press("Enter");
        keys.type("Filmed from the quay");
        keys.press("Enter");
        keys.type("/table");
        assertThat(page.locator("[role=option][aria-selected=true]")).hasText("Table");
        keys.press("Enter");
        for (String cell : List.of("Day", "Boats", "Bread", "Monday", "4", "600")) {
            keys.type(cell);
            keys.press("Tab");
        }
        Assertions.assertThat(written())
                .contains(
                        "<p>And so it goes on.[^1]</p>",
                        "<figcaption>Filmed from the quay</figcaption></figure>",
                        "<table><thead><tr><th>Day</th><th>Boats</th><th>Bread</th></tr></thead><tbody><tr><td>Monday</td>",
                        "<p>[^1]: At noon, says the log.</p>");
        keys.press("Control+Enter");
    }

    private void dropAPicture() throws IOException {
        DroppedFile.drop(page, "ferry.jpg", Files.readAllBytes(PICTURE));
        page.locator("#editor figure img").waitFor();
        page.getByLabel("Description for those who cannot see it").fill("A ferry in the fog");
        keys.press("Enter");
        keys.type("The *Patience* at noon.");
        keys.press("Enter");
        keys.type("Photo: Ines");
        page.getByLabel("Where it stands").selectOption("start");
        Assertions.assertThat(written())
                .contains("<figure data-place=\"start\"><img src=\"/media/", "alt=\"A ferry in the fog\"")
                .contains(
                        "<figcaption>The <em>Patience</em> at noon. <small>Photo: Ines</small></figcaption></figure>");
    }

    @Test
    void whatIsInsertedAtAnEmptyLineOfAListEndsTheList() {
        type("- Letters", "Loaves");
        keys.type("/rule");
        keys.press("Enter");
        Assertions.assertThat(written()).isEqualTo("<ul><li>Letters</li><li>Loaves</li></ul>\n<hr>");
    }

    @Test
    void columnsOfNumbersStandAsTheyWillBePrinted() {
        keys.type("/table");
        keys.press("Enter");
        for (String cell : List.of("Year", "Boats", "Crowns", "2015", "1,204", "£12,400", "2016", "none", "–")) {
            keys.type(cell);
            keys.press("Tab");
        }
        assertThat(editor().locator("tr").nth(1).locator(".figure")).hasText(new String[] {"2015", "£12,400"});
        assertThat(editor().locator("th.figure")).hasText(new String[] {"Year", "Crowns"});
        Assertions.assertThat(written()).doesNotContain("class");
    }

    private void assertPrinted() {
        Locator body = page.locator(".article__body");
        assertThat(body.locator("h2").first()).hasText("The first boat");
        assertThat(body.locator("aside p")).hasCount(2);
        assertThat(body.locator("td").first()).hasText("Monday");
        assertThat(body.locator("figure[data-place=start] small")).hasText("Photo: Ines");
        assertThat(body.locator("figure[data-embed] figcaption")).hasText("Filmed from the quay");
        assertThat(body.locator("[role=doc-endnotes] li")).containsText("At noon, says the log.");
        assertThat(body.locator("a[role=doc-noteref]")).hasText("1");
    }

    @Test
    void fieldFollowsAndASaveLeavesTheHistory() {
        keys.type("One.");
        page.waitForTimeout(300);
        assertThat(page.locator("#body")).hasValue("<p>One.</p>");
        keys.type(" Two.");
        page.evaluate("""
                () => document.querySelector("#body").dispatchEvent(
                  new CustomEvent("masthead:body", { detail: { html: window.mastheadEditor.get() } }))""");
        Assertions.assertThat(written()).isEqualTo("<p>One. Two.</p>");
        keys.press("Control+z");
        Assertions.assertThat(written()).isNotEqualTo("<p>One. Two.</p>");
        Object sent = page.evaluate("() => Object.fromEntries(new FormData(document.querySelector('#story')))");
        Assertions.assertThat(((Map<?, ?>) sent).get("bodyFormat")).isEqualTo("html");
    }

    @Test
    void firstSaveStaysOnThePageWithTheCursorInTheText() {
        page.locator("[name=headline]").fill("Ferry is saved while somebody writes");
        page.locator("[name=section]").selectOption(new String[] {"Harbour"});
        editor().click();
        keys.type("One.");
        page.evaluate("() => { window.stayed = true; }");
        keys.press("Control+s");
        page.waitForURL(Pattern.compile(".*/desk/articles/\\d+"));
        keys.type(" Two.");
        Assertions.assertThat(written()).isEqualTo("<p>One. Two.</p>");
        Assertions.assertThat(page.evaluate("() => window.stayed")).isEqualTo(true);
        assertThat(page.locator("#notes")).isVisible();
        assertThat(page.locator("[name=slug]")).hasValue("ferry-is-saved-while-somebody-writes");
        keys.press("Control+s");
        page.waitForCondition(() -> jdbc.sql("select body from article where headline like 'Ferry is saved%'")
                .query(String.class)
                .single()
                .equals("<p>One. Two.</p>"));
        Assertions.assertThat(chromium.complaints()).isEmpty();
        page.reload();
        Assertions.assertThat(written()).isEqualTo("<p>One. Two.</p>");
    }

    @Test
    void storyThatIsOnlyLookedAtIsNotKeptAsOneThatSomebodyWrites() {
        long story = stories.write("Looked at").draft().getId();
        page.navigate("/desk");
        jdbc.sql("delete from working_copy").update();
        for (String address : List.of("/desk/articles/new", "/desk/articles/" + story)) {
            page.navigate(address);
            assertThat(editor()).isVisible();
            page.waitForRequest("**/*", () -> page.navigate("/desk"));
        }
        page.navigate("/desk/articles/new");
        assertThat(page.locator("main")).not().containsText("You began these");
        Assertions.assertThat(jdbc.sql("select count(*) from working_copy where text <> '{}'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void sourceIsMarkdownOrHtmlAsItWasWithoutTheEditor() {
        keys.type("A star: 2 * 3 * 4");
        source().click();
        Locator field = page.locator("#body");
        assertThat(field).hasValue("<p>A star: 2 * 3 * 4</p>");
        field.fill("## Head\n\n*Slanted* words");
        source().click();
        assertThat(editor().locator("h2")).hasText("Head");
        Assertions.assertThat(written()).isEqualTo("<h2>Head</h2>\n<p><em>Slanted</em> words</p>");
        field.fill("Written into the field itself");
        assertThat(source()).hasAttribute("aria-pressed", "true");
    }

    @Test
    void enterLeadsFromTheHeadlineIntoTheText() {
        page.locator("[name=headline]").focus();
        keys.type("A headline");
        keys.press("Enter");
        keys.type("A standfirst");
        keys.press("Enter");
        keys.type("The text.");
        Assertions.assertThat(written()).isEqualTo("<p>The text.</p>");
        assertThat(page.locator("[name=standfirst]")).hasValue("A standfirst");
        assertThat(source()).hasAttribute("aria-pressed", "false");
    }

    @Test
    void everythingIsReachedByKeyboard() {
        keys.type("Words");
        keys.press("Alt+F10");
        assertThat(page.getByLabel("Style of the paragraph")).isFocused();
        keys.press("ArrowRight");
        assertThat(tool("Bold")).isFocused();
        keys.press("Enter");
        assertThat(tool("Bold")).hasAttribute("aria-pressed", "true");
        keys.type(" and more");
        Assertions.assertThat(written()).isEqualTo("<p>Words<strong> and more</strong></p>");
        assertThat(page.locator(".editor-box__words")).hasText("Words: 3");
        keys.press("Alt+F10");
        keys.press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Bulleted list");
        keys.press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    private void type(String... lines) {
        for (String line : lines) {
            keys.type(line);
            keys.press("Enter");
        }
    }

    private void paste(String html) {
        page.evaluate("""
                html => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData("text/html", html);
                  clipboardData.setData("text/plain", "words");
                  document.querySelector("#editor").dispatchEvent(
                    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
                }""", html);
    }

    private Locator editor() {
        return page.locator("#editor");
    }

    private Locator source() {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("HTML"));
    }

    private Locator tool(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String written() {
        return ((String) page.evaluate("() => window.mastheadEditor.get()")).replace("\n\n", "\n");
    }

    private String stored() {
        return jdbc.sql("select body from article order by id desc limit 1")
                .query(String.class)
                .single();
    }
}
