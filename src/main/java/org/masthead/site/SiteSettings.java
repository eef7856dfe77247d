package org.masthead.site;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The site as it is at this moment: what was saved at the desk, or else what its operator configured. Ask it anew each
 * time rather than keep an answer: an administrator may change everything but the address while the site runs.
 */
public interface SiteSettings {

    /** The nameplate. */
    String name();

    /** A line under the nameplate; may be empty. */
    String tagline();

    /** Where readers find the site, scheme and host without a trailing slash. Configured only. */
    String address();

    /** Of every page, public and at the desk. */
    Locale language();

    /** Of the dates that pages and article addresses show. */
    ZoneId timeZone();

    /** The colour of the site's own, or null for the house's. */
    default @Nullable Accent accent() {
        return null;
    }

    /** The style sheet with that colour, under an address that its content makes; null without one. */
    default @Nullable String styleSheetAddress() {
        Accent accent = accent();
        return accent == null ? null : "/site.css?v=" + Accent.version(accent.styleSheet());
    }

    /** What stands in place of the name at the head of a page, or null for the name. */
    default @Nullable SiteLogo logo() {
        return null;
    }

    /** Pages that the foot of every page leads to. */
    default List<SiteLink> footerLinks() {
        return List.of();
    }

    /** Where else the site is found. */
    default List<SiteLink> socialLinks() {
        return List.of();
    }

    /** Whether readers may see what a story said before. */
    default boolean publicHistory() {
        return false;
    }

    /** All that an administrator decides about the site. */
    default SiteIdentity identity() {
        return SiteIdentity.of(this);
    }

    /** The direction that the language is written in, as a {@code dir} attribute says it. */
    default String direction() {
        return Languages.direction(language());
    }

    /** The absolute address of a path of this site. */
    default String absolute(String path) {
        return address() + path;
    }

    /** The host that {@link #address()} names, in small letters and without its port. */
    default String host() {
        return address()
                .replaceFirst("^https?://", "")
                .replaceFirst(":\\d+$", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Whether readers come over TLS, so that cookies may be bound to it. */
    default boolean secure() {
        return address().startsWith("https://");
    }
}
