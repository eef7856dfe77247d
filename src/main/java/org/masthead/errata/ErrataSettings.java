package org.masthead.errata;

import org.masthead.text.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Reports of errors ({@code masthead.errors.*}).
 *
 * @param perHour reports taken from one network
 */
@ConfigurationProperties("masthead.errors")
record ErrataSettings(@DefaultValue("10") int perHour) {

    ErrataSettings {
        Setting.atLeast(1, "masthead.errors.per-hour", perHour);
    }
}
