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
 * The site as its operator configured it ({@code masthead.site.*}): what a new site starts with. All but the address is
 * changed at the desk afterwards, and what was saved there wins.
 *
 * @param name the nameplate
 * @param tagline a line under the nameplate; may be empty
 * @param address where readers find the site, scheme and host without a trailing slash; every absolute link starts here
 * @param language of the pages, as a BCP 47 tag
 * @param timeZone of the dates that pages and article addresses show
 */
@Validated
@ConfigurationProperties("masthead.site")
public record SiteDefaults(
        @NotBlank @DefaultValue("The Masthead") String name,
        @DefaultValue("") String tagline,

        @NotNull @Pattern(regexp = "https?://[^/\\s]+", message = "must be like https://news.example, without a path")
        String address,

        @DefaultValue("en-GB") Locale language,
        @DefaultValue("UTC") ZoneId timeZone)
        implements SiteSettings {}
