package org.masthead.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What programs are told, as they are told it. All addresses are complete. */
final class Told {

    private Told() {}

    /** A section. */
    @Schema(name = "Section")
    record Section(
            @Schema(example = "3") long id,
            @Schema(example = "Town") String name,
            @Schema(example = "town") String slug,
            String summary,

            @Schema(example = "https://news.example/section/town")
            String url) {}

    /** A tag. */
    @Schema(name = "Tag")
    record Tag(
            @Schema(example = "12") long id,
            @Schema(example = "Tides") String name,
            @Schema(example = "tides") String slug,

            @Schema(example = "https://news.example/tag/tides")
            String url) {}

    /** Somebody with stories of their own. */
    @Schema(name = "Author")
    record Author(
            @Schema(example = "5") long id,
            @Schema(example = "Nell Thorsby") String name,
            @Schema(example = "nell-thorsby") String slug,
            @Schema(example = "Harbour reporter") String position,
            String biography,

            @Schema(example = "https://news.example/author/nell-thorsby")
            String url) {}

    /** One name of a byline. */
    @Schema(name = "Byline")
    record Byline(
            @Schema(example = "Nell Thorsby") String name,

            @Schema(description = "What is printed before the name; empty for who wrote it")
            String role,

            @Schema(description = "The author's page; null for a guest") @Nullable
            String url) {}

    /** The picture that a story leads with. */
    @Schema(name = "Picture")
    record Picture(String url, int width, int height, String alt, String caption, String credit) {}

    /** A note under a story. */
    @Schema(name = "Correction")
    record Correction(
            long id, @Schema(example = "CORRECTION") String kind, String text, Instant correctedAt) {}

    /** A story in a list. */
    @Schema(name = "ArticleSummary")
    record Summary(
            @Schema(example = "4711") long id,

            @Schema(example = "https://news.example/2026/11/harbour-reopens")
            String url,

            @Schema(example = "Harbour reopens") String headline,
            String standfirst,
            String teaser,
            Section section,
            List<Tag> tags,
            List<Byline> bylines,
            Instant publishedAt,
            @Nullable Instant updatedAt,

            @Schema(description = "When it was published or last changed in substance, whichever is later")
            Instant changedAt,

            @Nullable Picture picture,

            @Schema(description = "How many comments everyone can read")
            long comments) {}

    /** A story with its text. */
    @Schema(name = "Article")
    record Article(
            @Schema(example = "4711") long id,

            @Schema(example = "https://news.example/2026/11/harbour-reopens")
            String url,

            @Schema(example = "Harbour reopens") String headline,
            String standfirst,
            String teaser,
            Section section,
            List<Tag> tags,
            List<Byline> bylines,
            Instant publishedAt,
            @Nullable Instant updatedAt,
            Instant changedAt,
            @Nullable Picture picture,
            long comments,
            String dateline,
            int readingMinutes,

            @Schema(description = "The text, safe to show", example = "<p>The harbour reopens.</p>")
            String html,

            List<Correction> corrections,

            @Schema(description = "Whether it may hurt somebody, so that nothing is to be recommended beside it")
            boolean sensitive,

            String helpText) {}

    /** A comment. */
    @Schema(name = "Comment")
    record Comment(
            @Schema(example = "99") long id,

            @Schema(description = "The comment that it answers, or null") @Nullable
            Long parentId,

            @Schema(example = "https://news.example/2026/11/harbour-reopens/comments/99")
            String url,

            @Schema(description = "The name that the commenter gave", example = "Lou")
            String name,

            Instant createdAt,

            @Schema(description = "Safe to show", example = "<p>See you there.</p>")
            String html,

            @Schema(example = "See you there.") String text) {}
}
