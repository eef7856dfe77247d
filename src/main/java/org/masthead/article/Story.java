package org.masthead.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.media.PictureView;
import org.masthead.section.SectionLabel;

/**
 * A live article as fronts and lists show it.
 *
 * @param address the path of its page, like {@code /2026/11/harbour-reopens}
 * @param teaser the short text for fronts; the standfirst or the first words of the body where none was written
 * @param bylines who wrote it; roles like that of a photographer are for its page
 * @param replies how many comments everyone can read
 */
public record Story(
        long id,
        String address,
        String headline,
        String standfirst,
        String teaser,
        SectionLabel section,
        List<Byline> bylines,
        Instant publishedAt,
        @Nullable PictureView picture,
        long replies) {}
