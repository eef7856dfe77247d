package org.masthead.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.testing.Chromium;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reader walks through the whole paper, and neither the browser nor anybody else remembers it. */
@JourneyTest
class NobodyIsFollowedTests {

    private static final String KEPT_IN_THE_BROWSER = """
            async () => [
              document.cookie,
              ...Object.keys(localStorage),
              ...Object.keys(sessionStorage),
              ...(await indexedDB.databases()).map(each => each.name),
              ...(window.caches ? await caches.keys() : []),
              ...(navigator.serviceWorker ? await navigator.serviceWorker.getRegistrations() : []).map(each => each.scope)
            ].filter(each => each)
            """;

    @LocalServerPort
    int port;

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
        jdbc.sql("delete from site_identity").update();
    }

    @Test
    void noPageSetsACookieKeepsAnythingOrAsksAnotherHost() {
        Article story = stories.write("Ferry runs again")
                .by("Mara Lind")
                .tagged("Fog")
                .published(Duration.ofHours(1))
                .publish();
        Article gone = stories.write("Taken down").withdraw();
        dressTheSite();
        String origin = "http://localhost:" + port;
        Set<String> strangers = new TreeSet<>();
        Set<String> cookies = new TreeSet<>();
        Page reader = chromium.person(origin, 1280, true, ColorScheme.LIGHT);
        reader.context().onRequest(request -> {
            if (!request.url().startsWith(origin + "/") && !request.url().startsWith("data:")) {
                strangers.add(request.frame().url() + " asks for " + request.url());
            }
        });
        reader.context().onResponse(response -> {
            if (response.allHeaders().containsKey("set-cookie")) {
                cookies.add(response.url());
            }
        });
        Map<String, Integer> walk = new LinkedHashMap<>();
        walk.put("/", 200);
        walk.put(section(story), 200);
        walk.put("/tag/fog", 200);
        walk.put("/author/mara-lind", 200);
        walk.put("/archive", 200);
        walk.put(story.getAddress(), 200);
        walk.put("/search", 200);
        walk.put("/search?q=ferry", 200);
        walk.put("/search?q=nothingofthekind", 200);
        walk.put("/privacy", 200);
        walk.put("/no-such-page", 404);
        walk.put(gone.getAddress(), 410);
        walk.forEach((path, status) -> {
            Response answer = reader.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
            assertThat(answer.status()).as(path).isEqualTo(status);
            reader.mouse().wheel(0, 20_000);
            reader.waitForTimeout(150);
            assertThat((List<?>) reader.evaluate(KEPT_IN_THE_BROWSER)).as(path).isEmpty();
        });
        assertThat(reader.context().cookies()).isEmpty();
        assertThat(cookies).isEmpty();
        assertThat(strangers).isEmpty();
    }

    /** With a colour and links to elsewhere, which must stay links. */
    private void dressTheSite() {
        jdbc.sql("""
                insert into site_identity (version, name, tagline, language, time_zone, accent, footer_links,
                                           social_links, saved_at)
                values (1, 'The Evening Tide', '', 'en-GB', 'UTC', '#0055aa',
                        '[{"label": "Imprint", "address": "https://elsewhere.example/imprint"}]',
                        '[{"label": "Mastodon", "address": "https://social.example/@tide"}]', now())
                """).update();
    }

    private String section(Article story) {
        return "/section/"
                + jdbc.sql("select s.slug from section s join article a on a.section_id = s.id where a.id = ?")
                        .param(story.getId())
                        .query(String.class)
                        .single();
    }
}
