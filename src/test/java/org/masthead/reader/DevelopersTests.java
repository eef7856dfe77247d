package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masthead.account.Scope;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@NewsroomTest
class DevelopersTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void forget() {
        jdbc.sql("delete from site_identity").update();
    }

    @Test
    void examplesHaveTheAddressOfTheSiteAndEveryScopeIsExplained() throws Exception {
        Document page = page();
        assertThat(page.select("pre").eachText())
                .hasSizeGreaterThan(3)
                .allMatch(each -> each.contains("$API"))
                .first()
                .asString()
                .startsWith("API=http://localhost:8080/api/v1");
        for (Scope scope : Scope.values()) {
            assertThat(page.select("td code").eachText()).contains(scope.text());
        }
        String description = page.select(".article__body a").first().attr("href");
        assertThat(mvc.get().uri(description)).hasStatusOk();
    }

    @Test
    void everyLanguageHasItAndExamplesReadFromTheLeft() throws Exception {
        for (var each : Map.of("de-DE", "Für Entwickler", "ar", "للمطوّرين").entrySet()) {
            jdbc.sql("delete from site_identity").update();
            jdbc.sql("""
                    insert into site_identity
                        (version, name, tagline, language, time_zone, footer_links, social_links, saved_at)
                    values (1, 'News', '', ?, 'UTC', '[]', '[]', now())
                    """).param(each.getKey()).update();
            Document page = page();
            assertThat(page.select("h1").text()).isEqualTo(each.getValue());
            assertThat(page.select("pre:not([dir=ltr])")).isEmpty();
            assertThat(page.select("td:empty")).isEmpty();
        }
    }

    private Document page() throws Exception {
        return Jsoup.parse(mvc.get().uri("/api").exchange().getResponse().getContentAsString());
    }
}
