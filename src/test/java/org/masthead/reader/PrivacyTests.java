package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@NewsroomTest
class PrivacyTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void forget() {
        jdbc.sql("delete from site_identity").update();
        jdbc.sql("delete from discussion_policy").update();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"approval": "PREVIOUSLY_APPROVED"}                              | An editor reads your first reply
            {"approval": "CONFIRMED_AND_APPROVED"}                           | Where you confirmed your address and an editor approved
            {"approval": "NOBODY_HELD"}                                      | Not every comment is read before it appears
            {"approval": "NOBODY_HELD", "mode": "PRE_MODERATED"}             | An editor reads every reply
            """)
    void whoReadsWhatBeforeItAppearsIsWhatThePolicySays(String policy, String words) {
        rule(policy);
        assertThat(mvc.get().uri("/privacy")).bodyText().contains(words).doesNotContain("Akismet", "??");
    }

    @Test
    void whatIsSentElsewhereIsSaid() {
        rule("{\"spam\": {\"akismetKey\": \"abc123\"}}");
        assertThat(mvc.get().uri("/privacy")).bodyText().contains("are also sent to Akismet");
    }

    private void rule(String policy) {
        jdbc.sql("insert into discussion_policy (version, saved_at, policy) values (1, now(), cast(? as jsonb))")
                .param(policy)
                .update();
    }

    @Test
    void retentionIsTheOneConfigured() {
        assertThat(mvc.get().uri("/privacy"))
                .hasStatusOk()
                .bodyText()
                .contains("is kept for 90 days", "Where you confirmed your address");
    }

    @Test
    void everyLanguageTellsItInItsOwnForms() {
        Map.of("de-DE", "90 Tage", "ar", "٩٠ يومًا", "ar-MA", "90 يومًا").forEach((language, words) -> {
            speak(language);
            assertThat(mvc.get().uri("/privacy")).hasStatusOk().bodyText().contains(words, "lang=\"" + language + "\"");
        });
    }

    @Test
    void arabicIsSetInFacesThatHaveIt() {
        speak("ar");
        assertThat(mvc.get().uri("/privacy"))
                .hasStatusOk()
                .bodyText()
                .contains("/css/paper-arabic", "العربية بالخطوط المثبّتة على جهازك")
                .doesNotContain("preload");
        speak("de-DE");
        assertThat(mvc.get().uri("/privacy"))
                .hasStatusOk()
                .bodyText()
                .contains("preload", "/css/paper-", "Newsreader")
                .doesNotContain("/css/paper-arabic");
    }

    private void speak(String language) {
        jdbc.sql("delete from site_identity").update();
        jdbc.sql("""
                insert into site_identity (version, name, tagline, language, time_zone, footer_links, social_links, saved_at)
                values (1, 'News', '', ?, 'UTC', '[]', '[]', now())
                """).param(language).update();
    }
}
