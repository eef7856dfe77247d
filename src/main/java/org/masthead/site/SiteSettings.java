package org.masthead.site;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The site as its operator configured it ({@code masthead.site.*}).
 *
 * @param name the nameplate
 * @param tagline a line under the nameplate; may be empty
 * @param address where readers find the site, scheme and host without a trailing slash; every absolute link starts here
 * @param language of the pages, as a BCP 47 tag
 * @param timeZone of the dates that pages and article addresses show
 */
@Validated
@ConfigurationProperties("masthead.site")
public record SiteSettings(
        @NotBlank @DefaultValue("The Masthead") String name,
        @DefaultValue("") String tagline,

        @NotNull @Pattern(regexp = "https?://[^/\\s]+", message = "must be like https://news.example, without a path")
        String address,

        @DefaultValue("en-GB") Locale language,
        @DefaultValue("UTC") ZoneId timeZone) {

    /** The absolute address of a path of this site. */
    public String absolute(String path) {
        return address + path;
    }

    /** Whether readers come over TLS, so that cookies may be bound to it. */
    public boolean secure() {
        return address.startsWith("https://");
    }
}
