package org.masthead.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.site.SiteDefaults;
import org.masthead.testing.Browser;
import org.masthead.testing.LiveNewsroomTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@LiveNewsroomTest
class ResponseHeadersTests {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/no-such-page",
                "/css/base.css",
                "/css/no-such.css",
                "/images/favicon.svg",
                "/media/no-such",
                "/actuator/health",
                "/actuator/env",
                "/actuator",
                "/Section/X/",
                "/desk",
                "/desk/sign-in",
                "/set-up/guess",
                "/invitation/guess",
                "/error",
                "/2026/11/none",
                "/2026/99/none",
                "/section/none?after=%FF",
                "/%00",
                "/a//b",
                "/a;b",
                "/%2e%2e/x",
                "/.git/config"
            })
    void everyAnswerCarriesThem(String path) {
        assertCarriesThem(new Browser(port).get(path));
    }

    @Test
    void answersToWhatIsNoRequestCarryThemToo() {
        Browser browser = new Browser(port);
        for (String method : new String[] {"POST", "PUT", "DELETE", "TRACE", "OPTIONS", "BREW"}) {
            HttpResponse<String> answer = browser.send(browser.request("/").method(method, BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(method).isBetween(400, 405);
            assertCarriesThem(answer);
        }
    }

    @Test
    void deskPagesAreKeptByNobodyAndRunOnlyWhatShowsTheNonce() {
        Browser browser = new Browser(port);
        HttpResponse<String> page = browser.get("/desk/sign-in");
        assertThat(page.statusCode()).isEqualTo(200);
        String policy = header(page, "Content-Security-Policy");
        assertThat(policy).containsPattern("script-src 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'");
        assertThat(policy).isNotEqualTo(header(browser.get("/desk/sign-in"), "Content-Security-Policy"));
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void publicPagesAllowNoScriptAndAreTheSameForEveryone() {
        HttpResponse<String> page = new Browser(port).get("/no-such-page");
        assertThat(header(page, "Content-Security-Policy")).doesNotContain("script-src", "nonce");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void browsersAreToldToStayOnTlsWhereTheSiteIs() {
        assertThat(everywhere("https://news.example")).containsEntry("Strict-Transport-Security", "max-age=31536000");
        assertThat(everywhere("http://news.example")).doesNotContainKey("Strict-Transport-Security");
    }

    private static Map<String, String> everywhere(String address) {
        Map<String, String> headers = new HashMap<>();
        ResponseHeaders.everywhere(new SiteDefaults("Name", "", address, Locale.UK, ZoneOffset.UTC), headers::put);
        return headers;
    }

    private static void assertCarriesThem(HttpResponse<String> answer) {
        assertThat(header(answer, "Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'self'")
                .contains("base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "browsing-topics=()");
        assertThat(answer.headers().allValues("Cache-Control")).hasSize(1);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
