package org.masthead.search;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Search ({@code masthead.search.*}).
 *
 * @param perMinute searches answered to one network
 * @param atOnce searches worked on at the same time, so that pages always find a connection to the database
 */
@Validated
@ConfigurationProperties("masthead.search")
record SearchSettings(
        @Min(1) @DefaultValue("120") int perMinute,
        @Min(1) @DefaultValue("4") int atOnce) {}
