package org.masthead.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.masthead.delivery.PageParts;
import org.masthead.site.SiteDefaults;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.request.ServletWebRequest;

@NewsroomTest
class WellKnownTests {

    @Autowired
    MockMvcTester mvc;

    @Test
    void crawlersAreToldWhatToReadAndWhatNot() {
        assertThat(mvc.get().uri("/robots.txt"))
                .hasStatusOk()
                .hasContentType("text/plain;charset=UTF-8")
                .bodyText()
                .contains("User-agent: *\n", "Disallow: /desk\n")
                .contains("Sitemap: http://localhost:8080/sitemap.xml\n")
                .contains("Sitemap: http://localhost:8080/news-sitemap.xml\n")
                .doesNotContain("Disallow: /\n", "set-up", "invitation");
    }

    @Test
    void nobodyIsNamedWhereNobodyIsConfigured() {
        assertThat(mvc.get().uri("/.well-known/security.txt")).hasStatus(404);
    }

    @Test
    void securityContactIsNamedAsTheStandardAsks() throws Exception {
        SecurityContact contact = new SecurityContact(
                List.of("mailto:security@news.example", "https://news.example/report"),
                "https://news.example/key.asc",
                null,
                "https://news.example/policy",
                null);
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpServletResponse response = new MockHttpServletResponse();
        new WellKnownController(
                        contact,
                        new SiteDefaults("Name", "", "https://news.example", Locale.GERMANY, ZoneOffset.UTC),
                        Clock.fixed(Instant.parse("2026-11-24T12:34:56Z"), ZoneOffset.UTC),
                        new PageParts())
                .security(new ServletWebRequest(request, response), response);
        assertThat(response.getContentAsString()).isEqualTo("""
                        Contact: mailto:security@news.example
                        Contact: https://news.example/report
                        Expires: 2027-05-23T00:00:00Z
                        Encryption: https://news.example/key.asc
                        Preferred-Languages: de
                        Canonical: https://news.example/.well-known/security.txt
                        Policy: https://news.example/policy
                        """);
        assertThat(response.getContentType()).isEqualTo("text/plain;charset=UTF-8");
    }
}
