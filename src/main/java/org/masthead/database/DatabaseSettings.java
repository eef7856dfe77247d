package org.masthead.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Masthead keeps what it must not lose ({@code masthead.home}).
 *
 * @param home a directory; text rather than a path, as Spring would look for a path on the class path first
 * @param command what runs instead of the site, if anything does; it may use the database of the site that is running
 */
@ConfigurationProperties("masthead")
record DatabaseSettings(
        @DefaultValue("./data") String home, @Nullable String command) {

    Path homePath() {
        return Path.of(home).toAbsolutePath().normalize();
    }
}
