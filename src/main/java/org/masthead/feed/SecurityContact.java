package org.masthead.feed;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where people report a hole in the site ({@code masthead.security.*}), for {@code security.txt}.
 *
 * @param contact addresses in the order of preference; without any there is no such file
 * @param encryption of a key, or null
 * @param acknowledgments of a page that thanks, or null
 * @param policy of a page that says what is welcome, or null
 * @param hiring of a page with open positions, or null
 */
@Validated
@ConfigurationProperties("masthead.security")
record SecurityContact(
        @DefaultValue List<@Pattern(regexp = "(?:mailto:|tel:|https://)\\S+", message = MESSAGE) String> contact,

        @Pattern(regexp = "(?:https://|dns:|openpgp4fpr:)\\S+", message = "must start with https:") @Nullable
        String encryption,

        @Pattern(regexp = "https://\\S+", message = "must start with https:") @Nullable
        String acknowledgments,

        @Pattern(regexp = "https://\\S+", message = "must start with https:") @Nullable
        String policy,

        @Pattern(regexp = "https://\\S+", message = "must start with https:") @Nullable
        String hiring) {

    private static final String MESSAGE = "must be like mailto:security@news.example or https://news.example/report";
}
