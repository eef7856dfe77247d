package org.masthead.mail;

import java.time.Instant;

/**
 * A letter that has not left the house, as the desk shows it; what it says is nobody's business there.
 *
 * @param dead whether it is given up, rather than tried again
 * @param dueAt the next attempt, or the last one where it is dead
 * @param problem what the mail server said, in its own words; empty before the first attempt
 */
public record StuckLetter(
        long id,
        String recipient,
        String subject,
        boolean dead,
        int attempts,
        String problem,
        Instant createdAt,
        Instant dueAt) {}
