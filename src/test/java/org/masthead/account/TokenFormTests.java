package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.testing.Browser;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.Program;
import org.masthead.testing.TestClock;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The form that makes a token, sent by somebody who signed in. */
@LiveNewsroomTest
@Import(Cast.class)
class TokenFormTests {

    private static final String TOKENS = "/desk/account/tokens";
    private static final String ARTICLES = "/api/v1/desk/articles";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    AccessTokens tokens;

    @Autowired
    RateLimits limits;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void noTokens() {
        limits.forgetAll();
        jdbc.sql("delete from access_token").update();
    }

    @Test
    void newTokenIsShownOnceAndIsWhatTheFormSaid() {
        Account editor = cast.member("ed@news.example", Role.EDITOR);
        Browser desk = signedIn(editor);
        HttpResponse<String> made = make(desk, "Agency", "30", "articles:read,media:write");
        String text = Jsoup.parse(made.body()).select("#token").attr("value");
        assertThat(text).matches("mh_pat_[A-Za-z0-9_-]{43}");
        assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        Program program = new Program(port, text);
        assertThat(program.get(ARTICLES).status()).isEqualTo(200);
        assertThat(program.send("POST", ARTICLES, "{\"headline\": \"No\"}").isProblem(403))
                .isTrue();
        assertThat(desk.get(TOKENS).body()).contains("Agency").doesNotContain("mh_pat_");
        AccessTokens.Kept kept = tokens.of(editor.id()).get(0);
        assertThat(kept.scopes()).containsExactly("articles:read", "media:write");
        assertThat(kept.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(30)));
        desk.fillIn(TOKENS, TOKENS + "/" + kept.id() + "/revocation", Map.of());
        assertThat(program.get(ARTICLES).isProblem(401)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 30, articles:read",
        "Agency, 31, articles:read",
        "Agency, 0, articles:read",
        "Agency, 30, ''",
        "Agency, 30, everything",
        "Agency, 30, comments:moderate"
    })
    void formWithMistakesMakesNoToken(String name, String days, String scopes) {
        Account reporter = cast.member("rea@news.example", Role.REPORTER);
        HttpResponse<String> refused = make(signedIn(reporter), name, days, scopes);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("field__error").doesNotContain("mh_pat_");
        assertThat(tokens.of(reporter.id())).isEmpty();
    }

    @Test
    void formOffersOnlyWhatTheRoleMay() {
        assertThat(offered(cast.member("mo@news.example", Role.MODERATOR))).containsExactly("comments:moderate");
        assertThat(offered(cast.member("rea@news.example", Role.REPORTER)))
                .contains("articles:write", "media:write")
                .doesNotContain("comments:moderate");
    }

    @Test
    void whoDidNotShowWhoTheyAreAMomentAgoMakesNone() {
        Account editor = cast.member("ed@news.example", Role.EDITOR);
        Browser desk = signedIn(editor);
        String token = Jsoup.parse(desk.get(TOKENS).body())
                .select("form[action='" + TOKENS + "'] input[name=_csrf]")
                .val();
        clock.advance(Duration.ofMinutes(11));
        assertThat(Jsoup.parse(desk.get(TOKENS).body()).select("input[name=scopes]"))
                .isEmpty();
        HttpResponse<String> answer =
                desk.post(TOKENS, Map.of("_csrf", token, "name", "Agency", "days", "30", "scopes", "articles:read"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(tokens.of(editor.id())).isEmpty();
    }

    private Browser signedIn(Account account) {
        Browser desk = new Browser(port);
        desk.signIn(account.email(), Cast.PASSWORD);
        return desk;
    }

    private List<String> offered(Account account) {
        return Jsoup.parse(signedIn(account).get(TOKENS).body())
                .select("input[name=scopes]")
                .eachAttr("value");
    }

    private static HttpResponse<String> make(Browser desk, String name, String days, String scopes) {
        return desk.fillIn(TOKENS, TOKENS, Map.of("name", name, "days", days, "scopes", scopes));
    }
}
