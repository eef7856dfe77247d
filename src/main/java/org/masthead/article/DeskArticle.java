package org.masthead.article;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stories at the desk as programs write and read them. */
final class DeskArticle {

    private DeskArticle() {}

    /** A story in the desk's list. */
    @Schema(name = "DeskArticleRow")
    record Row(
            long id,
            String headline,
            String section,
            String status,
            Instant savedAt,
            @Nullable Instant publishedAt,

            @Schema(description = "Whether it has a text that readers do not see yet")
            boolean pending) {

        static Row of(ArticleRow row) {
            return new Row(
                    row.id(),
                    row.headline(),
                    row.sectionName(),
                    row.status().name(),
                    row.savedAt(),
                    row.publishedAt(),
                    row.pending());
        }
    }

    /** Where one name of a byline comes from: the number of an author, or a guest's name. */
    @Schema(name = "DeskByline")
    record Signature(
            @Nullable Long author,
            @Nullable String guest,
            @Nullable String role) {}

    /** A story with the text that is worked on, and what readers see. */
    @Schema(name = "DeskArticle")
    record Whole(
            @Schema(example = "4711") long id,

            @Schema(description = "Of the text that is worked on; also the ETag", example = "17")
            String version,

            @Schema(
                    description = "DRAFT, IN_REVIEW, APPROVED, SCHEDULED, LIVE, WITHDRAWN or ARCHIVED",
                    example = "LIVE")
            String status,

            @Schema(
                    description = "Where readers find it; null where they do not",
                    example = "https://news.example/2026/11/harbour-reopens")
            @Nullable
            String url,

            @Schema(description = "Whether text is not what readers see; the move publish puts it before them")
            boolean pending,

            @Schema(description = "The text that is worked on")
            Text text,

            @Schema(description = "What readers see; null where nothing is live") @Nullable
            Text live) {

        static Whole of(StoryDraft draft, StoryOpening.Standing standing, Function<String, String> absolute) {
            String address = draft.live() ? draft.address() : null;
            return new Whole(
                    draft.id(),
                    Objects.requireNonNullElse(standing.text().version(), "0"),
                    draft.status().name(),
                    address == null ? null : absolute.apply(address),
                    draft.live() && standing.pending(),
                    Text.of(standing.text()),
                    draft.live() ? Text.of(standing.inPlace()) : null);
        }
    }

    /**
     * What is written. What is left out stays as it is.
     *
     * @param version that the writer started from
     */
    @Schema(
            name = "DeskArticleText",
            example = "{\"headline\": \"Harbour reopens\", \"section\": 3, \"html\": \"<p>The harbour reopens.</p>\"}")
    record Text(
            @Nullable String version,
            @Nullable String headline,
            @Nullable String standfirst,
            @Nullable String teaser,
            @Nullable String slug,

            @Schema(description = "A section's number") @Nullable
            Long section,

            @Nullable List<String> tags,
            @Nullable List<Signature> bylines,
            @Nullable String dateline,
            @Nullable String html,
            @Nullable Long picture,
            @Nullable String pictureAlt,
            @Nullable String pictureCaption,
            @Nullable String pictureCredit,

            @Schema(description = "OPEN, HELD, STAFF_ONLY, FROZEN or CLOSED") @Nullable
            String discussion) {

        static Text of(ArticleForm form) {
            return new Text(
                    form.version(),
                    form.headline(),
                    form.standfirst(),
                    form.teaser(),
                    form.slug(),
                    number(form.section()),
                    Stream.of(Objects.requireNonNullElse(form.tags(), "").split(","))
                            .map(String::strip)
                            .filter(Predicate.not(String::isEmpty))
                            .toList(),
                    signatures(form),
                    form.dateline(),
                    form.body(),
                    number(form.leadPicture()),
                    form.leadAltText(),
                    form.leadCaption(),
                    form.leadCredit(),
                    form.discussion());
        }

        /** The form that says the same, over what stood in another. */
        ArticleForm over(ArticleForm old, @Nullable String from) {
            return new ArticleForm(
                    from,
                    or(headline, old.headline()),
                    or(standfirst, old.standfirst()),
                    or(teaser, old.teaser()),
                    or(slug, old.slug()),
                    section == null ? old.section() : section.toString(),
                    tags == null ? old.tags() : String.join(",", tags),
                    bylines == null
                            ? old.authors()
                            : each(one ->
                                    one.author() == null ? "" : one.author().toString()),
                    bylines == null ? old.guests() : each(one -> Objects.requireNonNullElse(one.guest(), "")),
                    bylines == null ? old.roles() : each(one -> Objects.requireNonNullElse(one.role(), "")),
                    or(dateline, old.dateline()),
                    or(html, old.body()),
                    picture == null ? old.leadPicture() : picture.toString(),
                    or(pictureAlt, old.leadAltText()),
                    or(pictureCaption, old.leadCaption()),
                    or(pictureCredit, old.leadCredit()),
                    or(discussion, old.discussion()),
                    old.publishedAt(),
                    false,
                    "",
                    List.of(),
                    ArticleForm.HTML,
                    "");
        }

        boolean hasDiscussion() {
            return discussion == null
                    || Arrays.stream(Discussion.values())
                            .anyMatch(each -> each.name().equals(discussion));
        }

        private List<String> each(Function<Signature, String> part) {
            return Objects.requireNonNull(bylines).stream().map(part).toList();
        }

        private static List<Signature> signatures(ArticleForm form) {
            List<String> authors = Objects.requireNonNullElse(form.authors(), List.of());
            List<String> guests = Objects.requireNonNullElse(form.guests(), List.of());
            List<String> roles = Objects.requireNonNullElse(form.roles(), List.of());
            List<Signature> all = new ArrayList<>();
            for (int i = 0; i < authors.size(); i++) {
                all.add(new Signature(number(authors.get(i)), guests.get(i), roles.get(i)));
            }
            return all;
        }

        private static @Nullable String or(@Nullable String sent, @Nullable String old) {
            return sent == null ? old : sent;
        }

        private static @Nullable Long number(@Nullable String text) {
            return text == null || text.isEmpty() ? null : Long.valueOf(text);
        }
    }

    /** A move of a story. */
    @Schema(name = "DeskMove", example = "{\"move\": \"publish\"}")
    record Move(
            @Schema(description = "submit, return, approve, schedule, unschedule, publish, withdraw, archive or revive")
            @Nullable
            String move,

            @Schema(description = "When it goes out; for schedule") @Nullable
            Instant at,

            @Schema(
                    description = "The text that is to go before the readers; for publish of a live story, or in"
                            + " If-Match",
                    example = "17")
            @Nullable
            String version,

            @Schema(description = "For colleagues") @Nullable
            String note,

            @Schema(
                    description = "CORRECTION, CLARIFICATION, UPDATE, or NONE where readers need no note; for publish"
                            + " of a live story whose words are others")
            @Nullable
            String correctionKind,

            @Schema(description = "The note below the story") @Nullable
            String correction,

            @Schema(description = "Whether readers are told that the story was updated; for publish of a live story")
            @Nullable
            Boolean substantive,

            @Schema(description = "What readers find in its place; for withdraw") @Nullable
            String notice) {}
}
