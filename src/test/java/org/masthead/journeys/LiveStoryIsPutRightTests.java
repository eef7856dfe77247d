package org.masthead.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.masthead.article.Article;
import org.masthead.testing.Chromium;
import org.masthead.testing.Inspector;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reader finds an error and the desk corrects it everywhere in one act; an older text is brought back. */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveStoryIsPutRightTests {

    private static final String NOTE = "An earlier version said that the ferry carried 400 people. There were 40.";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    private Chromium chromium;
    private Page editor;
    private Page reader;

    @BeforeAll
    void openTheBrowser() {
        chromium = Chromium.start();
        reader = chromium.person("http://localhost:" + port, 390, false, ColorScheme.LIGHT);
        editor = chromium.person("http://localhost:" + port, 1280, true, ColorScheme.LIGHT);
        Entrance.setUp(editor, context, "Mara Lind", "mara@news.example");
        Entrance.signIn(editor, "mara@news.example");
    }

    @AfterAll
    void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void errorThatAReaderFoundIsCorrectedEverywhere() {
        String story = stories.write("Ferry runs again")
                .saying("It carried 400 people.")
                .publish()
                .getAddress();
        reader.navigate(story);
        link(reader, "Report an error").click();
        reader.getByLabel("What is wrong").fill("It was 40, I was one of them.");
        reader.getByLabel("The words in question").fill("400 people");
        button(reader, "Send to the desk").click();
        assertThat(reader.getByText("Your report is at the desk.")).isVisible();
        reader.navigate(story);
        assertThat(reader.getByText("I was one of them")).isHidden();

        editor.navigate("/desk");
        link(editor, "Reported errors 1").click();
        editor.locator("main").getByText("Ferry runs again").click();
        assertThat(editor.locator("main blockquote")).hasText("400 people");
        assertThat(editor.getByLabel("Note under the story")).hasValue("It was 40, I was one of them.");
        editor.getByLabel("Note under the story").fill(NOTE);
        button(editor, "Publish the note and mark as fixed").click();
        assertThat(editor.getByText("The note stands under the story")).isVisible();
        assertThat(editor.locator("main .status")).hasText("Fixed");
        assertThat(editor.locator(".rail__count")).hasCount(0);
        chromium.look(editor, "error-corrected");

        reader.navigate(story);
        assertThat(reader.locator("#corrections")).containsText(NOTE);
        Assertions.assertThat(
                        reader.locator("script[type='application/ld+json']").allTextContents())
                .anyMatch(data -> data.contains("CorrectionComment") && data.contains(NOTE))
                .anyMatch(data -> data.contains("dateModified"));
        chromium.look(reader, "story-corrected");
        reader.navigate("/corrections");
        assertThat(reader.locator("main")).containsText(NOTE);
        assertThat(link(reader, "Ferry runs again")).hasAttribute("href", story + "#corrections");
        Assertions.assertThat(
                        reader.context().request().get("/corrections/feed.atom").text())
                .contains(NOTE, story);

        for (String[] said : new String[][] {{"Vera Holm", "I counted forty."}, {"Tom Bright", "Fog again."}}) {
            jdbc.sql("""
                            insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                            select a.id, ?, 'x@example.org', ?, '<p>' || ? || '</p>', 'APPROVED', k.corrected_at - interval '1 hour'
                            from correction k join article a on a.id = k.article_id where a.address = ?
                            """).params(said[0], said[1], said[1], story).update();
        }
        editor.navigate("/desk/articles/"
                + jdbc.sql("select id from article where address = ?")
                        .param(story)
                        .query(Long.class)
                        .single());
        editor.getByText("Comments that led to the note of").click();
        button(editor, "The comment by Vera Holm led to this").click();
        assertThat(editor.getByText("Saved. The comment says that it led to a correction."))
                .isVisible();
        Inspector inspector = new Inspector(editor);
        inspector.look("the comments that led to a correction");
        Assertions.assertThat(inspector.takeFindings()).isEmpty();
        chromium.look(editor, "correction-sources");
        reader.navigate(story);
        assertThat(reader.locator(".comment__note--credit")).hasCount(1);
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void restoredTextIsReadOnlyOnceItIsPublished() {
        Article story =
                stories.write("Harbour reopens").saying("The first text.").publish();
        String form = "/desk/articles/" + story.getId();
        editor.navigate(form);
        editor.locator("[contenteditable=true]").fill("A worse text.");
        publish(story, "A worse text.");

        link(editor, "History of the story").click();
        chromium.look(editor, "history");
        editor.getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Restore"))
                .last()
                .click();
        assertThat(editor.getByText("Restored as a change that waits.")).isVisible();
        assertThat(editor.locator("[contenteditable=true]")).hasText("The first text.");
        reader.navigate(story.getAddress());
        assertThat(reader.locator(".article__body")).containsText("A worse text.");

        publish(story, "The first text.");
        editor.navigate(form + "/revisions");
        assertThat(editor.getByText("restored", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        editor.locator("tbody tr").last().locator("[name=from]").check();
        button(editor, "Compare the chosen two").click();
        assertThat(editor.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("What changed");
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void whoChangedWordsIsLedToTheNoteThatReadersMayNeed() {
        Article story = stories.write("Tide is late").saying("At noon.").publish();
        editor.navigate("/desk/articles/" + story.getId());
        editor.locator("[contenteditable=true]").fill("At one.");
        button(editor, "Publish the changes").click();
        Locator way = editor.locator("[data-errors] a");
        assertThat(way).hasText(Pattern.compile("Words of this live story are others now.*"));
        way.click();
        assertThat(editor.locator("#correction")).isFocused();
        editor.locator("#correction").fill("An earlier version said noon.");
        editor.getByLabel("Note to readers").first().selectOption("CORRECTION");
        button(editor, "Publish the changes").click();
        reader.navigate(story.getAddress());
        assertThat(reader.locator("#corrections")).containsText("An earlier version said noon.");
        chromium.complaints().clear();
    }

    private void publish(Article story, String text) {
        editor.getByLabel("Note to readers").first().selectOption("NONE");
        button(editor, "Publish the changes").click();
        assertThat(editor.getByText("Readers see the changes now.")).isVisible();
        reader.navigate(story.getAddress());
        assertThat(reader.locator(".article__body")).containsText(text);
    }

    private static void submit(Page page) {
        page.locator("main form button[type=submit]").first().click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
