package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.masthead.site.SiteDefaults;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DeskSessionIdsTests {

    final DeskSessionIds overTls = ids("https://news.example");

    @Test
    void cookieIsBoundToTlsAndThisHostWhereTheSiteIs() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        overTls.setSessionId(new MockHttpServletRequest("GET", "/desk/sign-in"), response, "an-id");
        // The proxy ends TLS, so the request itself came without: what the site's address says is what counts.
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-masthead=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain", "Max-Age");
    }

    @Test
    void cookieIsPlainWithoutTls() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        ids("http://localhost:8080").setSessionId(new MockHttpServletRequest("GET", "/desk"), response, "an-id");
        assertThat(response.getHeader("Set-Cookie")).startsWith("masthead=").doesNotContain("Secure");
    }

    @Test
    void onlyTheDeskReadsAndWritesIt() {
        assertThat(overTls.resolveSessionIds(withCookie("/desk/articles"))).containsExactly("an-id");
        assertThat(overTls.resolveSessionIds(withCookie("/"))).isEmpty();
        assertThat(overTls.resolveSessionIds(withCookie("/media/1"))).isEmpty();
        MockHttpServletResponse response = new MockHttpServletResponse();
        overTls.setSessionId(new MockHttpServletRequest("GET", "/"), response, "an-id");
        overTls.expireSession(withCookie("/"), response);
        assertThat(response.getHeader("Set-Cookie")).isNull();
    }

    private static MockHttpServletRequest withCookie(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setCookies(new Cookie(
                "__Host-masthead", Base64.getEncoder().encodeToString("an-id".getBytes(StandardCharsets.UTF_8))));
        return request;
    }

    private static DeskSessionIds ids(String address) {
        return new DeskSessionIds(new SiteDefaults("Name", "", address, Locale.UK, ZoneOffset.UTC));
    }
}
