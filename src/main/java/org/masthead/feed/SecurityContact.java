package org.masthead.feed;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.text.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people report a hole in the site ({@code masthead.security.*}), for {@code security.txt}.
 *
 * @param contact addresses in the order of preference; without any there is no such file
 * @param encryption of a key, or null
 * @param acknowledgments of a page that thanks, or null
 * @param policy of a page that says what is welcome, or null
 * @param hiring of a page with open positions, or null
 */
@ConfigurationProperties("masthead.security")
record SecurityContact(
        @DefaultValue List<String> contact,

        @Nullable String encryption,

        @Nullable String acknowledgments,

        @Nullable String policy,

        @Nullable String hiring) {

    private static final Pattern CONTACT = Pattern.compile("(?:mailto:|tel:|https://)\\S+");
    private static final Pattern KEY = Pattern.compile("(?:https://|dns:|openpgp4fpr:)\\S+");
    private static final Pattern PAGE = Pattern.compile("https://\\S+");

    SecurityContact {
        for (String each : contact) {
            Setting.like(
                    CONTACT,
                    "be like mailto:security@news.example or https://news.example/report",
                    "masthead.security.contact",
                    each);
        }
        check(KEY, "encryption", encryption);
        check(PAGE, "acknowledgments", acknowledgments);
        check(PAGE, "policy", policy);
        check(PAGE, "hiring", hiring);
    }

    private static void check(Pattern pattern, String name, @Nullable String value) {
        if (value != null) {
            Setting.like(pattern, "start with https:", "masthead.security." + name, value);
        }
    }
}
