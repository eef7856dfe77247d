package org.masthead.spam;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the service is that speaks Akismet's protocol ({@code masthead.akismet.*}).
 *
 * @param address of its version 1.1, with a slash at the end
 * @param patience how long it may take to answer
 * @param rest how long it is left alone when it did not
 */
@ConfigurationProperties("masthead.akismet")
record AkismetSettings(
        @DefaultValue("https://rest.akismet.com/1.1/") URI address,
        @DefaultValue("2s") Duration patience,
        @DefaultValue("30s") Duration rest) {}
