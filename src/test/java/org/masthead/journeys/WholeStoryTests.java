package org.masthead.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.article.Article;
import org.masthead.article.ArticleService;
import org.masthead.media.PictureService;
import org.masthead.media.PictureUpload;
import org.masthead.testing.Chromium;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.masthead.text.ArticleMarkup;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A story with everything that a story can have, before readers of every kind. */
@JourneyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeStoryTests {

    private static final Path PICTURE = Path.of("src/main/resources/demo/pictures/ferry-in-fog.jpg");

    private static final String BODY = """
            The ferry **ran again** on Monday[^1], as [the council](/section/town) had hoped.

            >> Nobody here sets a watch by the boat. We set the boat by the fog.
            >>
            >> Ines Vogel, pilot

            ## What it cost

            | Day | Boats that sailed | Passengers carried | Bread, in loaves | Letters | Left on the quay |
            |---|---|---|---|---|---|
            | Monday | 4 | 1,220 | 600 | 2,011 | 17 |

            Until then it stood[^tide] at [the quay](https://example.org/quay).

            ![A ferry in the fog](/media/%1$d)

            https://www.youtube.com/watch?v=dQw4w9WgXcQ

            ```
            tide = 4.2 - fog * 11
            ```

            > The sea does not vote.

            And so it goes on.

            [^1]: At noon, says the log.

            [^tide]: High water was at https://example.org/tides that day.
            """;

    @LocalServerPort
    int port;

    @Autowired
    Stories stories;

    @Autowired
    ArticleService articles;

    @Autowired
    PictureService pictures;

    @Autowired
    JdbcClient jdbc;

    private Chromium chromium;
    private String story;

    @BeforeAll
    void publish() {
        chromium = Chromium.start();
        stories.write("The boat before")
                .published(java.time.Duration.ofHours(1))
                .publish();
        Article article = stories.write("Ferry runs again after eleven days of fog")
                .from("Harbour Point")
                .by("Mara Lind", "Otto Brandt")
                .tagged("Ferry", "Fog")
                .publish();
        long picture = pictures.accept(
                        new PictureUpload("ferry.jpg", new FileSystemResource(PICTURE), "A ferry", "", ""), null)
                .getId();
        jdbc.sql("update article set body = ?, standfirst = 'The island gets its bread.', lead_picture_id = ?,"
                        + " lead_alt_text = 'A ferry', lead_caption = 'The Patience at noon.', lead_credit = 'Photo: Ines'"
                        + " where id = ?")
                .params(
                        ArticleMarkup.fromDesk(String.format(BODY, picture), pictures)
                                .html(),
                        picture,
                        article.getId())
                .update();
        jdbc.sql("insert into guest_byline values (?, 0, 2, 'Ines Vogel', 'Photographs by')")
                .param(article.getId())
                .update();
        articles.takeOverCorrection(
                article.getId(), "An earlier version gave the wrong number of loaves. There were 600.", TestClock.NOON);
        story = article.getAddress();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobodyElseIsAskedForAnythingBeforeTheReaderAsks(boolean javaScript) {
        List<String> strangers = new ArrayList<>();
        Page reader = chromium.person("http://localhost:" + port, 1280, javaScript, ColorScheme.LIGHT);
        reader.route(address -> !address.startsWith("http://localhost:" + port), route -> {
            strangers.add(route.request().url());
            route.abort();
        });
        reader.navigate(story);
        reader.locator("details.embed").scrollIntoViewIfNeeded();
        reader.waitForTimeout(200);
        assertThat(strangers).isEmpty();

        reader.locator("details.embed > summary").click();
        if (!javaScript) {
            reader.waitForTimeout(200);
            assertThat(strangers).isEmpty();
            reader.locator(".embed__load").click();
        }
        reader.waitForCondition(() -> !strangers.isEmpty());
        assertThat(strangers).first().isEqualTo("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ");
        assertThat(chromium.complaints()).noneMatch(each -> each.contains("Content Security Policy"));
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void nothingMovesWhileItLoadsAndNothingIsWiderThanTheWindow(int width) {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Page reader = chromium.person("http://localhost:" + port, width, true, scheme);
            reader.addInitScript("window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach("
                    + "each => { window.moved += each.value; })).observe({ type: 'layout-shift', buffered: true });");
            reader.navigate(story);
            reader.evaluate("() => document.fonts.ready.then(() => true)");
            reader.mouse().wheel(0, 20_000);
            reader.waitForTimeout(300);
            // What is left when a font takes over from a fallback of nearly its metrics; a shift that is seen is above
            // 0.1.
            assertThat(((Number) reader.evaluate("() => window.moved")).doubleValue())
                    .isLessThan(0.001);
            assertThat(reader.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            assertThat(reader.locator(".article__picture img").getAttribute("fetchpriority"))
                    .isEqualTo("high");
            assertThat(reader.locator(".article__body img").getAttribute("loading"))
                    .isEqualTo("lazy");
            chromium.look(reader, "whole-story-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void sheetOfPaperHasTheAddressOfEachLink() {
        Page reader = chromium.person("http://localhost:" + port, 794, false, ColorScheme.LIGHT);
        reader.navigate(story);
        reader.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        String after = "link => getComputedStyle(link, '::after').content";
        assertThat((String) reader.locator(".article__body a[href='https://example.org/quay']")
                        .evaluate(after))
                .contains("https://example.org/quay");
        assertThat((String)
                        reader.locator(".article__body a[href='/section/town']").evaluate(after))
                .contains("/section/town");
        assertThat(reader.locator(".share").isVisible()).isFalse();
        assertThat(reader.locator(".article__address").isVisible()).isTrue();
        chromium.look(reader, "whole-story-print");
    }
}
