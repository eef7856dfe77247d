package org.masthead.errata;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Reports of errors ({@code masthead.errors.*}).
 *
 * @param perHour reports taken from one network
 */
@Validated
@ConfigurationProperties("masthead.errors")
record ErrataSettings(@Min(1) @DefaultValue("10") int perHour) {}
