package org.masthead.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.masthead.account.FirstAdministrator;
import org.masthead.demo.PlantedDemo;
import org.masthead.testing.Chromium;
import org.masthead.testing.Inspector;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every page of the paper and of the desk, by day and by night, at three widths, with text twice as large and by
 * keyboard. One house and one browser for all of it: the first day it is empty, then it is full.
 */
@LiveNewsroomTest
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesForEveryoneTests {

    private static final String BODY = """
            The ferry **ran again** on Monday[^1], as [the council](/section/town) had hoped.

            >> Nobody here sets a watch by the boat.
            >>
            >> Ines Vogel, pilot

            ## What it cost

            | Day | Boats that sailed | Passengers carried | Bread, in loaves | Letters | Left on the quay |
            |---|---|---|---|---|---|
            | Monday | 4 | 1,220 | 600 | 2,011 | 17 |

            https://www.youtube.com/watch?v=dQw4w9WgXcQ

            ```
            tide = 4.2 - fog * 11 // and a line of code that is far too long for any telephone that was ever sold
            ```

            > The sea does not vote.

            [^1]: At noon, says the log.
            """;

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
    private Inspector inspector;

    @BeforeAll
    void openTheBrowser() {
        chromium = Chromium.start();
        page = chromium.person("http://localhost:" + port, 1280, true, ColorScheme.LIGHT);
        inspector = new Inspector(page);
    }

    @AfterAll
    void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Order(1)
    void emptyHouse() {
        inspector.visit("/");
        inspector.visit("/archive");
        page.navigate(FirstAdministrator.setUpPath(context));
        page.locator("form.fields").evaluate("form => { form.noValidate = true; form.requestSubmit(); }");
        page.waitForSelector(".field__error");
        inspector.look("set-up with errors");
        page.getByLabel("Name").fill("Mara Lind");
        page.getByLabel("E-mail").fill("mara@news.example");
        page.getByLabel("Password").fill(Entrance.PASSWORD);
        page.locator("main form button[type=submit]").first().click();
        signIn();
        for (String path : List.of(
                "",
                "/articles",
                "/front",
                "/comments",
                "/errors",
                "/plan",
                "/pictures",
                "/sections",
                "/tags",
                "/authors")) {
            inspector.passBy("/desk" + path);
        }
        jdbc.sql("delete from account").update();
        page.context().clearCookies();
        PlantedDemo.plant(context);
        assertThat(inspector.takeFindings()).isEmpty();
    }

    @Test
    @Order(2)
    void everyPublicPage() {
        String story = stories.write("Ferry runs again after eleven days of fog")
                .introducedBy("The island gets its bread.")
                .from("Harbour Point")
                .by("Mara Lind", "Otto Brandt")
                .tagged("Ferry", "Fog")
                .saying(BODY)
                .publish()
                .getAddress();
        String gone = stories.write("A story that was wrong").withdraw().getAddress();
        inspector.visit("/");
        inspector.visit(attribute(".section-nav a", "href"));
        inspector.visit("/tag/ferry");
        inspector.visit("/author/mara-lind");
        inspector.visit("/archive");
        inspector.passBy("/archive/2026/11");
        inspector.visit("/search");
        inspector.visit("/search?q=harbour&section=harbour");
        inspector.passBy("/search?q=xyzzyplugh");
        inspector.passBy("/search?q=fog&from=no-day");
        inspector.passBy("/corrections");
        inspector.visit("/privacy");
        inspector.visit("/api");
        inspector.visit("/no-such-page");
        inspector.visit(gone);
        inspector.visit(longestConversation());
        inspector.visit(story);

        page.getByLabel("Email").fill("not an address");
        page.getByText("Post Comment").click();
        page.waitForSelector("[aria-invalid]");
        inspector.look("reply with errors");
        page.getByLabel("Comment").fill("Welcome back, *Patience*.");
        page.getByLabel("Name").fill("Vera Holm");
        page.getByLabel("Email").fill("vera@example.org");
        page.getByText("Post Comment").click();
        page.waitForSelector(".respond__outcome a").click();
        page.waitForURL("**/comments/receipt?receipt=*");
        inspector.look("receipt of a held reply");
        String receipt = page.url().replaceFirst(".*receipt=", "");
        page.navigate(story + "?receipt=" + receipt);
        page.waitForSelector(".comment--held");
        inspector.look("held reply");
        page.navigate(longestConversation());
        page.locator(".comment__reply").first().click();
        inspector.glance("reply to a comment");
        String comment = page.locator(".comment__time").first().getAttribute("href");
        page.navigate(comment + "/report");
        page.locator("main form button[type=submit]").click();
        inspector.glance("report of a comment with errors");
        inspector.passBy(comment + "/thread");
        page.navigate(story + "/error-report");
        page.locator("main form button[type=submit]").click();
        page.waitForSelector("[aria-invalid]");
        inspector.glance("report of an error with errors");
        page.getByLabel("What is wrong").fill("It was twelve days.");
        page.locator("main form button[type=submit]").click();
        page.waitForURL("**/thanks");
        inspector.glance("thanks for a report");
        assertThat(inspector.takeFindings()).isEmpty();
    }

    @Test
    @Order(3)
    void everyDeskPage() {
        page.navigate("/desk");
        page.getByLabel("E-mail").fill("nobody@news.example");
        page.getByLabel("Password").fill("not the password");
        page.locator("main form button[type=submit]").first().click();
        page.waitForSelector("[role=alert]");
        inspector.look("refused sign-in");
        Entrance.setUp(page, context, "Mara Lind", "mara@news.example");
        signIn();
        for (String path : List.of(
                "articles",
                "front",
                "front/breaking",
                "comments",
                "pictures",
                "sections",
                "tags",
                "authors",
                "accounts",
                "account",
                "settings",
                "plan",
                "plan/board",
                "no-such-page")) {
            inspector.visit("/desk/" + path);
        }
        for (String path : List.of("", "/articles?q=xyzzyplugh", "/comments?status=spam", "/errors", "/audit")) {
            inspector.passBy("/desk" + path);
        }
        inspector.passBy("/desk/errors/" + id("error_report"));
        inspector.passBy("/desk/pictures/" + id("picture"));
        inspector.passBy("/desk/front/sections/" + id("section"));
        inspector.visit("/desk/articles/" + id("article where status = 'LIVE'"));
        inspector.visit("/desk/articles/" + id("article where status = 'WITHDRAWN'"));
        inspector.visit("/desk/articles/" + id("article where status = 'LIVE'") + "/work");
        inspector.visit("/desk/articles/" + id("article where status = 'LIVE'") + "/preview");
        inspector.visit("/desk/authors/" + id("author"));
        inspector.visit("/desk/comments/" + id("comment where status = 'PENDING'"));
        inspector.passBy("/desk/comments/" + id("comment where status = 'APPROVED'") + "/correction");

        refused("/desk/articles/new", "#story button[value=publish]");
        refused("/desk/authors/new", "main form button[type=submit]");
        refused("/desk/sections", "main > form button[type=submit]");
        refused("/desk/pictures", ".upload button[type=submit]");
        refused("/desk/front/breaking", "main > form button[data-save]");
        refused("/desk/comments/" + id("comment where status = 'PENDING'"), "button[data-save]");
        refused("/desk/accounts", "section form.fields button[type=submit]");
        page.navigate("/desk/settings");
        page.locator("#name").fill("");
        page.locator("form.settings button[type=submit]").click();
        page.waitForSelector("[aria-invalid]");
        inspector.look("settings with errors");
        page.navigate("/desk/accounts");
        page.locator("#name").fill("Otto Brandt");
        page.locator("#email").fill("otto@news.example");
        page.locator("section form.fields button[type=submit]").click();
        inspector.look("accounts with a link");
        inspector.visit(URI.create(page.locator("#link").inputValue()).getPath());
        assertThat(inspector.takeFindings()).isEmpty();
    }

    @Test
    @Order(4)
    void whereThingsWentOtherwise() {
        page.navigate("/desk/comments");
        page.keyboard().press("?");
        page.waitForSelector("dialog[open]");
        inspector.look("keys");
        long article = id("article where status = 'LIVE'");
        page.navigate("/desk/articles/" + article);
        Page other = page.context().newPage();
        other.navigate("/desk/articles/" + article);
        other.getByLabel("Standfirst").fill("What the first of two editors wrote.");
        other.locator("#story [name=move][value=save]").first().click();
        other.getByText("readers do not see them yet").waitFor();
        other.close();
        page.getByLabel("Standfirst").fill("What the second of two editors wrote.");
        page.locator("#story [name=move][value=save]").first().click();
        page.waitForSelector("form.conflicts");
        inspector.look("edit conflict");
        page.navigate("/desk/sections");
        page.context().clearCookies();
        page.locator("#new-name").fill("Weather and tides");
        page.locator("main > form button[type=submit]").click();
        page.waitForSelector("#typed-1");
        inspector.look("session ended");
        signIn();
        inspector.passBy("/desk/articles/" + article + "/revisions");
        page.locator(".history__compare button").click();
        inspector.glance("comparison of two revisions");
        for (String path : List.of("security", "security/codes", "profile")) {
            inspector.passBy("/desk/account/" + path);
        }
        assertThat(inspector.takeFindings()).isEmpty();
    }

    @Test
    @Order(7)
    void otherLanguages() {
        for (String language : List.of("de-DE", "ar")) {
            page.navigate("/desk/settings");
            page.locator("#language").selectOption(language);
            page.locator("form.settings button[type=submit]").click();
            page.waitForSelector("html[lang='" + language + "']");
            for (String path : List.of(
                    "/",
                    "/search?q=fog",
                    "/privacy",
                    "/api",
                    "/no-such-page",
                    longestConversation(),
                    "/desk/articles",
                    "/desk/articles/new",
                    "/desk/front",
                    "/desk/comments",
                    "/desk/settings")) {
                inspector.passBy(path);
            }
        }
        assertThat(inspector.takeFindings()).isEmpty();
    }

    @Test
    @Order(5)
    void everythingIsReachedByKeyboardAndShowsIt() {
        page.setViewportSize(1280, 900);
        for (String path : List.of("/", longestConversation(), "/desk/articles")) {
            page.navigate(path);
            page.keyboard().press("Tab");
            assertThat(page.evaluate("() => document.activeElement.getAttribute('href')"))
                    .as("first on " + path)
                    .isIn("#main", "#content");
            assertThat(page.evaluate("() => document.activeElement.getBoundingClientRect().top >= 0"))
                    .isEqualTo(true);
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("() => document.querySelector('main').contains(document.activeElement)"))
                    .as("after the skip link of " + path)
                    .isEqualTo(true);
        }
        inspector.walk("/", 60);
        inspector.walk(longestConversation(), 120);
        inspector.walk("/search?q=fog", 50);
        for (String path : List.of("articles", "articles/new", "front", "front/breaking", "comments", "settings")) {
            inspector.walk("/desk/" + path, 70);
        }
        assertThat(inspector.takeFindings()).isEmpty();
        assertThat(chromium.complaints()).noneMatch(each -> each.contains("Content Security Policy"));
    }

    @Test
    @Order(6)
    void wishForMoreContrastIsHeard() {
        String ink = "() => ['--ink-faint', '--rule'].map(name => "
                + "getComputedStyle(document.documentElement).getPropertyValue(name)).join()";
        page.navigate("/");
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setContrast(Contrast.NO_PREFERENCE));
            Object before = page.evaluate(ink);
            page.emulateMedia(new Page.EmulateMediaOptions().setContrast(Contrast.MORE));
            assertThat(page.evaluate(ink)).isNotEqualTo(before);
        }
    }

    private void refused(String path, String button) {
        page.navigate(path);
        page.locator("form").evaluateAll("forms => forms.forEach(each => { each.noValidate = true; })");
        page.locator(button).first().click();
        page.waitForSelector("[aria-invalid=true]");
        inspector.look(path + " with errors");
    }

    private void signIn() {
        Entrance.signIn(page, "mara@news.example");
    }

    private String attribute(String selector, String name) {
        return page.locator(selector).first().getAttribute(name);
    }

    private String longestConversation() {
        return jdbc.sql("""
                        select to_char(published_at, '/YYYY/MM/') || slug from article
                        where id = (select article_id from comment group by article_id order by count(*) desc limit 1)
                        """).query(String.class).single();
    }

    private long id(String from) {
        return jdbc.sql("select min(id) from " + from).query(Long.class).single();
    }
}
