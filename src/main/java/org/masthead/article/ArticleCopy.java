package org.masthead.article;

import java.util.List;
import org.masthead.section.Section;
import org.masthead.section.Tag;
import org.masthead.text.SafeHtml;

/** Everything that an editor writes and chooses for an article; checked, and ready to be kept. */
public record ArticleCopy(
        String headline,
        String standfirst,
        String teaser,
        String slug,
        SafeHtml body,
        Section section,
        List<Tag> tags,
        List<Byline> bylines,
        String dateline,
        LeadPicture lead,
        Discussion discussion) {

    ArticleCopy withSlug(String other) {
        return new ArticleCopy(
                headline, standfirst, teaser, other, body, section, tags, bylines, dateline, lead, discussion);
    }
}
