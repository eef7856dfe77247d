package org.masthead.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an editor typed, as it came; read by {@link ArticleFormReader} and shown again as it is where something is
 * wrong.
 *
 * @param version of the article that the form was opened with; null for a new one
 * @param slug empty to have one made from the headline
 * @param tags separated by commas
 * @param authors their numbers in the order of the byline; blanks are skipped
 * @param body Markdown or HTML
 * @param leadPicture its number
 * @param publishedAt a local date and time of the site, empty for the moment of publication
 * @param substantive whether readers are told that the story was updated
 */
public record ArticleForm(
        @Nullable String version,
        @Nullable String headline,
        @Nullable String standfirst,
        @Nullable String teaser,
        @Nullable String slug,
        @Nullable String section,
        @Nullable String tags,
        @Nullable List<String> authors,
        @Nullable String body,
        @Nullable String leadPicture,
        @Nullable String leadAltText,
        @Nullable String leadCaption,
        @Nullable String leadCredit,
        @Nullable String discussion,
        @Nullable String publishedAt,
        @Nullable Boolean substantive) {

    /** A form for a new article, signed with that author. */
    static ArticleForm blank(@Nullable Long author) {
        List<String> authors = author == null ? List.of() : List.of(author.toString());
        return new ArticleForm(
                null, "", "", "", "", "", "", authors, "", "", "", "", "", Discussion.OPEN.name(), "", false);
    }

    /** The same with another version, so that saving goes over what somebody else saved meanwhile. */
    ArticleForm withVersion(int current) {
        return new ArticleForm(
                Integer.toString(current),
                headline,
                standfirst,
                teaser,
                slug,
                section,
                tags,
                authors,
                body,
                leadPicture,
                leadAltText,
                leadCaption,
                leadCredit,
                discussion,
                publishedAt,
                substantive);
    }

    /** The same with another lead picture. */
    ArticleForm withLeadPicture(long picture) {
        return new ArticleForm(
                version,
                headline,
                standfirst,
                teaser,
                slug,
                section,
                tags,
                authors,
                body,
                Long.toString(picture),
                leadAltText,
                leadCaption,
                leadCredit,
                discussion,
                publishedAt,
                substantive);
    }
}
