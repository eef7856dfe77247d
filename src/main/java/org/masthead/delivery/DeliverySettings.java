package org.masthead.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How finished pages are kept.
 *
 * @param memory that they may take on a node
 */
@ConfigurationProperties("masthead.delivery")
record DeliverySettings(
        @DefaultValue("64MB") DataSize memory, @DefaultValue Edge edge) {

    /**
     * A CDN or Varnish in front.
     *
     * @param purge the addresses that are told which pages to drop; with none there is no such cache
     * @param keep for how long it may have a page
     * @param whileRevalidated for how long it may hand out an old page while it fetches the new one
     * @param ifError for how long it may hand out an old page while this house does not answer
     */
    record Edge(
            @DefaultValue List<URI> purge,
            @DefaultValue("1d") Duration keep,
            @DefaultValue("5s") Duration whileRevalidated,
            @DefaultValue("1d") Duration ifError) {

        boolean isThere() {
            return !purge.isEmpty();
        }
    }
}
