package org.masthead.arrival;

import java.util.Locale;
import java.util.Optional;

/**
 * A site that is left, by its address.
 *
 * @param origin with scheme, without a slash at its end; may be empty
 */
record OldSite(String origin) {

    /** Path and query of an address of the site, tidied as this site tidies what it is asked; empty for others. */
    String local(String link) {
        String bare = bare(link.strip());
        String site = bare(origin);
        if (site.isEmpty() || !bare.startsWith(site)) {
            return "";
        }
        String rest = bare.substring(site.length()).replaceFirst("#.*", "");
        if (!rest.isEmpty() && !rest.startsWith("/") && !rest.startsWith("?")) {
            return "";
        }
        return tidied(rest);
    }

    /** The folder that the site was in, as {@code /blog}; empty where it had a host of its own. */
    String below() {
        String site = bare(origin).replaceFirst("/+$", "");
        int slash = site.indexOf('/');
        return slash < 0 ? "" : site.substring(slash).toLowerCase(Locale.ROOT);
    }

    /** The address of a site as somebody types it; empty if it is none. */
    static Optional<String> typed(String typed) {
        String plain = typed.strip().replaceFirst("/+$", "");
        String address = plain.matches("(?i)https?://.*") ? plain : "https://" + plain;
        return address.matches("(?i)https?://[\\w.:\\[\\]-]+(?:/[^\\s<>\"?#]*)?") && address.length() <= 300
                ? Optional.of(address)
                : Optional.empty();
    }

    /** A path with query, as this site tidies what it is asked; empty for the front page and for what is too long. */
    static String tidied(String path) {
        int query = path.indexOf('?');
        String plain = (query < 0 ? path : path.substring(0, query))
                .toLowerCase(Locale.ROOT)
                .replaceFirst("/+$", "");
        String tidy = "/" + plain.replaceFirst("^/+", "") + (query < 0 ? "" : path.substring(query));
        return tidy.equals("/") || tidy.length() > 400 ? "" : tidy;
    }

    private static String bare(String address) {
        String bare = address.replaceFirst("^(?i)https?://(?:www\\.)?", "");
        int slash = bare.indexOf('/');
        return slash < 0
                ? bare.toLowerCase(Locale.ROOT)
                : bare.substring(0, slash).toLowerCase(Locale.ROOT) + bare.substring(slash);
    }
}
