package org.masthead.text;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The services whose addresses may stand in an article as an embed. The reader's browser asks none of them unbidden.
 */
final class Embeds {

    private static final Map<String, String> SERVICES = Map.of(
            "youtube.com", "YouTube",
            "youtu.be", "YouTube",
            "vimeo.com", "Vimeo",
            "soundcloud.com", "SoundCloud",
            "open.spotify.com", "Spotify",
            "instagram.com", "Instagram",
            "bsky.app", "Bluesky",
            "mastodon.social", "Mastodon",
            "openstreetmap.org", "OpenStreetMap");

    private Embeds() {}

    /** The name of the service behind an address, or nothing where it is not on the list. */
    static Optional<String> serviceOf(String address) {
        try {
            URI uri = URI.create(address.strip());
            String host = uri.getHost();
            if (!"https".equals(uri.getScheme()) || host == null || uri.getUserInfo() != null) {
                return Optional.empty();
            }
            host = host.toLowerCase(Locale.ROOT);
            return Optional.ofNullable(SERVICES.get(host.startsWith("www.") ? host.substring(4) : host));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
