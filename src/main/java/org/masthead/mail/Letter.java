package org.masthead.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter as a room writes it. It goes out as plain text and as simple HTML that say the same.
 *
 * @param recipient the e-mail address
 * @param name of the recipient
 * @param paragraphs plain text
 * @param link what the letter is about, after the first paragraph; null for none
 * @param usefulUntil when it need not be sent any more
 */
public record Letter(
        String recipient,
        String name,
        String subject,
        List<String> paragraphs,
        @Nullable String link,
        Instant usefulUntil) {

    private static final int LONGEST_LINE = 300;

    public Letter {
        // A line break in a header would begin another header.
        name = line(name);
        subject = line(subject);
        paragraphs = List.copyOf(paragraphs);
    }

    private static String line(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
        return clean.length() > LONGEST_LINE ? clean.substring(0, LONGEST_LINE) : clean;
    }
}
