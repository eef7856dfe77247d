package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.testing.Browser;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@LiveNewsroomTest
@Import(Cast.class)
class EndOfSessionTests {

    static final String ADA = "ada@news.example";
    static final String TYPED = "A paragraph.\n\n<b>Another</b> & more";

    @LocalServerPort
    int port;

    @Autowired
    PasswordHashing hashing;

    @Autowired
    Cast cast;

    @Autowired
    Accounts accounts;

    @Autowired
    EntryLinks links;

    @Autowired
    RateLimits limits;

    @BeforeEach
    void administratorAtWork() {
        limits.forgetAll();
        cast.member(ADA, Role.ADMINISTRATOR);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void everySessionEndsWhenARightIsTakenAway(String what, Consumer<EndOfSessionTests> change) {
        Account victim = cast.member("victim@news.example", Role.EDITOR);
        accounts.enable(victim.id(), null);
        Browser office = signedIn("victim@news.example");
        Browser home = signedIn("victim@news.example");
        Browser other = signedIn(ADA);
        change.accept(this);
        assertThat(isIn(office)).isFalse();
        assertThat(isIn(home)).isFalse();
        assertThat(isIn(other)).isTrue();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("disabled", test -> test.accounts.disable(test.victim(), null)),
                change("role changed", test -> test.accounts.changeRole(test.victim(), Role.EDITOR, null)),
                change(
                        "password set through a link",
                        test -> test.links.accept(
                                test.links.renew(test.victim(), false, null).text(),
                                test.hashing.hash(Cast.PASSWORD))));
    }

    @Test
    void changedPasswordKeepsOnlyTheBrowserThatChangedIt() {
        cast.member("paula@news.example", Role.EDITOR);
        Browser office = signedIn("paula@news.example");
        Browser home = signedIn("paula@news.example");
        String before = office.cookie();
        HttpResponse<String> wrong = changePassword(office, "not the password", "another otter, another lamp");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("This is not your current password.");
        assertThat(changePassword(office, Cast.PASSWORD, "password1234").statusCode())
                .isEqualTo(422);
        assertThat(isIn(home)).isTrue();
        assertThat(changePassword(office, Cast.PASSWORD, "another otter, another lamp")
                        .statusCode())
                .isEqualTo(302);
        assertThat(isIn(home)).isFalse();
        assertThat(isIn(office)).isTrue();
        assertThat(office.cookie()).isNotEqualTo(before);
        assertThat(new Browser(port).signIn("paula@news.example", Cast.PASSWORD).statusCode())
                .isEqualTo(422);
    }

    @Test
    void signingOutEverywhereEndsThisSessionToo() {
        cast.member("paul@news.example", Role.EDITOR);
        Browser office = signedIn("paul@news.example");
        Browser home = signedIn("paul@news.example");
        office.fillIn("/desk/account", "/desk/account/sessions", Map.of());
        assertThat(isIn(office)).isFalse();
        assertThat(isIn(home)).isFalse();
    }

    @Test
    void newNameShowsAtOnce() {
        Browser browser = signedIn(ADA);
        browser.fillIn("/desk/account", "/desk/account/name", Map.of("name", "Ada <Press>"));
        assertThat(browser.get("/desk/account").body()).contains("Ada &lt;Press&gt;");
        assertThat(browser.get("/desk/accounts").body()).contains("Ada &lt;Press&gt;");
    }

    @Test
    void textSentTooLateIsGivenBack() {
        Browser stranger = new Browser(port);
        Map<String, String> fields = Map.of(
                "headline",
                "A \"headline\"",
                "body",
                TYPED,
                "empty",
                "  ",
                "currentPassword",
                "secret!",
                "_csrf",
                "old");
        assertGivenBack(stranger.post("/desk/articles", fields));
        assertGivenBack(signedIn(ADA).post("/desk/articles", fields));
    }

    private static void assertGivenBack(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("secret!");
        Document page = Jsoup.parse(answer.body());
        List<String> given = page.select("textarea[readonly]").eachText();
        assertThat(given).hasSize(2);
        assertThat(page.select("textarea").stream().map(text -> text.wholeText()))
                .containsExactlyInAnyOrder("A \"headline\"", TYPED);
        assertThat(page.select("a[href=/desk/sign-in][target=_blank]")).hasSize(1);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void textOfAnotherSiteIsNotShown() {
        Browser stranger = new Browser(port);
        HttpResponse<String> answer =
                stranger.send(Browser.form(stranger.request("/desk/articles"), Map.of("body", TYPED))
                        .header("Sec-Fetch-Site", "cross-site"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("Another");
    }

    private static Arguments change(String what, Consumer<EndOfSessionTests> change) {
        return Arguments.of(what, change);
    }

    private long victim() {
        return cast.member("victim@news.example", Role.EDITOR).id();
    }

    private static HttpResponse<String> changePassword(Browser browser, String current, String fresh) {
        return browser.fillIn(
                "/desk/account", "/desk/account/password", Map.of("currentPassword", current, "password", fresh));
    }

    private Browser signedIn(String email) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(email, Cast.PASSWORD).statusCode()).isEqualTo(302);
        return browser;
    }

    private static boolean isIn(Browser browser) {
        return browser.get("/desk/account").statusCode() == 200;
    }
}
