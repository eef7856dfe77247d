package org.masthead.reader;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.feed.FeedFormat;
import org.masthead.site.SiteSettings;
import org.springframework.stereotype.Component;

/** The feeds that pages point at, so that a feed reader finds them by the address of the page. */
@Component
class FeedLinks {

    private final SiteSettings site;

    FeedLinks(SiteSettings site) {
        this.site = site;
    }

    /** Those of the whole site. */
    List<PageHead.Feed> ofSite() {
        return below("/", null);
    }

    /**
     * Those of one page, and those of the whole site after them.
     *
     * @param place the path that the feeds are below
     */
    List<PageHead.Feed> of(String place, String title) {
        return Stream.concat(below(place, title).stream(), ofSite().stream()).toList();
    }

    private List<PageHead.Feed> below(String place, @Nullable String title) {
        String name = title == null ? site.name() : title + " – " + site.name();
        return Arrays.stream(FeedFormat.values())
                .map(format ->
                        new PageHead.Feed(name + " (" + format.label() + ")", format.mediaType(), format.below(place)))
                .toList();
    }
}
