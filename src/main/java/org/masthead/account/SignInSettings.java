package org.masthead.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long someone stays signed in ({@code masthead.sign-in.*}).
 *
 * @param idle without a click
 * @param absolute however busy; long enough for any shift, short enough that a stolen cookie is worthless tomorrow
 */
@ConfigurationProperties("masthead.sign-in")
record SignInSettings(
        @DefaultValue("8h") Duration idle,
        @DefaultValue("24h") Duration absolute) {}
