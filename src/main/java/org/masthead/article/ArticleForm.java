package org.masthead.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an editor typed, as it came; read by {@link ArticleFormReader} and shown again as it is where something is
 * wrong.
 *
 * @param version of the article that the form was opened with; null for a new one
 * @param slug empty to have one made from the headline
 * @param tags separated by commas
 * @param authors their numbers, place by place of the byline; a place may be empty
 * @param guests names without a number, in the same places
 * @param roles what stands before the name, in the same places
 * @param body Markdown or HTML
 * @param leadPicture its number
 * @param publishedAt a local date and time of the site, empty for the moment of publication
 * @param substantive whether readers are told that the story was updated
 * @param correction a notice to be added
 * @param takenBack numbers of corrections to be taken away
 * @param bodyFormat {@value #HTML} where the body was written in the editor; anything else is Markdown or HTML
 * @param noteKind what kind of notice it is, {@code NONE} where none is needed, empty where nobody has decided
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
        @Nullable List<String> guests,
        @Nullable List<String> roles,
        @Nullable String dateline,
        @Nullable String body,
        @Nullable String leadPicture,
        @Nullable String leadAltText,
        @Nullable String leadCaption,
        @Nullable String leadCredit,
        @Nullable String discussion,
        @Nullable String publishedAt,
        @Nullable Boolean substantive,
        @Nullable String correction,
        @Nullable List<String> takenBack,
        @Nullable String bodyFormat,
        @Nullable String noteKind) {

    /** The format of a body that the editor wrote, or that is ready for it. */
    static final String HTML = "html";

    static final String NO_NOTE = "NONE";

    private static final int FEWEST_PLACES = 4;

    /** A form for a new article, signed with that author. */
    static ArticleForm blank(@Nullable Long author, Discussion discussion) {
        List<String> authors = author == null ? List.of() : List.of(author.toString());
        return new ArticleForm(
                null,
                "",
                "",
                "",
                "",
                "",
                "",
                authors,
                List.of(),
                List.of(),
                "",
                "",
                "",
                "",
                "",
                "",
                discussion.name(),
                "",
                false,
                "",
                List.of(),
                HTML,
                "");
    }

    /** The same with another version, so that saving goes over what somebody else saved meanwhile. */
    ArticleForm withVersion(int current) {
        return with(Integer.toString(current), leadPicture, noteKind, correction, substantive);
    }

    /** The same with another lead picture. */
    ArticleForm withLeadPicture(long picture) {
        return with(version, Long.toString(picture), noteKind, correction, substantive);
    }

    /** The same for an editor who was asked for a note: to save it once more says that none is needed. */
    ArticleForm withoutNote() {
        return with(version, leadPicture, NO_NOTE, correction, substantive);
    }

    /**
     * The same with what readers are told of the change.
     *
     * @param kind as {@link #noteKind}
     * @param note may be empty
     * @param update whether they are told that the story was updated
     */
    ArticleForm withNote(String kind, String note, boolean update) {
        return with(version, leadPicture, kind, note, update);
    }

    private ArticleForm with(
            @Nullable String otherVersion,
            @Nullable String otherPicture,
            @Nullable String otherKind,
            @Nullable String otherCorrection,
            @Nullable Boolean otherSubstantive) {
        return new ArticleForm(
                otherVersion,
                headline,
                standfirst,
                teaser,
                slug,
                section,
                tags,
                authors,
                guests,
                roles,
                dateline,
                body,
                otherPicture,
                leadAltText,
                leadCaption,
                leadCredit,
                discussion,
                publishedAt,
                otherSubstantive,
                otherCorrection,
                takenBack,
                bodyFormat,
                otherKind);
    }

    /** How many places the byline has as it was sent. */
    int places() {
        return Math.max(sizeOf(authors), Math.max(sizeOf(guests), sizeOf(roles)));
    }

    /** The places that the form offers: what is taken, and one more. */
    public List<Integer> offeredPlaces() {
        List<Integer> offered = new ArrayList<>();
        int taken = 0;
        for (int place = 0; place < places(); place++) {
            if (!(author(place) + guest(place) + role(place)).isBlank()) {
                taken = place + 1;
            }
        }
        for (int place = 0; place < Math.max(FEWEST_PLACES, taken + 1); place++) {
            offered.add(place);
        }
        return offered;
    }

    /** The number of the author at a place, or empty. */
    public String author(int place) {
        return at(authors, place);
    }

    /** The guest at a place, or empty. */
    public String guest(int place) {
        return at(guests, place);
    }

    /** The role at a place, or empty. */
    public String role(int place) {
        return at(roles, place);
    }

    /** Whether a correction is to be taken away. */
    public boolean takesBack(long correction) {
        return takenBack != null && takenBack.contains(Long.toString(correction));
    }

    private static String at(@Nullable List<String> values, int place) {
        return values == null || place >= values.size() ? "" : Objects.requireNonNullElse(values.get(place), "");
    }

    private static int sizeOf(@Nullable List<String> values) {
        return values == null ? 0 : values.size();
    }
}
