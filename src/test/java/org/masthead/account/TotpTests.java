package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTests {

    static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The last six of the eight digits in RFC 6238's appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, second / 30)).isEqualTo(code);
        assertThat(Totp.step(SECRET, " " + code.substring(0, 3) + " " + code.substring(3), at(second), 0))
                .hasValue(second / 30);
    }

    @Test
    void clockMayBeWrongByOneStep() {
        String code = Totp.code(SECRET, 1000);
        assertThat(Totp.step(SECRET, code, at(999 * 30), 0)).hasValue(1000);
        assertThat(Totp.step(SECRET, code, at(1001 * 30 + 29), 0)).hasValue(1000);
        assertThat(Totp.step(SECRET, code, at(998 * 30 + 29), 0)).isEmpty();
        assertThat(Totp.step(SECRET, code, at(1002 * 30), 0)).isEmpty();
    }

    @Test
    void usedStepOpensNothing() {
        String code = Totp.code(SECRET, 1000);
        assertThat(Totp.step(SECRET, code, at(1000 * 30), 999)).hasValue(1000);
        assertThat(Totp.step(SECRET, code, at(1000 * 30), 1000)).isEmpty();
        assertThat(Totp.step(SECRET, code, at(1000 * 30), 1001)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "abcdef", "٠٥٠٤٧١", "-12345", "12345\u0000"})
    void whatIsNoCodeIsNone(String typed) {
        assertThat(Totp.step(SECRET, typed, at(1111111111), 0)).isEmpty();
    }

    @Test
    void keyIsWrittenAsAppsReadIt() {
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.base32("f".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MY");
        assertThat(Totp.base32("foob".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YQ");
        assertThat(Totp.address(SECRET, "The Masthead & Co", "a+b@news.example"))
                .isEqualTo("otpauth://totp/The%20Masthead%20%26%20Co:a%2Bb%40news.example"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=The%20Masthead%20%26%20Co");
        assertThat(QrPicture.of(Totp.address(SECRET, "The Masthead", "a@b.example")).path())
                .startsWith("M4,4h1v1h-1z");
    }

    @Test
    void browsersAreCalledAsPeopleCallThem() {
        assertThat(BrowserName.of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"))
                .isEqualTo("Firefox, Linux");
        assertThat(BrowserName.of("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"))
                .isEqualTo("Chrome, Android");
        assertThat(BrowserName.of("curl/8.0")).isEmpty();
        assertThat(BrowserName.of(null)).isEmpty();
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
