package org.masthead.front;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;

/**
 * The strip as it is typed at the desk. A field that was not sent is empty.
 *
 * @param story the address of the story it leads to; empty for none
 * @param starts a moment of the site's zone, to the minute; empty for now
 */
record BreakingForm(@Nullable String version, String words, String story, String starts, String ends) {

    private static final int LONGEST = 160;
    private static final Duration USUAL = Duration.ofHours(3);
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    BreakingForm {
        words = TypedText.line(words).replaceAll("\\s+", " ");
        story = TypedText.line(story);
        starts = TypedText.line(starts);
        ends = TypedText.line(ends);
    }

    /** As it is opened: what is kept, or three hours from now where that is over. */
    static BreakingForm of(StripState state, Instant now, ZoneId zone) {
        boolean over = state.phaseAt(now).equals("over");
        Instant startsAt = state.startsAt() == null || over ? now : state.startsAt();
        Instant endsAt = state.endsAt() == null || over ? now.plus(USUAL) : state.endsAt();
        return new BreakingForm(
                String.valueOf(state.version()),
                over ? "" : state.words(),
                over || state.address() == null ? "" : state.address(),
                FIELD.format(startsAt.atZone(zone)),
                FIELD.format(endsAt.atZone(zone)));
    }

    BreakingForm withVersion(int current) {
        return new BreakingForm(String.valueOf(current), words, story, starts, ends);
    }

    /** The version the editor started from; one that no strip has where it is missing. */
    int startedFrom() {
        return TypedText.version(version);
    }

    void checkWords(FormErrors errors) {
        if (TypedText.isInvisible(words)) {
            errors.add("words", "front.breaking.error.words");
        }
        if (words.length() > LONGEST) {
            errors.add("words", "front.breaking.error.long", LONGEST);
        }
        if (TypedText.hasControlCharacters(words)) {
            errors.add("words", "front.breaking.error.control");
        }
    }

    Instant startsAt(Instant now, ZoneId zone, FormErrors errors) {
        return starts.isEmpty() ? now.truncatedTo(ChronoUnit.MINUTES) : moment("starts", starts, now, zone, errors);
    }

    Instant endsAt(Instant now, ZoneId zone, FormErrors errors) {
        if (ends.isEmpty()) {
            errors.add("ends", "front.breaking.error.end");
        }
        Instant end = moment("ends", ends, now, zone, errors);
        if (!end.isAfter(now)) {
            errors.add("ends", "front.breaking.error.past");
        }
        return end;
    }

    private static Instant moment(String field, String typed, Instant fallback, ZoneId zone, FormErrors errors) {
        try {
            Instant moment = LocalDateTime.parse(typed).atZone(zone).toInstant();
            if (ChronoUnit.DAYS.between(fallback, moment) > 366) {
                errors.add(field, "front.breaking.error.far");
            }
            return moment;
        } catch (DateTimeException malformed) {
            errors.add(field, "front.breaking.error.time");
            return fallback;
        }
    }
}
