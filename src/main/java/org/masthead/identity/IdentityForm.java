package org.masthead.identity;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.site.Accent;
import org.masthead.site.Languages;
import org.masthead.site.SiteIdentity;
import org.masthead.site.SiteLogo;
import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;
import org.springframework.util.MultiValueMap;

/**
 * The site's identity as it is typed.
 *
 * @param version of what was changed
 * @param ownAccent whether the site has a colour of its own
 * @param logo the number of a picture, or null
 * @param publicHistory whether readers may see what a story said before
 */
record IdentityForm(
        int version,
        String name,
        String tagline,
        String language,
        String timeZone,
        boolean ownAccent,
        String accent,
        @Nullable Long logo,
        LinkFields footer,
        LinkFields social,
        boolean publicHistory) {

    private static final String RED = "#7f0c11";

    static IdentityForm of(MultiValueMap<String, String> typed) {
        return new IdentityForm(
                TypedText.number(typed.getFirst("version"))
                        .filter(number -> number <= Integer.MAX_VALUE)
                        .map(Long::intValue)
                        .orElse(0),
                TypedText.line(typed.getFirst("name")),
                TypedText.line(typed.getFirst("tagline")),
                TypedText.line(typed.getFirst("language")),
                TypedText.line(typed.getFirst("timeZone")),
                typed.containsKey("ownAccent"),
                TypedText.line(typed.getFirst("accent")),
                typed.containsKey("removeLogo")
                        ? null
                        : TypedText.number(typed.getFirst("logo")).orElse(null),
                LinkFields.of("footer", typed.get("footerLabel"), typed.get("footerAddress")),
                LinkFields.of("social", typed.get("socialLabel"), typed.get("socialAddress")),
                typed.containsKey("publicHistory"));
    }

    static IdentityForm of(int version, SiteIdentity identity) {
        Accent accent = identity.accent();
        SiteLogo logo = identity.logo();
        return new IdentityForm(
                version,
                identity.name(),
                identity.tagline(),
                identity.language().toLanguageTag(),
                identity.timeZone().getId(),
                accent != null,
                accent == null ? RED : accent.chosen(),
                logo == null ? null : logo.pictureId(),
                new LinkFields("footer", identity.footerLinks()),
                new LinkFields("social", identity.socialLinks()),
                identity.publicHistory());
    }

    IdentityForm withVersion(int current) {
        return new IdentityForm(
                current, name, tagline, language, timeZone, ownAccent, accent, logo, footer, social, publicHistory);
    }

    IdentityForm withLogo(@Nullable Long picture) {
        return new IdentityForm(
                version, name, tagline, language, timeZone, ownAccent, accent, picture, footer, social, publicHistory);
    }

    void check(FormErrors errors, Locale spoken) {
        if (TypedText.isInvisible(name)) {
            errors.add("name", "identity.error.name");
        }
        checkLine(errors, "name", name, SiteIdentity.LONGEST_NAME);
        checkLine(errors, "tagline", tagline, SiteIdentity.LONGEST_TAGLINE);
        if (ownAccent && !Accent.isColour(accent)) {
            errors.add("accent", "identity.error.accent");
        }
        if (languages(spoken).stream().noneMatch(each -> each.toLanguageTag().equals(language))) {
            errors.add("language", "identity.error.language");
        }
        if (!ZoneId.getAvailableZoneIds().contains(timeZone) && zone().isEmpty()) {
            errors.add("timeZone", "identity.error.time-zone");
        }
        footer.check(errors, false);
        social.check(errors, true);
    }

    /** Only what {@link #check} found nothing wrong with. */
    SiteIdentity identity(@Nullable SiteLogo shown) {
        return new SiteIdentity(
                name,
                tagline,
                Locale.forLanguageTag(language),
                zone().orElseThrow(),
                ownAccent ? Accent.of(accent) : null,
                shown,
                footer.typed(),
                social.typed(),
                publicHistory);
    }

    /** Those with every word translated, and the one that is spoken now. */
    static List<Locale> languages(Locale spoken) {
        List<Locale> offered = Languages.offered();
        return offered.contains(spoken)
                ? offered
                : Stream.concat(Stream.of(spoken), offered.stream()).toList();
    }

    /** Named after cities, which know about summer time; and UTC. */
    static List<String> timeZones(String current) {
        TreeSet<String> zones = new TreeSet<>();
        ZoneId.getAvailableZoneIds().stream()
                .filter(zone ->
                        zone.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                .forEach(zones::add);
        zones.add("UTC");
        zones.add(current);
        return List.copyOf(zones);
    }

    private Optional<ZoneId> zone() {
        try {
            return Optional.of(ZoneId.of(timeZone));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static void checkLine(FormErrors errors, String field, String text, int longest) {
        if (TypedText.length(text) > longest) {
            errors.add(field, "identity.error.long", longest);
        }
        if (TypedText.hasControlCharacters(text)) {
            errors.add(field, "identity.error.control");
        }
    }
}
