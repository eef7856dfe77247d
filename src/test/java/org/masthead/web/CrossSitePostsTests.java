package org.masthead.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.site.SiteDefaults;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CrossSitePostsTests {

    static final String REPLY = "/2026/11/a-story/comments";
    static final String DESK = "/desk/articles";

    final CrossSitePosts filter =
            new CrossSitePosts(new SiteDefaults("Name", "", "https://news.example", Locale.UK, ZoneOffset.UTC));

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
        "Sec-Fetch-Site, same-origin, 200",
        "Sec-Fetch-Site, none, 200",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, something, 403",
        "Sec-Fetch-Site, '', 403",
        "Origin, https://news.example, 200",
        "Origin, https://NEWS.example:443, 200",
        "Origin, http://internal:8080, 200",
        "Origin, https://internal:8080, 403",
        "Origin, http://internal, 403",
        "Origin, http://news.example, 403",
        "Origin, https://news.example:8443, 403",
        "Origin, https://news.example.evil.test, 403",
        "Origin, https://evil.test, 403",
        "Origin, null, 403",
        "Origin, '', 403",
        "Origin, 'http://[', 403",
        "Referer, https://news.example/2026/11/a-story, 200",
        "Referer, https://evil.test/https://news.example/, 403",
        "Referer, https://news.example@evil.test/, 403",
    })
    void browsersWordDecides(String header, String value, int status) throws Exception {
        assertThat(statusOf(REPLY, header, value)).isEqualTo(status);
        assertThat(statusOf(DESK, header, value)).isEqualTo(status);
    }

    @Test
    void contradictingHeadersAreRefused() throws Exception {
        assertThat(statusOf(DESK, "Sec-Fetch-Site", "same-origin", "Sec-Fetch-Site", "cross-site"))
                .isEqualTo(403);
        assertThat(statusOf(DESK, "Origin", "https://news.example", "Origin", "https://evil.test"))
                .isEqualTo(403);
    }

    @Test
    void fetchMetadataCountsMoreThanOrigin() throws Exception {
        assertThat(statusOf(REPLY, "Sec-Fetch-Site", "cross-site", "Origin", "https://news.example"))
                .isEqualTo(403);
    }

    @Test
    void noBrowserMayReplyButOnlyWithoutCookies() throws Exception {
        assertThat(statusOf(REPLY)).isEqualTo(200);
        assertThat(statusOf(REPLY, "Cookie", "a=b")).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {DESK, "/desk", "/%64esk/articles", "/desk;x=y/articles", "/set-up/x", "/invitation/x"})
    void noBrowserWritesAtTheDesk(String path) throws Exception {
        assertThat(statusOf(path)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void readingIsFreeForAll(String method) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, DESK);
        request.addHeader("Sec-Fetch-Site", "cross-site");
        assertThat(statusOf(request)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "post", "PURGE"})
    void everyOtherMethodIsGuarded(String method) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, REPLY);
        request.addHeader("Sec-Fetch-Site", "cross-site");
        assertThat(statusOf(request)).isEqualTo(403);
    }

    private int statusOf(String path, String... headers) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.addHeader("Host", "internal:8080");
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        return statusOf(request);
    }

    private int statusOf(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
