package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.Browser;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.TestClock;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@LiveNewsroomTest
@Import(Cast.class)
class SecondFactorTests {

    static final String TESS = "tess@news.example";
    static final String SECURITY = "/desk/account/security";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    RateLimits limits;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CodeSecrets secrets;

    Account tess;

    @BeforeEach
    void freshStart() {
        limits.forgetAll();
        tess = cast.member(TESS, Role.EDITOR);
        jdbc.sql("delete from one_time_code").update();
        jdbc.sql("delete from recovery_code").update();
    }

    @Test
    void codeIsAskedForAfterThePasswordAndOpensOnce() {
        Browser desk = signedIn();
        List<String> recovery = turnOn(desk);
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        Browser phone = new Browser(port);
        HttpResponse<String> half = phone.signIn(TESS, Cast.PASSWORD);
        assertThat(location(half)).endsWith("/desk/sign-in/code");
        String planted = phone.cookie();
        assertThat(phone.get("/desk/account").statusCode()).isEqualTo(302);
        assertThat(code(phone, "000000").statusCode()).isEqualTo(422);
        clock.advance(Duration.ofSeconds(30));
        String code = now();
        assertThat(location(code(phone, code))).contains("/desk");
        assertThat(phone.get("/desk/account").statusCode()).isEqualTo(200);
        assertThat(phone.cookie()).isNotEqualTo(planted);
        Browser replay = new Browser(port);
        replay.signIn(TESS, Cast.PASSWORD);
        assertThat(code(replay, code).statusCode()).isEqualTo(422);
        assertThat(location(code(replay, recovery.get(3).toUpperCase(java.util.Locale.ROOT))))
                .contains("/desk");
        assertThat(replay.get(SECURITY).body()).contains("9 recovery codes are left");
        Browser again = new Browser(port);
        again.signIn(TESS, Cast.PASSWORD);
        assertThat(code(again, recovery.get(3)).statusCode()).isEqualTo(422);
    }

    @Test
    void secretAndCodesAreShownOnceAndKeptAsDigests() {
        Browser desk = signedIn();
        List<String> recovery = turnOn(desk);
        assertThat(desk.get(SECURITY).body()).doesNotContain(recovery.get(0)).doesNotContain("otpauth");
        assertThat(jdbc.sql("select encode(code_hash, 'escape') from recovery_code")
                        .query(String.class)
                        .list())
                .noneMatch(hash -> hash.contains(recovery.get(0).substring(0, 8)));
    }

    @Test
    void secretOfCodesIsLockedInTheDatabaseAndOneFromBeforeIsLockedWhenUsed() {
        turnOn(signedIn());
        assertThat(kept()).hasSizeGreaterThan(Totp.SECRET_BYTES + 16);
        byte[] open = Totp.freshSecret();
        jdbc.sql("update one_time_code set secret = ?").param(open).update();
        clock.advance(Duration.ofSeconds(30));
        String code = Totp.code(open, clock.instant().getEpochSecond() / 30);
        Browser phone = new Browser(port);
        phone.signIn(TESS, Cast.PASSWORD);
        assertThat(location(code(phone, code))).contains("/desk");
        assertThat(kept()).hasSizeGreaterThan(Totp.SECRET_BYTES + 16);
        assertThat(secrets.unlocked(kept(), tess.id())).hasValue(open);
    }

    @Test
    void withAnotherKeyNoCodeOpensAndRecoveryCodesDo() {
        List<String> recovery = turnOn(signedIn());
        byte[] secret = secrets.unlocked(kept(), tess.id()).orElseThrow();
        CodeSecrets others =
                new QuickCodeSecrets(new SecretSettings("unused", "another key of thirty-two letters or more"));
        jdbc.sql("update one_time_code set secret = ?")
                .param(others.locked(secret))
                .update();
        clock.advance(Duration.ofSeconds(30));
        Browser phone = new Browser(port);
        phone.signIn(TESS, Cast.PASSWORD);
        String code = Totp.code(secret, clock.instant().getEpochSecond() / 30);
        assertThat(code(phone, code).statusCode()).isEqualTo(422);
        assertThat(location(code(phone, recovery.get(0)))).contains("/desk");
        byte[] changed = secrets.locked(secret);
        changed[changed.length - 1] ^= 1;
        assertThat(secrets.unlocked(changed, tess.id())).isEmpty();
    }

    private byte[] kept() {
        return jdbc.sql("select secret from one_time_code where account_id = ?")
                .param(tess.id())
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    @Test
    void wrongFirstCodeTurnsNothingOn() {
        Browser desk = signedIn();
        HttpResponse<String> answer = desk.fillIn(SECURITY + "/codes", SECURITY + "/codes", Map.of("code", "123"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(jdbc.sql("select count(*) from one_time_code")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(location(new Browser(port).signIn(TESS, Cast.PASSWORD))).endsWith("/desk");
    }

    @Test
    void guessingCodesEndsAndPatienceToo() {
        turnOn(signedIn());
        Browser guesser = new Browser(port);
        guesser.signIn(TESS, Cast.PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertThat(code(guesser, "00000" + i).statusCode()).isEqualTo(422);
        }
        clock.advance(Duration.ofSeconds(30));
        assertThat(code(guesser, now()).statusCode()).isEqualTo(429);
        limits.forgetAll();
        clock.advance(Duration.ofMinutes(5));
        assertThat(location(guesser.get("/desk/sign-in/code"))).endsWith("/desk/sign-in?expired");
        assertThat(location(new Browser(port).get("/desk/sign-in/code"))).endsWith("/desk/sign-in?expired");
    }

    @Test
    void passwordThatChangedMeanwhileIsNoProofAnyMore() {
        turnOn(signedIn());
        Browser half = new Browser(port);
        half.signIn(TESS, Cast.PASSWORD);
        String before = jdbc.sql("select password_hash from account where id = ?")
                .param(tess.id())
                .query(String.class)
                .single();
        jdbc.sql("update account set password_hash = 'another' where id = ?")
                .param(tess.id())
                .update();
        clock.advance(Duration.ofSeconds(30));
        assertThat(code(half, now()).statusCode()).isEqualTo(422);
        assertThat(half.get("/desk/account").statusCode()).isEqualTo(302);
        jdbc.sql("update account set password_hash = ? where id = ?")
                .params(before, tess.id())
                .update();
    }

    @Test
    void browserLeftOpenIsNotEnoughToChangeHowOneSignsIn() {
        Browser desk = signedIn();
        clock.advance(Duration.ofMinutes(11));
        assertThat(location(desk.get(SECURITY + "/codes"))).endsWith(SECURITY);
        Document page = Jsoup.parse(desk.get(SECURITY).body());
        assertThat(page.select("form[action$=/proof]")).hasSize(1);
        assertThat(page.select("form[data-passkey]")).isEmpty();
        assertThat(post(desk, SECURITY + "/passkeys/question").statusCode()).isEqualTo(409);
        desk.fillIn(SECURITY, SECURITY + "/proof", Map.of("currentPassword", "not the password"));
        assertThat(desk.get(SECURITY).body()).contains("This is not your current password");
        desk.fillIn(SECURITY, SECURITY + "/proof", Map.of("currentPassword", Cast.PASSWORD));
        assertThat(desk.get(SECURITY + "/codes").statusCode()).isEqualTo(200);
        assertThat(post(desk, SECURITY + "/passkeys/question").body())
                .contains("\"challenge\"", "\"id\":\"localhost\"", TESS)
                .doesNotContain("null");
    }

    @Test
    void passkeyThatNobodyMadeOpensNothing() {
        Browser stranger = new Browser(port);
        String token = token(stranger, "/desk/sign-in");
        for (String junk : List.of("", "{}", "[]", "null", "{\"id\":1}", "x".repeat(100_000))) {
            HttpResponse<String> question = stranger.post("/desk/sign-in/passkey/question", Map.of("_csrf", token));
            assertThat(question.statusCode()).isEqualTo(200);
            assertThat(question.body()).contains("\"userVerification\":\"required\"");
            HttpResponse<String> answer =
                    stranger.post("/desk/sign-in/passkey", Map.of("_csrf", token, "credential", junk));
            assertThat(location(answer)).endsWith("/desk/sign-in?passkey");
        }
        assertThat(stranger.get("/desk/sign-in?passkey").body()).contains("opens no account here");
        Browser desk = signedIn();
        String own = token(desk, SECURITY);
        assertThat(location(desk.post(SECURITY + "/passkeys", Map.of("_csrf", own, "credential", "{}"))))
                .endsWith(SECURITY);
        assertThat(desk.get(SECURITY).body()).contains("The passkey was not taken");
        assertThat(desk.post(SECURITY + "/passkeys/abc/deletion", Map.of("_csrf", own))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void sessionsAreListedAndEndedOneByOne() {
        Browser office = signedIn();
        Browser home = signedIn();
        Document page = Jsoup.parse(office.get(SECURITY).body());
        assertThat(page.text()).contains("This one", "127.0.0.1");
        String form = page.select("form[action*=/security/sessions/]").attr("action");
        assertThat(office.get(SECURITY).body()).doesNotContain(home.cookie());
        office.fillIn(SECURITY, form, Map.of());
        assertThat(home.get("/desk/account").statusCode()).isEqualTo(302);
        assertThat(office.get("/desk/account").statusCode()).isEqualTo(200);
        Browser other = new Browser(port);
        cast.member("other@news.example", Role.EDITOR);
        other.signIn("other@news.example", Cast.PASSWORD);
        String theirs = token(other, SECURITY);
        String handle = Jsoup.parse(signedIn().get(SECURITY).body())
                .select("form[action*=/security/sessions/]")
                .attr("action");
        other.post(handle, Map.of("_csrf", theirs));
        assertThat(office.get("/desk/account").statusCode()).isEqualTo(200);
    }

    @Test
    void comingAndGoingIsInTheAuditLogAndNoSecretIs() {
        long start = jdbc.sql("select coalesce(max(id), 0) from audit_entry")
                .query(Long.class)
                .single();
        Browser desk = signedIn();
        List<String> recovery = turnOn(desk);
        desk.fillIn("/desk/account", "/desk/account/sessions", Map.of());
        Browser phone = new Browser(port);
        phone.signIn(TESS, "not the password");
        phone.signIn("nobody@news.example", "my secret, typed in the wrong place");
        phone.signIn(TESS, Cast.PASSWORD);
        code(phone, "000000");
        assertThat(location(code(phone, recovery.get(0)))).contains("/desk");
        phone.fillIn(SECURITY, SECURITY + "/codes/removal", Map.of());
        phone.fillIn(SECURITY, "/desk/sign-out", Map.of());
        record Line(String act, boolean herself, boolean ofHer, String detail, String network) {}
        List<Line> lines = jdbc.sql("""
                        select act, coalesce(account_id = :tess, false) as herself, coalesce(subject_id = :tess, false) as of_her,
                               detail::text as detail, network_address as network
                        from audit_entry where id > :start and kind = 'account' order by id
                        """)
                .param("tess", tess.id())
                .param("start", start)
                .query(Line.class)
                .list();
        String password = "{\"with\": \"password\"}";
        assertThat(lines).extracting(Line::network).containsOnly("127.0.0.1");
        assertThat(lines.stream().map(line -> new Line(line.act, line.herself, line.ofHer, line.detail, "")))
                .containsExactly(
                        new Line("signed-in", true, true, password, ""),
                        new Line("codes-on", true, true, "{}", ""),
                        new Line("recovery-codes-made", true, true, "{}", ""),
                        new Line("sessions-ended", true, true, "{}", ""),
                        new Line("refused", false, true, password, ""),
                        new Line("refused", false, false, password, ""),
                        new Line("refused", false, true, "{\"with\": \"code\"}", ""),
                        new Line("recovery-code-used", true, true, "{}", ""),
                        new Line("signed-in", true, true, password, ""),
                        new Line("codes-off", true, true, "{}", ""),
                        new Line("signed-out", true, true, "{}", ""));
    }

    @Test
    void administratorHelpsWhoLostThePhone() {
        turnOn(signedIn());
        cast.member("boss@news.example", Role.ADMINISTRATOR);
        Browser boss = new Browser(port);
        boss.signIn("boss@news.example", Cast.PASSWORD);
        String page = "/desk/accounts/" + tess.id();
        assertThat(location(boss.fillIn(page, page + "/factors", Map.of()))).endsWith(page);
        assertThat(location(new Browser(port).signIn(TESS, Cast.PASSWORD))).endsWith("/desk");
    }

    private Browser signedIn() {
        Browser browser = new Browser(port);
        assertThat(location(browser.signIn(TESS, Cast.PASSWORD))).endsWith("/desk");
        return browser;
    }

    private List<String> turnOn(Browser desk) {
        Document page = Jsoup.parse(desk.get(SECURITY + "/codes").body());
        assertThat(page.select("svg.qr path")).hasSize(1);
        String key = page.select(".qr__key").text().replace(" ", "");
        byte[] secret = decoded(key);
        HttpResponse<String> answer = desk.fillIn(
                SECURITY + "/codes",
                SECURITY + "/codes",
                Map.of("code", Totp.code(secret, clock.instant().getEpochSecond() / 30)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body()).select(".recovery code").eachText();
    }

    /** The code that Tess's phone shows. */
    private String now() {
        byte[] secret = jdbc.sql("select secret from one_time_code where account_id = ?")
                .param(tess.id())
                .query((row, number) -> row.getBytes(1))
                .single();
        secret = secrets.unlocked(secret, tess.id()).orElseThrow();
        return Totp.code(secret, clock.instant().getEpochSecond() / 30);
    }

    private static byte[] decoded(String key) {
        byte[] bytes = new byte[20];
        int bits = 0;
        int buffer = 0;
        int at = 0;
        for (char letter : key.toCharArray()) {
            buffer = (buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }

    private static HttpResponse<String> code(Browser browser, String code) {
        return browser.fillIn("/desk/sign-in/code", "/desk/sign-in/code", Map.of("code", code));
    }

    private static HttpResponse<String> post(Browser browser, String path) {
        return browser.post(path, Map.of("_csrf", token(browser, SECURITY)));
    }

    private static String token(Browser browser, String page) {
        return Jsoup.parse(browser.get(page).body()).select("input[name=_csrf]").attr("value");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
