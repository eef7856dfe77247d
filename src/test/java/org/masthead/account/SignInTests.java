package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.Browser;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.HearsConsole;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.TestClock;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@LiveNewsroomTest
@Import(Cast.class)
@HearsConsole
class SignInTests {

    static final String NORA = "nora@news.example";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    RateLimits limits;

    @Autowired
    TestClock clock;

    @Autowired
    AccountRepository accounts;

    @Autowired
    Accounts book;

    @Autowired
    ClassDatabase database;

    @BeforeEach
    void freshLimits() {
        limits.forgetAll();
        cast.member(NORA, Role.EDITOR);
    }

    @Test
    void whoKnowsThePasswordEnters() {
        Browser browser = new Browser(port);
        HttpResponse<String> answer = browser.signIn("Nora@News.example ", Cast.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).endsWith("/desk");
        assertThat(browser.get("/desk/account").body()).contains(NORA);
        assertThat(accounts.findByEmail(NORA).orElseThrow().signedInAt()).isEqualTo(clock.instant());
    }

    @Test
    void onesFirstWishIsRememberedAndStaysOnTheSite() {
        Browser browser = new Browser(port);
        assertThat(location(browser.get("/desk/account?from=a%20link"))).endsWith("/desk/sign-in");
        assertThat(location(browser.signIn(NORA, Cast.PASSWORD))).endsWith("/desk/account?from=a%20link");
        assertThat(location(browser.get("/desk/sign-in"))).endsWith("/desk");
    }

    @Test
    void sessionsIdIsRenewed() {
        Browser browser = new Browser(port);
        browser.get("/desk/sign-in");
        String planted = browser.cookie();
        browser.signIn(NORA, Cast.PASSWORD);
        assertThat(planted).isNotEmpty();
        assertThat(browser.cookie()).isNotEmpty().isNotEqualTo(planted);
        Browser thief = new Browser(port);
        HttpResponse<String> answer =
                thief.send(thief.request("/desk/account").header("Cookie", "masthead=" + planted));
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    @Test
    void cookieIsOutOfReachOfScriptsAndOtherSites() {
        HttpResponse<String> page = new Browser(port).get("/desk/sign-in");
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("masthead=")
                .contains("Path=/", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void refusalsLookAlike() {
        Account gone = cast.member("gone@news.example", Role.EDITOR);
        book.disable(gone.id(), null);
        String wrong = refusal(NORA, "not the password");
        assertThat(refusal("nobody@news.example", "not the password")).isEqualTo(wrong);
        assertThat(refusal("gone@news.example", Cast.PASSWORD)).isEqualTo(wrong);
        assertThat(refusal(NORA, "x".repeat(5000))).isEqualTo(wrong);
        assertThat(refusal(NORA, "")).isEqualTo(wrong);
        assertThat(wrong).startsWith("422").contains("do not go together");
    }

    @Test
    void typedEmailIsKeptAndThePasswordIsNot() {
        String page = new Browser(port)
                .signIn("no\"ra@news.example", "not the password")
                .body();
        assertThat(page).contains("no&quot;ra@news.example").doesNotContain("not the password");
    }

    @Test
    void guessingEndsBeforeAnyHash() {
        for (int i = 0; i < 10; i++) {
            assertThat(new Browser(port).signIn(NORA, "guess " + i).statusCode())
                    .isEqualTo(422);
        }
        HttpResponse<String> refused = new Browser(port).signIn(NORA, Cast.PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("60");
        assertThat(refused.body()).contains("Too many tries", NORA);
        Browser browser = new Browser(port);
        browser.get("/desk/sign-in");
        assertThat(database.statementsOf(() -> browser.signIn(NORA, Cast.PASSWORD)))
                .noneMatch(sql -> sql.contains("account"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(new Browser(port).signIn(NORA, Cast.PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void oneNetworkTriesOnlySoManyNames() {
        int refused = 0;
        for (int i = 0; i < 35; i++) {
            refused +=
                    new Browser(port).signIn("name" + i + "@news.example", "x").statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(5);
    }

    @Test
    void forgedAddressDoesNotHelpTheGuesser() {
        for (int i = 0; i < 10; i++) {
            new Browser(port).signIn(NORA, "guess " + i);
        }
        Browser browser = new Browser(port);
        String token = Jsoup.parse(browser.get("/desk/sign-in").body())
                .selectFirst("input[name=_csrf]")
                .val();
        HttpResponse<String> answer = browser.send(Browser.form(
                        browser.request("/desk/sign-in"), Map.of("email", NORA, "password", "guess", "_csrf", token))
                .header("Sec-Fetch-Site", "same-origin")
                .header("X-Forwarded-For", "203.0.113.77"));
        assertThat(answer.statusCode()).isEqualTo(429);
    }

    @Test
    void logTakesOneLineWhateverTheNameIs(CapturedOutput output) {
        new Browser(port).signIn("evil\r\n2026 INFO all is well\u001b[31m\u202e", "x");
        assertThat(output.getAll().lines().filter(line -> line.contains("Sign-in as evil")))
                .singleElement()
                .asString()
                .contains("evil??2026 INFO all is well?[31m?", "from 127.0.0.1 refused");
    }

    @Test
    void busyDayOfWorkEndsAfterADay() {
        Browser browser = new Browser(port);
        browser.signIn(NORA, Cast.PASSWORD);
        clock.advance(Duration.ofHours(23));
        assertThat(browser.get("/desk/account").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofHours(2));
        assertThat(browser.get("/desk/account").statusCode()).isEqualTo(302);
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() {
        Browser browser = new Browser(port);
        browser.signIn(NORA, Cast.PASSWORD);
        String cookie = browser.cookie();
        assertThat(browser.get("/desk/sign-out").statusCode()).isEqualTo(404);
        HttpResponse<String> answer = browser.fillIn("/desk/account", "/desk/sign-out", Map.of());
        assertThat(location(answer)).endsWith("/desk/sign-in?signed-out");
        Browser thief = new Browser(port);
        assertThat(thief.send(thief.request("/desk/account").header("Cookie", "masthead=" + cookie))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void readingDoesNotTouchTheSession() {
        Browser browser = new Browser(port);
        browser.signIn(NORA, Cast.PASSWORD);
        browser.get("/no-such-page");
        assertThat(database.statementsOf(() -> {
                    HttpResponse<String> page = browser.get("/no-such-page");
                    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
                }))
                .noneMatch(sql -> sql.toLowerCase(Locale.ROOT).contains("spring_session"));
        assertThat(database.statementsOf(() -> browser.get("/desk/account")))
                .anyMatch(sql -> sql.toLowerCase(Locale.ROOT).contains("spring_session"));
    }

    private String refusal(String email, String password) {
        limits.forgetAll();
        HttpResponse<String> answer = new Browser(port).signIn(email, password);
        return answer.statusCode()
                + answer.body()
                        .replace(email, "")
                        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
                        .replaceAll("nonce-[^']+|nonce=\"[^\"]+\"", "");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
