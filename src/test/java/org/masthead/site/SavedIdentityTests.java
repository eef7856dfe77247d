package org.masthead.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@NewsroomTest
class SavedIdentityTests {

    private static final SiteIdentity EVENING = new SiteIdentity(
            "The Evening Tide",
            "Late, and true",
            Locale.GERMANY,
            ZoneId.of("Europe/Berlin"),
            Accent.of("#0055aa"),
            null,
            List.of(new SiteLink("Imprint", "/imprint")),
            List.of(new SiteLink("Mastodon", "https://social.example/@tide")),
            true);

    @Autowired
    SavedIdentity saved;

    @Autowired
    SiteSettings site;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void forget() {
        jdbc.sql("delete from site_identity").update();
    }

    @Test
    void newSiteIsAsConfigured() {
        assertThat(saved.find()).isEmpty();
        assertThat(site.name()).isEqualTo("The Masthead");
        assertThat(site.language()).isEqualTo(Locale.UK);
        assertThat(site.accent()).isNull();
    }

    @Test
    void whatIsSavedComesBackWhole() {
        assertThat(saved.save(0, EVENING)).isTrue();
        assertThat(saved.find()).contains(new SavedIdentity.Version(1, EVENING));
    }

    @Test
    void whatWasSavedShowsAtOnce() {
        assertThat(mvc.get().uri("/")).bodyText().contains("<title>The Masthead</title>", "lang=\"en-GB\"");

        saved.save(0, EVENING);
        assertThat(mvc.get().uri("/")).bodyText().contains("<title>The Evening Tide</title>", "lang=\"de-DE\"");

        // As another node would: behind this one's back.
        jdbc.sql("update site_identity set name = 'The Morning Tide'").update();
        assertThat(mvc.get().uri("/")).bodyText().contains("<title>The Morning Tide</title>");
    }

    @Test
    void secondOfTwoAdministratorsDoesNotOverwriteTheFirst() {
        assertThat(saved.save(0, EVENING)).isTrue();
        assertThat(saved.save(0, EVENING)).isFalse();
        assertThat(saved.save(1, EVENING)).isTrue();
        assertThat(saved.save(1, EVENING)).isFalse();
    }
}
