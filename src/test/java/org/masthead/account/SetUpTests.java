package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.masthead.site.SiteSettings;
import org.masthead.testing.Browser;
import org.masthead.testing.HearsConsole;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@LiveNewsroomTest
@Isolated("The last link that was printed is its own.")
@HearsConsole
class SetUpTests {

    static final Map<String, String> ADA =
            Map.of("name", "Ada Press", "email", "ada@news.example", "password", "quiet otter on a lamp");

    @LocalServerPort
    int port;

    @Autowired
    SetUpLink link;

    @Autowired
    AccountRepository accounts;

    @Autowired
    Accounts house;

    @Autowired
    SiteSettings site;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RateLimits limits;

    @BeforeEach
    void emptyHouse() {
        limits.forgetAll();
        jdbc.sql("delete from account").update();
        jdbc.sql("delete from set_up_link").update();
    }

    @Test
    void linkCreatesTheFirstAdministratorAndDies(CapturedOutput output) {
        link.printIfNobodyIsHere();
        String address = output.getOut()
                .lines()
                .filter(line -> line.contains("/set-up/"))
                .reduce((first, last) -> last)
                .orElseThrow()
                .strip();
        String path = address.substring(address.indexOf("/set-up/"));
        assertThat(path).hasSize("/set-up/".length() + 43);
        Browser browser = new Browser(port);
        assertThat(browser.fillIn(path, path, ADA).statusCode()).isEqualTo(302);
        assertThat(browser.get(path).statusCode()).isEqualTo(404);
        Account first = accounts.findByEmail("ada@news.example").orElseThrow();
        assertThat(first.isActiveAdministrator()).isTrue();
        assertThat(browser.get("/desk/sign-in?ready").body()).contains("Your account is ready.");
        assertThat(browser.signIn("ada@news.example", "quiet otter on a lamp").statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/desk/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void wrongLinkOpensNothing() {
        String path = path();
        Browser browser = new Browser(port);
        assertThat(browser.get(path + "x").statusCode()).isEqualTo(404);
        assertThat(browser.get("/set-up/" + OneTimeToken.fresh().text()).statusCode())
                .isEqualTo(404);
        assertThat(browser.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void linkOpensOnEveryNodeUntilAnotherIsPrinted() {
        String earlier = link.issue().text();
        SetUpLink anotherNode = new SetUpLink(house, jdbc, site, Clock.systemUTC());
        assertThat(anotherNode.opensWith(earlier)).isTrue();
        String later = anotherNode.issue().text();
        assertThat(link.opensWith(later)).isTrue();
        assertThat(link.opensWith(earlier)).isFalse();
    }

    @Test
    void linkIsWorthNothingOnceAnotherNodeMadeAnAccount() {
        String path = path();
        jdbc.sql("""
                        insert into account (email, name, role, status, created_at)
                        values ('first@news.example', 'First', 'ADMINISTRATOR', 'INVITED', now())""").update();
        assertThat(new Browser(port).get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void mistakesAreShownWhereTheyAreAndTheRestIsKept() {
        String path = path();
        Browser browser = new Browser(port);
        HttpResponse<String> answer =
                browser.fillIn(path, path, Map.of("name", "Ada <Press>", "email", "ada", "password", "password1234"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("value=\"Ada &lt;Press&gt;\"", "value=\"ada\"")
                .contains("id=\"email-problem\"", "id=\"password-problem\"", "aria-invalid=\"true\"")
                .doesNotContain("password1234", "id=\"name-problem\"", "??");
        assertThat(accounts.count()).isZero();
    }

    @Test
    void twoWhoAreFirstAtTheSameMomentMakeOneAccount() throws Exception {
        for (int round = 0; round < 3; round++) {
            emptyHouse();
            String path = path();
            ExecutorService crowd = Executors.newFixedThreadPool(6);
            try {
                Callable<Integer> attempt = () -> new Browser(port)
                        .fillIn(
                                path,
                                path,
                                Map.of(
                                        "name",
                                        "Ada",
                                        "email",
                                        Thread.currentThread().getId() + "@news.example",
                                        "password",
                                        "quiet otter on a lamp"))
                        .statusCode();
                int made = 0;
                for (Future<Integer> status : crowd.invokeAll(List.of(attempt, attempt, attempt, attempt))) {
                    made += outcome(status) == 302 ? 1 : 0;
                }
                assertThat(made).isEqualTo(1);
                assertThat(accounts.count()).isEqualTo(1);
            } finally {
                crowd.shutdown();
            }
        }
    }

    /** Who comes late may find no form at all. */
    private static int outcome(Future<Integer> status) throws InterruptedException {
        try {
            return status.get();
        } catch (ExecutionException e) {
            return 404;
        }
    }

    private String path() {
        return "/set-up/" + link.issue().text();
    }
}
