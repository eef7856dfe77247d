package org.masthead.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.text.SafeHtml;

/**
 * What a page says of itself to browsers, search engines and those who share it.
 *
 * @param canonical absolute address
 * @param robots a robots directive, or null for none
 * @param image a picture for previews, or null
 * @param previous absolute address of the page before in a list, or null
 * @param next absolute address of the page after in a list, or null
 * @param feeds that go with the page
 * @param story what only an article has to say, or null
 * @param data structured data, empty for none
 */
record PageHead(
        String title,
        String description,
        String canonical,
        @Nullable String robots,
        @Nullable Image image,
        @Nullable String previous,
        @Nullable String next,
        List<Feed> feeds,
        @Nullable Story story,
        SafeHtml data) {

    /** For pages that exist, but are not what a search should find; their links are. */
    static final String UNLISTED = "noindex, follow";

    PageHead(String title, String description, String canonical, @Nullable String robots, @Nullable Image image) {
        this(title, description, canonical, robots, image, null, null, List.of(), null, SafeHtml.EMPTY);
    }

    /** The same in its place between the pages of a list. */
    PageHead between(@Nullable String before, @Nullable String after) {
        return new PageHead(title, description, canonical, robots, image, before, after, feeds, story, data);
    }

    PageHead with(List<Feed> moreFeeds) {
        return new PageHead(title, description, canonical, robots, image, previous, next, moreFeeds, story, data);
    }

    PageHead with(SafeHtml structuredData) {
        return new PageHead(title, description, canonical, robots, image, previous, next, feeds, story, structuredData);
    }

    PageHead with(Story details) {
        return new PageHead(title, description, canonical, robots, image, previous, next, feeds, details, data);
    }

    /** A picture by its absolute address. */
    record Image(String address, int width, int height, String altText) {}

    /** A feed by its path. */
    record Feed(String title, String mediaType, String address) {}

    /**
     * An article, for previews.
     *
     * @param published like 2026-11-24T14:05:00Z, or null where it is not
     * @param modified the last change of substance, or null
     * @param authors absolute addresses of their pages
     */
    record Story(
            @Nullable String published,
            @Nullable String modified,
            String section,
            List<String> tags,
            List<String> authors) {}
}
