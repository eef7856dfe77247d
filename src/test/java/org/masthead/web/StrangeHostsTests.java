package org.masthead.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.site.SiteDefaults;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class StrangeHostsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"news.example", "News.Example", "news.example.", "cdn.news.example", "localhost", "127.0.0.1"})
    void siteAnswersToItsNames(String host) throws Exception {
        assertThat(status("https://news.example", host, "/")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "news.example.evil.example",
                "xnews.example",
                "10.0.0.7",
                "localhost.evil.example"
            })
    void requestForAnotherSiteIsRefused(String host) throws Exception {
        assertThat(status("https://news.example", host, "/")).isEqualTo(421);
        assertThat(status("https://news.example:8443", host, "/desk/sign-in")).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.0.2", "newsbox"})
    void siteWithoutAPublicAddressIsAskedByAnyName(String host) throws Exception {
        assertThat(status("http://localhost:8080", host, "/")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness"})
    void probesAskByTheAddressOfTheNode(String path) throws Exception {
        assertThat(status("https://news.example", "10.0.0.7", path)).isEqualTo(200);
    }

    private static int status(String address, String host, String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.addHeader("Host", host);
        request.setServerName(host);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new StrangeHosts(
                        new OwnNames(List.of("cdn.news.example")),
                        new SiteDefaults("Name", "", address, Locale.UK, ZoneOffset.UTC))
                .doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
