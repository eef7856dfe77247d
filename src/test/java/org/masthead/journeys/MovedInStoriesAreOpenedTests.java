package org.masthead.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.command.Command;
import org.masthead.testing.Chromium;
import org.masthead.testing.JourneyTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stories of another system, opened in the editor: it shows them as they are stored, and to look is not to write. */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovedInStoriesAreOpenedTests {

    private static final List<String> BODIES = List.of(
            "Words.\n\nMore <em>words</em> &amp; others.",
            "<!-- wp:gallery --><figure class=\"wp-block-gallery\">"
                    + "<figure class=\"wp-block-image\"><img src=\"https://old.example/a.jpg\" alt=\"Quay\"/></figure>"
                    + "<figure class=\"wp-block-image\"><a href=\"https://old.example/b/\"><img src=\"https://old.example/b.jpg\" alt=\"\"/></a>"
                    + "<figcaption>The boat</figcaption></figure>"
                    + "<figcaption>All of them</figcaption></figure><!-- /wp:gallery -->",
            "<ul class=\"wp-block-gallery\"><li class=\"blocks-gallery-item\"><figure><img src=\"https://old.example/c.jpg\"></figure></li>"
                    + "<li class=\"blocks-gallery-item\"><figure><img src=\"https://old.example/d.jpg\"></figure></li></ul>",
            "<img src=\"https://old.example/e.jpg\" alt=\"One\"><img src=\"https://old.example/f.jpg\" alt=\"Two\">",
            "[caption width=\"300\"]<img src=\"https://old.example/g.jpg\" alt=\"Three\"> A caption[/caption]\n\nWords.",
            "<ul>\n<li>One</li>\n\n<li>Two\n<ul><li>Three</li></ul></li>\n</ul>\n\n<blockquote>Said.</blockquote>",
            "<table><tr><td>One</td><td><p>Two</p><p>Three</p></td></tr></table>\n\n<pre>  x\n  y</pre>");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private Chromium chromium;
    private Page page;

    @BeforeAll
    void enterTheDesk() {
        chromium = Chromium.start();
        page = chromium.person("http://localhost:" + port, 1280, true, ColorScheme.LIGHT);
        Entrance.setUp(page, context, "Mara Lind", "mara@news.example");
        Entrance.signIn(page, "mara@news.example");
    }

    @AfterAll
    void leave() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private void wordpress(String... arguments) throws Exception {
        Command command = context.getBeansOfType(Command.class).values().stream()
                .filter(each -> each.name().equals("import wordpress"))
                .findFirst()
                .orElseThrow();
        assertThat(command.run(List.of(arguments), new PrintStream(PrintStream.nullOutputStream())))
                .isZero();
    }

    private Path export() throws IOException {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                     xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://old.example</link>
                """);
        int number = 0;
        for (String body : BODIES) {
            number++;
            xml.append("<item><title>Story ")
                    .append(number)
                    .append("</title><wp:post_id>")
                    .append(number)
                    .append("</wp:post_id><wp:post_date_gmt>2019-05-17 10:00:00</wp:post_date_gmt><wp:post_name>story-")
                    .append(number)
                    .append("</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>")
                    .append("<content:encoded><![CDATA[")
                    .append(body)
                    .append("]]></content:encoded></item>\n");
        }
        return Files.writeString(folder.resolve("export.xml"), xml.append("</channel></rss>"));
    }

    @Test
    void editorShowsThemAsTheyAreAndAnUndoStillTakesThem() throws Exception {
        wordpress(export().toString(), "--uploads", folder.toString());
        List<Long> stories =
                jdbc.sql("select id from article order by id").query(Long.class).list();
        assertThat(stories).hasSameSizeAs(BODIES);
        for (Long story : stories) {
            page.navigate("/desk/articles/" + story);
            String stored = (String) page.evaluate("document.querySelector('#body').value");
            String shown = (String) page.evaluate("window.mastheadEditor.get()");
            assertThat(Jsoup.parse(shown).text())
                    .as("story " + story)
                    .isEqualTo(Jsoup.parse(stored).text());
            // The window tells that it is there once more, as it does every twenty seconds.
            page.waitForResponse(
                    "**/working-copy", () -> page.evaluate("dispatchEvent(new Event('visibilitychange'))"));
        }
        page.navigate("/desk");
        assertThat(jdbc.sql("select count(*) from working_copy")
                        .query(Long.class)
                        .single())
                .isZero();
        wordpress(
                "--undo",
                jdbc.sql("select id from import_run").query(String.class).single());
        assertThat(jdbc.sql("select headline from article").query(String.class).list())
                .isEmpty();
    }
}
