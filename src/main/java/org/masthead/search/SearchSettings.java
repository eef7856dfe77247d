package org.masthead.search;

import org.masthead.text.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Search ({@code masthead.search.*}).
 *
 * @param perMinute searches answered to one network
 * @param atOnce searches worked on at the same time, so that pages always find a connection to the database
 */
@ConfigurationProperties("masthead.search")
record SearchSettings(
        @DefaultValue("120") int perMinute,
        @DefaultValue("4") int atOnce) {

    SearchSettings {
        Setting.atLeast(1, "masthead.search.per-minute", perMinute);
        Setting.atLeast(1, "masthead.search.at-once", atOnce);
    }
}
