package org.masthead.account;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What secrets in the database are locked with ({@code masthead.secret}).
 *
 * @param home the directory whose file has the secret where none is configured
 * @param secret the same for all nodes of one database; long and random, or empty
 */
@ConfigurationProperties("masthead")
record SecretSettings(
        @DefaultValue("./data") String home,
        @DefaultValue("") String secret) {

    private static final int SHORTEST = 32;

    SecretSettings {
        if (!secret.isEmpty() && secret.length() < SHORTEST) {
            throw new IllegalArgumentException("masthead.secret has to have " + SHORTEST + " characters at least");
        }
    }

    Path file() {
        return Path.of(home).toAbsolutePath().normalize().resolve("secret.key");
    }

    /** Where the secret is, for people. */
    String place() {
        return secret.isEmpty() ? file().toString() : "masthead.secret";
    }
}
