package org.masthead.site;

import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.masthead.text.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
@ConfigurationProperties("masthead.site")
public record SiteDefaults(
        @DefaultValue("The Masthead") String name,
        @DefaultValue("") String tagline,

        String address,

        @DefaultValue("en-GB") Locale language,
        @DefaultValue("UTC") ZoneId timeZone)
        implements SiteSettings {

    private static final Pattern WORDS = Pattern.compile(".*\\S.*", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/\\s]+");

    public SiteDefaults {
        Setting.like(WORDS, "not be blank", "masthead.site.name", name);
        Setting.like(ADDRESS, "be like https://news.example, without a path", "masthead.site.address", address);
    }
}
