package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.TestClock;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Invitations and new passwords by mail, up to the outbox. */
@NewsroomTest
@Import(Cast.class)
class LettersTests {

    static final Pattern LINK = Pattern.compile("http://localhost:8080(/invitation/[A-Za-z0-9_-]{43})");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MailProperties properties;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    @Autowired
    RateLimits limits;

    @Autowired
    TestClock clock;

    @BeforeEach
    void mailServer() {
        jdbc.sql("delete from outgoing_letter").update();
        limits.forgetAll();
        properties.setHost("mail.example");
    }

    @AfterEach
    void noServer() {
        properties.setHost(null);
    }

    @Test
    void invitedPersonIsWrittenToAndTheLinkShownToNobody() {
        MvcTestResult answer = mvc.post()
                .uri("/desk/accounts")
                .with(Desk.asAdministrator())
                .param("name", "Ina Vited")
                .param("email", "ina@news.example")
                .param("role", "MODERATOR")
                .exchange();
        assertThat(answer).hasStatus(HttpStatus.CREATED);
        assertThat(answer).bodyText().contains("on its way to ina@news.example").doesNotContain("/invitation/", "??");
        String path = pathIn(plain("ina@news.example"));
        assertThat(mvc.get().uri(path)).hasStatusOk();
        assertThat(mvc.post().uri(path).with(Desk.asEditor()).param("password", Cast.PASSWORD))
                .hasStatus(HttpStatus.FOUND);
    }

    @Test
    void askingForANewPasswordAnswersEverybodyTheSame() {
        cast.member("real@news.example", Role.EDITOR);
        MvcTestResult known = ask("real@news.example", "news.evil.example");
        MvcTestResult unknown = ask("nobody@news.example", "news.evil.example");
        assertThat(known).hasStatusOk();
        assertThat(unknown).hasStatusOk();
        assertThat(body(known).replace("real@", "nobody@")).isEqualTo(body(unknown));
        await(() -> count("real@news.example") == 1);
        assertThat(count("nobody@news.example")).isZero();
        assertThat(plain("real@news.example"))
                .contains("http://localhost:8080/")
                .doesNotContain("evil");
    }

    @Test
    void newPasswordIsGoodForAnHourAndOnce() {
        cast.member("hour@news.example", Role.EDITOR);
        ask("hour@news.example", "localhost");
        await(() -> count("hour@news.example") == 1);
        String path = pathIn(plain("hour@news.example"));
        clock.advance(java.time.Duration.ofMinutes(59));
        assertThat(mvc.get().uri(path)).hasStatusOk();
        assertThat(choose(path)).hasStatus(HttpStatus.FOUND);
        assertThat(choose(path)).hasStatus(HttpStatus.NOT_FOUND);
        jdbc.sql("delete from outgoing_letter").update();
        ask("hour@news.example", "localhost");
        await(() -> count("hour@news.example") == 1);
        String late = pathIn(plain("hour@news.example"));
        clock.advance(java.time.Duration.ofMinutes(61));
        assertThat(mvc.get().uri(late)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void disabledAccountIsNotWrittenToAndWishesAreCounted() {
        Account gone = cast.member("gone2@news.example", Role.EDITOR);
        jdbc.sql("update account set status = 'DISABLED' where id = ?")
                .param(gone.id())
                .update();
        cast.member("busy@news.example", Role.EDITOR);
        assertThat(ask("gone2@news.example", "localhost")).hasStatusOk();
        for (int i = 0; i < 6; i++) {
            assertThat(ask("busy@news.example", "localhost")).hasStatusOk();
        }
        await(() -> count("busy@news.example") == 3);
        assertThat(count("gone2@news.example")).isZero();
        MvcTestResult last = ask("busy@news.example", "localhost");
        for (int i = 0; i < 20; i++) {
            last = ask("other" + i + "@news.example", "localhost");
        }
        assertThat(last).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(last).headers().containsHeader("Retry-After");
    }

    @Test
    void badAddressIsSaidAndWithoutAServerThereIsNoSuchPage() {
        assertThat(ask("not an address\r\nBcc: a@b.c", "localhost")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(mvc.get().uri("/desk/password")).hasStatusOk().bodyText().doesNotContain("??");
        assertThat(mvc.get().uri("/desk/sign-in")).bodyText().contains("/desk/password");
        properties.setHost(null);
        assertThat(mvc.get().uri("/desk/password")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/desk/sign-in")).bodyText().doesNotContain("/desk/password");
        assertThat(mvc.get().uri("/desk/accounts").with(Desk.asAdministrator()))
                .bodyText()
                .contains("No mail server is configured");
    }

    private MvcTestResult ask(String email, String host) {
        return mvc.post()
                .uri("/desk/password")
                .header("Host", host)
                .with(Desk.sameOrigin())
                .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())
                .param("email", email)
                .exchange();
    }

    private MvcTestResult choose(String path) {
        return mvc.post()
                .uri(path)
                .with(Desk.asEditor())
                .param("password", "another otter, another lamp")
                .exchange();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse()
                    .getContentAsString()
                    .replaceAll("nonce=\"[^\"]*\"|name=\"_csrf\" value=\"[^\"]*\"", "");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String plain(String recipient) {
        List<String> letters = jdbc.sql("select plain from outgoing_letter where recipient = ? order by id desc")
                .param(recipient)
                .query(String.class)
                .list();
        return letters.get(0);
    }

    private long count(String recipient) {
        return jdbc.sql("select count(*) from outgoing_letter where recipient = ?")
                .param(recipient)
                .query(Long.class)
                .single();
    }

    private static String pathIn(String letter) {
        Matcher matcher = LINK.matcher(letter);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
