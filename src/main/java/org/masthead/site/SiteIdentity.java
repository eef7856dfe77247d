package org.masthead.site;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator decides about the site.
 *
 * @param accent the colour of the site's own, or null
 * @param logo what stands in place of the name, or null
 * @param footerLinks in the order they are shown
 * @param socialLinks in the order they are shown
 * @param publicHistory whether readers may see what a story said before
 */
public record SiteIdentity(
        String name,
        String tagline,
        Locale language,
        ZoneId timeZone,
        @Nullable Accent accent,
        @Nullable SiteLogo logo,
        List<SiteLink> footerLinks,
        List<SiteLink> socialLinks,
        boolean publicHistory) {

    /** Code points. */
    public static final int LONGEST_NAME = 120;

    /** Code points. */
    public static final int LONGEST_TAGLINE = 200;

    /** Code points. */
    public static final int LONGEST_LABEL = 60;

    /** Characters. */
    public static final int LONGEST_ADDRESS = 500;

    /** The identity of a site of which nothing was saved. */
    public static SiteIdentity of(SiteSettings defaults) {
        return new SiteIdentity(
                defaults.name(),
                defaults.tagline(),
                defaults.language(),
                defaults.timeZone(),
                null,
                null,
                List.of(),
                List.of(),
                false);
    }
}
