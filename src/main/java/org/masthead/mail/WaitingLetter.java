package org.masthead.mail;

import java.time.Instant;

/** A letter as it lies in the outbox. */
record WaitingLetter(
        long id,
        String messageId,
        String recipient,
        String name,
        String subject,
        String plain,
        String html,
        int attempts,
        Instant createdAt) {}
