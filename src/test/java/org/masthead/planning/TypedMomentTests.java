package org.masthead.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.web.FormErrors;
import org.springframework.context.support.StaticMessageSource;

class TypedMomentTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final FormErrors errors = new FormErrors(messages());

    @Test
    void momentIsReadInTheSitesZone() {
        assertThat(TypedMoment.read("at", "2026-07-01T14:05", null, BERLIN, errors))
                .contains(Instant.parse("2026-07-01T12:05:00Z"));
    }

    @Test
    void timeThatTheClocksJumpOverIsRefusedAndSaid() {
        assertThat(TypedMoment.read("at", "2026-03-29T02:30", null, BERLIN, errors))
                .isEmpty();
        assertThat(errors.asMap()).containsEntry("at", "from 02:00 to 03:00");
    }

    @Test
    void timeThatComesTwiceIsAskedAbout() {
        assertThat(TypedMoment.comesTwice("2026-10-25T02:30", BERLIN)).isTrue();
        assertThat(TypedMoment.read("at", "2026-10-25T02:30", null, BERLIN, errors))
                .isEmpty();
        assertThat(errors.asMap()).containsEntry("at", "02:30 twice");
    }

    @Test
    void eachOfTheTwoCanBeMeant() {
        assertThat(TypedMoment.read("at", "2026-10-25T02:30", "first", BERLIN, errors))
                .contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(TypedMoment.read("at", "2026-10-25T02:30", "second", BERLIN, errors))
                .contains(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01T00:00", "+999999999-01-01T00:00", "1066-10-14T09:00", "\0"})
    void whatIsNoMomentIsRefused(String typed) {
        assertThat(TypedMoment.read("at", typed, null, BERLIN, errors)).isEmpty();
        assertThat(errors.has("at")).isTrue();
    }

    private static StaticMessageSource messages() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        for (Locale locale : new Locale[] {Locale.getDefault(), Locale.ENGLISH}) {
            messages.addMessage("planning.error.gap", locale, "from {0} to {1}");
            messages.addMessage("planning.error.twice", locale, "{0} twice");
        }
        return messages;
    }
}
