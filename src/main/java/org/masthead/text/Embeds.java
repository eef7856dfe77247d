package org.masthead.text;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    private static final Pattern YOUTUBE =
            Pattern.compile("(?:/(?:shorts|live|embed)/|/watch\\?(?:.*&)?v=)([\\w-]{5,20})(?:[?&/].*)?");
    private static final Pattern YOUTUBE_SHORT = Pattern.compile("/([\\w-]{5,20})(?:\\?.*)?");
    private static final Pattern VIMEO = Pattern.compile("/(\\d{3,15})(?:[?/].*)?");
    private static final Pattern SPOTIFY =
            Pattern.compile("/((?:track|album|playlist|episode|show)/\\w{10,30})(?:\\?.*)?");
    private static final Pattern INSTAGRAM = Pattern.compile("/((?:p|reel)/[\\w-]{5,20})/?(?:\\?.*)?");
    private static final Pattern MASTODON = Pattern.compile("(/@[\\w.@-]{1,80}/\\d{5,25})(?:\\?.*)?");

    private Embeds() {}

    /** The names of all of them by host. */
    static Map<String, String> services() {
        return SERVICES;
    }

    /** The name of the service behind an address, or nothing where it is not on the list. */
    static Optional<String> serviceOf(String address) {
        return parse(address).map(uri -> SERVICES.get(host(uri)));
    }

    /**
     * What can be shown of an address inside of a page, once the reader asks for it; nothing where the service has no
     * such thing, so that it stays a link.
     */
    static Optional<URI> frameOf(String address) {
        return parse(address).flatMap(uri -> Optional.ofNullable(frame(uri))).map(URI::create);
    }

    private static @Nullable String frame(URI uri) {
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return switch (host(uri)) {
            case "youtube.com" -> with("https://www.youtube-nocookie.com/embed/", YOUTUBE.matcher(path), "");
            case "youtu.be" -> with("https://www.youtube-nocookie.com/embed/", YOUTUBE_SHORT.matcher(path), "");
            case "vimeo.com" -> with("https://player.vimeo.com/video/", VIMEO.matcher(path), "?dnt=1");
            case "open.spotify.com" -> with("https://open.spotify.com/embed/", SPOTIFY.matcher(path), "");
            case "instagram.com" -> with("https://www.instagram.com/", INSTAGRAM.matcher(path), "/embed/");
            case "mastodon.social" -> with("https://mastodon.social", MASTODON.matcher(path), "/embed");
            case "soundcloud.com" ->
                "https://w.soundcloud.com/player/?url="
                        + URLEncoder.encode("https://soundcloud.com" + uri.getRawPath(), StandardCharsets.UTF_8);
            default -> null;
        };
    }

    private static @Nullable String with(String start, Matcher path, String end) {
        return path.matches() ? start + path.group(1) + end : null;
    }

    private static Optional<URI> parse(String address) {
        try {
            URI uri = URI.create(address.strip());
            boolean plain = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && (uri.getPort() == -1 || uri.getPort() == 443);
            return plain ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String host(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
