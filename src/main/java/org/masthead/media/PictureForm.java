package org.masthead.media;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;

/**
 * The words of a picture as they are typed at the desk. A field that was not sent is empty.
 *
 * @param rightsUntil the last day on which it may be shown; empty for ever
 */
record PictureForm(String altText, String caption, String credit, String licence, String rightsUntil) {

    static final PictureForm EMPTY = new PictureForm("", "", "", "", "");

    PictureForm {
        altText = TypedText.line(altText);
        caption = TypedText.line(caption);
        credit = TypedText.line(credit);
        licence = TypedText.line(licence);
        rightsUntil = TypedText.line(rightsUntil);
    }

    static PictureForm of(Picture picture, ZoneId zone) {
        Instant end = picture.getRightsEnd();
        return new PictureForm(
                picture.getAltText(),
                picture.getCaption(),
                picture.getCredit(),
                picture.getLicence(),
                end == null ? "" : end.minusMillis(1).atZone(zone).toLocalDate().toString());
    }

    /** A picture that is uploaded may get its description later. */
    void check(FormErrors errors, boolean described) {
        if (described && TypedText.isInvisible(altText)) {
            errors.add("altText", "media.desk.alt-missing");
        }
        checkField(errors, "altText", altText, Picture.LONGEST_ALT_TEXT);
        checkField(errors, "caption", caption, Picture.LONGEST_CAPTION);
        checkField(errors, "credit", credit, Picture.LONGEST_CREDIT);
        checkField(errors, "licence", licence, Picture.LONGEST_LICENCE);
        if (!rightsUntil.isEmpty() && lastDay().isEmpty()) {
            errors.add("rightsUntil", "media.desk.no-date");
        }
    }

    PictureWords words() {
        return new PictureWords(altText, caption, credit, licence);
    }

    /** The moment from which nobody may see it. */
    @Nullable
    Instant rightsEnd(ZoneId zone) {
        return lastDay()
                .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                .orElse(null);
    }

    private Optional<LocalDate> lastDay() {
        try {
            return Optional.of(LocalDate.parse(rightsUntil))
                    .filter(day -> day.getYear() > 1900 && day.getYear() < 10_000);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static void checkField(FormErrors errors, String field, String text, int longest) {
        if (TypedText.length(text) > longest) {
            errors.add(field, "media.desk.too-long", longest);
        }
        if (TypedText.hasControlCharacters(text)) {
            errors.add(field, "media.desk.control-characters");
        }
    }
}
