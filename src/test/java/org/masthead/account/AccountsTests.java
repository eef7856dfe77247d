package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.TestClock;
import org.masthead.web.NotFound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@NewsroomTest
class AccountsTests {

    static final Pattern LINK = Pattern.compile("http://localhost:8080(/invitation/[A-Za-z0-9_-]{43})");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    EntryLinks links;

    @Autowired
    AccountRepository repository;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @BeforeEach
    void emptyHouse() {
        jdbc.sql("delete from account").update();
    }

    @Test
    void invitedPersonChoosesAPasswordThroughALinkThatWorksOnce() throws Exception {
        String path = invite("Nora Quill", "Nora@News.example");
        assertThat(jdbc.sql("select encode(token_hash, 'escape') from invitation")
                        .query(String.class)
                        .single())
                .doesNotContain(path.substring(path.lastIndexOf('/') + 1));
        assertThat(mvc.get().uri(path)).hasStatusOk().bodyText().contains("nora@news.example");
        assertThat(choose(path, "too short")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(choose(path, "a nora quill of note")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(choose(path, "quiet otter on a lamp")).hasStatus(HttpStatus.FOUND);
        assertThat(repository.findByEmail("nora@news.example").orElseThrow().isActive())
                .isTrue();
        assertThat(mvc.get().uri(path)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(choose(path, "another otter, another lamp")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void linkDiesAfterAWeekOrWithTheNextOne() throws Exception {
        String first = invite("Nora Quill", "nora@news.example");
        long id = repository.findByEmail("nora@news.example").orElseThrow().id();
        String second = linkIn(mvc.post()
                .uri("/desk/accounts/{id}/invitation", id)
                .with(Desk.asAdministrator())
                .exchange());
        assertThat(mvc.get().uri(first)).hasStatus(HttpStatus.NOT_FOUND);
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(mvc.get().uri(second)).hasStatusOk();
        clock.advance(Duration.ofSeconds(2));
        assertThat(mvc.get().uri(second)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void disabledAccountTakesNoPassword() throws Exception {
        String path = invite("Nora Quill", "nora@news.example");
        long id = repository.findByEmail("nora@news.example").orElseThrow().id();
        accounts.disable(id, null);
        assertThat(mvc.get().uri(path)).hasStatus(HttpStatus.NOT_FOUND);
        assertThatThrownBy(() -> links.renew(id, false, null)).isInstanceOf(NotFound.class);
        accounts.enable(id, null);
        assertThat(repository.findById(id).orElseThrow().status()).isEqualTo(AccountStatus.INVITED);
    }

    @Test
    void emailHasOneAccount() throws Exception {
        invite("Nora Quill", "nora@news.example");
        MvcTestResult again = mvc.post()
                .uri("/desk/accounts")
                .with(Desk.asAdministrator())
                .param("name", "Nora Again")
                .param("email", "NORA@news.example")
                .exchange();
        assertThat(again).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(again)
                .bodyText()
                .contains("has an account already", "value=\"Nora Again\"")
                .doesNotContain("??");
    }

    @Test
    void fieldsNobodyAskedForAreIgnored() {
        mvc.post()
                .uri("/desk/accounts")
                .with(Desk.asAdministrator())
                .param("name", "Nora")
                .param("email", "nora@news.example")
                .param("status", "ACTIVE")
                .param("passwordHash", "x")
                .param("id", "1")
                .exchange();
        Account nora = repository.findByEmail("nora@news.example").orElseThrow();
        assertThat(nora.status()).isEqualTo(AccountStatus.INVITED);
        assertThat(nora.role()).isEqualTo(Role.EDITOR);
        assertThat(nora.passwordHash()).isNull();
    }

    @Test
    void lastAdministratorStays() {
        long ada = Desk.account(jdbc, "Ada Press", Role.ADMINISTRATOR).id();
        Desk.account(jdbc, "Nora Quill", Role.EDITOR);
        assertThatThrownBy(() -> accounts.disable(ada, null)).isInstanceOf(Accounts.LastAdministrator.class);
        assertThatThrownBy(() -> accounts.changeRole(ada, Role.EDITOR, null))
                .isInstanceOf(Accounts.LastAdministrator.class);
        assertThat(mvc.post()
                        .uri("/desk/accounts/{id}/status", ada)
                        .param("enabled", "false")
                        .with(Desk.asAdministrator()))
                .hasStatus(HttpStatus.FOUND)
                .flash()
                .containsEntry("problem", "account.list.last-administrator");
        assertThat(repository.findById(ada).orElseThrow().isActiveAdministrator())
                .isTrue();
    }

    @Test
    void administratorsCannotRemoveOneAnotherAtTheSameMoment() throws Exception {
        for (int round = 0; round < 10; round++) {
            emptyHouse();
            long ada = Desk.account(jdbc, "Ada Press", Role.ADMINISTRATOR).id();
            long ben = Desk.account(jdbc, "Ben Proof", Role.ADMINISTRATOR).id();
            ExecutorService both = Executors.newFixedThreadPool(2);
            try {
                Callable<Boolean> disableAda = () -> disables(ada);
                Callable<Boolean> disableBen = () -> disables(ben);
                int done = 0;
                for (Future<Boolean> outcome : both.invokeAll(List.of(disableAda, disableBen))) {
                    done += outcome.get() ? 1 : 0;
                }
                assertThat(done).isEqualTo(1);
                assertThat(repository.countByRoleAndStatus(Role.ADMINISTRATOR, AccountStatus.ACTIVE))
                        .isEqualTo(1);
            } finally {
                both.shutdown();
            }
        }
    }

    @Test
    void numbersThatAreNoAccountAreNotFound() {
        for (String id : List.of("0", "-1", "999999")) {
            assertThat(mvc.post()
                            .uri("/desk/accounts/{id}/role", id)
                            .param("role", "EDITOR")
                            .with(Desk.asAdministrator()))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        for (String id : List.of("1e2", "0x7b", "123abc", "99999999999999999999")) {
            assertThat(mvc.post()
                            .uri("/desk/accounts/{id}/role", id)
                            .param("role", "EDITOR")
                            .with(Desk.asAdministrator()))
                    .hasStatus4xxClientError();
        }
        assertThat(mvc.post()
                        .uri("/desk/accounts/1/role")
                        .param("role", "OWNER")
                        .with(Desk.asAdministrator()))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    private boolean disables(long id) {
        try {
            accounts.disable(id, null);
            return true;
        } catch (Accounts.LastAdministrator e) {
            return false;
        }
    }

    private String invite(String name, String email) throws Exception {
        return linkIn(mvc.post()
                .uri("/desk/accounts")
                .with(Desk.asAdministrator())
                .param("name", name)
                .param("email", email)
                .param("role", "EDITOR")
                .exchange());
    }

    private static String linkIn(MvcTestResult page) throws Exception {
        assertThat(page).hasStatus(HttpStatus.CREATED);
        Matcher matcher = LINK.matcher(page.getResponse().getContentAsString());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private MvcTestResult choose(String path, String password) {
        return mvc.post()
                .uri(path)
                .with(Desk.asEditor())
                .param("password", password)
                .exchange();
    }
}
