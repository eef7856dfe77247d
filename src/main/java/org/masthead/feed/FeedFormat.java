package org.masthead.feed;

import java.util.Arrays;
import java.util.Optional;

/** The languages that feeds are written in. */
public enum FeedFormat {
    /** RSS 2.0. */
    RSS("xml", "application/rss+xml", "RSS"),
    /** RFC 4287. */
    ATOM("atom", "application/atom+xml", "Atom"),
    /** JSON Feed 1.1. */
    JSON("json", "application/feed+json", "JSON");

    /** For the mappings of controllers. */
    static final String FILE = "feed.{format:xml|atom|json}";

    private final String extension;
    private final String mediaType;
    private final String label;

    FeedFormat(String extension, String mediaType, String label) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.label = label;
    }

    static Optional<FeedFormat> of(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst();
    }

    /** The path of the feed in this language that belongs to a page. */
    public String below(String pageAddress) {
        return (pageAddress.equals("/") ? "" : pageAddress) + "/feed." + extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Its name, which is the same in every language. */
    public String label() {
        return label;
    }
}
