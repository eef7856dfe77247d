package org.masthead.mail;

import java.time.Instant;

/**
 * A letter as it lies in the outbox.
 *
 * @param unsubscribe the address that ends letters of this kind, or empty
 */
record WaitingLetter(
        long id,
        String messageId,
        String recipient,
        String name,
        String subject,
        String plain,
        String html,
        String unsubscribe,
        int attempts,
        Instant createdAt) {}
