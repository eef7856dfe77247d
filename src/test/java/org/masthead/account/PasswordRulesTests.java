package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.site.SiteDefaults;

class PasswordRulesTests {

    final PasswordRules rules = new PasswordRules(
            new SiteDefaults("The Harbour Post", "", "http://localhost:8080", Locale.UK, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quiet otter on a lamp",
                "  leading spaces kept",
                "kX9#mv2Lqz!t",
                "🦊🦊 jumps over 🐑 fence",
                "passwordless tram through Ghent"
            })
    void whatNobodyGuessesIsGood(String password) {
        assertThat(rules.problemOf(password, "nora.quill@mail.example", "Nora Quill"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "short, ''",
        "short, kX9#mv2Lqz!",
        "short, 🦊🐑🐴🦉🐢🦎🐙🦀🐌🐝🐞",
        "common, password1234",
        "common, Password2026!!",
        "common, P4ssw0rd!!!!!!",
        "common, passwordpassword",
        "common, 123456789012",
        "common, qwertyuiop12",
        "common, aaaaaaaaaaaaaaaa",
        "common, iloveyou2026!",
        "common, Welcome-Admin-1",
        "common, correcthorsebatterystaple",
        "common, 1q2w3e4r5t6y",
        "name, xx-nora.quill-7719",
        "name, xx nora quill 7719",
        "name, TheHarbourPost#42",
    })
    void whatOthersWouldTryIsRefused(String problem, String password) {
        assertThat(rules.problemOf(password, "nora.quill@mail.example", "Nora Quill"))
                .contains("account.password." + problem);
    }

    @Test
    void longestPasswordIsTakenAndOneMoreRefused() {
        String longest = "quiet otter lamp ".repeat(100).substring(0, PasswordRules.LONGEST);
        assertThat(rules.problemOf(longest, "n@mail.example", "N")).isEmpty();
        assertThat(rules.problemOf(longest + "x", "n@mail.example", "N")).contains("account.password.long");
    }

    @Test
    void hugeInputCostsNothing() {
        String huge = "password".repeat(200_000);
        long start = System.nanoTime();
        rules.problemOf(huge, "n@mail.example", "N");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(200));
    }
}
