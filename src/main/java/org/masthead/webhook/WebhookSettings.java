package org.masthead.webhook;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages to other systems are sent ({@code masthead.webhooks.*}).
 *
 * @param pauses between the attempts; after the last one a message is given up
 * @param giveUpAfter how long a receiver may take nothing before it is switched off
 * @param keep how long the log of what was sent is kept
 */
@ConfigurationProperties("masthead.webhooks")
record WebhookSettings(
        @DefaultValue({"5s", "30s", "2m", "10m", "30m", "1h", "2h", "4h", "8h", "8h"})
        List<Duration> pauses,

        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("30d") Duration keep) {}
