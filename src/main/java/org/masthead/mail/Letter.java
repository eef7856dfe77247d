package org.masthead.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter as a room writes it. It goes out as plain text and as simple HTML that say the same.
 *
 * @param recipient the e-mail address
 * @param name of the recipient; empty where only the address is known
 * @param paragraphs plain text
 * @param link what the letter is about, after the first paragraph; null for none
 * @param quotations what others said, after the link
 * @param unsubscribe an address at which a {@code POST} ends letters of this kind (RFC 8058); null where there is
 *     nothing to end
 * @param usefulUntil when it need not be sent any more
 */
public record Letter(
        String recipient,
        String name,
        String subject,
        List<String> paragraphs,
        @Nullable String link,
        List<Quotation> quotations,
        @Nullable String unsubscribe,
        Instant usefulUntil) {

    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_NAME = 120;

    public Letter {
        // A line break in a header would begin another header.
        name = line(name, LONGEST_NAME);
        subject = line(subject, LONGEST_LINE);
        paragraphs = List.copyOf(paragraphs);
        quotations = List.copyOf(quotations);
        if (unsubscribe != null && unsubscribe.matches("(?s).*[\\s<>,].*")) {
            throw new IllegalArgumentException("No address that a header can carry");
        }
    }

    /** One that quotes nobody and that nobody subscribed to. */
    public Letter(
            String recipient,
            String name,
            String subject,
            List<String> paragraphs,
            @Nullable String link,
            Instant usefulUntil) {
        this(recipient, name, subject, paragraphs, link, List.of(), null, usefulUntil);
    }

    private static String line(String text, int longest) {
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
        return clean.length() > longest ? clean.substring(0, longest) : clean;
    }
}
