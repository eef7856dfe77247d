package org.masthead.errata;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;

/**
 * What a reader reports, checked. Nothing is cut: what is too long is sent back.
 *
 * @param quotation may be empty
 */
record ErrorWords(
        String explanation, String quotation, @Nullable String email) {

    static final int LONGEST_EXPLANATION = 3000;
    static final int LONGEST_QUOTATION = 1000;
    static final int LONGEST_EMAIL = 254;

    /** The words of a form, or nothing where {@code errors} now says what is wrong with them. */
    static Optional<ErrorWords> read(ErrorReportForm form, FormErrors errors) {
        String explanation = text("explanation", form.explanation(), LONGEST_EXPLANATION, errors);
        if (TypedText.isInvisible(explanation)) {
            errors.add("explanation", "errata.error.explanation");
        }
        String quotation = text("quotation", form.quotation(), LONGEST_QUOTATION, errors);
        String email = text("email", form.email(), LONGEST_EMAIL, errors).toLowerCase(Locale.ROOT);
        if (!email.isEmpty() && !TypedText.isEmailAddress(email)) {
            errors.add("email", "errata.error.email");
        }
        if (!TypedText.line(form.nickname()).isEmpty()) {
            errors.add(FormErrors.WHOLE_FORM, "errata.error.nickname");
        }
        return errors.isEmpty()
                ? Optional.of(new ErrorWords(
                        explanation, TypedText.isInvisible(quotation) ? "" : quotation, email.isEmpty() ? null : email))
                : Optional.empty();
    }

    private static String text(String field, @Nullable String typed, int longest, FormErrors errors) {
        String text = TypedText.lines(typed);
        if (TypedText.hasControlCharacters(text)) {
            errors.add(field, "errata.error.control");
        } else if (text.length() > longest) {
            errors.add(field, "errata.error.long", longest);
        }
        return text;
    }
}
