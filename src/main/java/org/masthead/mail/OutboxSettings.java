package org.masthead.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the outbox does beside {@code spring.mail.*} ({@code masthead.mail.*}).
 *
 * @param from the sender's address; empty for the user name at the mail server, or else one of the site's own
 * @param attempts after how many a letter is given up
 */
@ConfigurationProperties("masthead.mail")
record OutboxSettings(
        @DefaultValue("") String from, @DefaultValue("14") int attempts) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /** How long to wait after so many attempts in vain: half a minute, then twice as long each time. */
    Duration pauseAfter(int inVain) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(inVain - 1, 0), 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
