package org.masthead.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands in {@code demo/newsroom.json}. Times count back from the moment of planting, so it is always news.
 *
 * @param front the slugs of what stands on the front page, the lead first
 * @param sectionLeads the slugs of what leads the front of its section
 */
record DemoPlan(
        List<PlannedSection> sections,
        List<PlannedAuthor> authors,
        List<PlannedArticle> articles,
        @Nullable List<String> front,
        @Nullable List<String> sectionLeads) {

    record PlannedSection(String name, String slug, String summary) {}

    record PlannedAuthor(String name, String slug, String position, String biography) {}

    /**
     * @param section its slug
     * @param authors their slugs, in the order of the byline
     */
    record PlannedArticle(
            String slug,
            String headline,
            String standfirst,
            String teaser,
            String section,
            List<String> tags,
            List<String> authors,
            double publishedHoursAgo,
            @Nullable Double updatedHoursAgo,
            String discussion,
            String status,
            @Nullable PlannedPicture picture,
            @Nullable List<PlannedComment> comments,
            @Nullable String dateline,
            @Nullable List<PlannedGuest> guests,
            @Nullable List<PlannedCorrection> corrections) {

        /** The body as Markdown. */
        String body() {
            return new String(DemoPlan.read("articles/" + slug + ".md"), StandardCharsets.UTF_8);
        }

        List<PlannedComment> conversation() {
            return Objects.requireNonNullElse(comments, List.of());
        }
    }

    record PlannedGuest(String name, String role) {}

    record PlannedCorrection(double hoursAgo, String text) {}

    record PlannedPicture(
            String file,
            String altText,
            @Nullable String caption,
            @Nullable String credit) {}

    record PlannedComment(
            String name,
            String email,
            @Nullable String website,
            double hoursAfter,
            String body,
            String status,
            @Nullable List<PlannedComment> replies) {

        List<PlannedComment> conversation() {
            return Objects.requireNonNullElse(replies, List.of());
        }
    }

    static DemoPlan load() {
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        return mapper.readValue(read("newsroom.json"), DemoPlan.class);
    }

    /** A file of the demo newsroom. */
    static byte[] read(String name) {
        try (InputStream file = new ClassPathResource("demo/" + name).getInputStream()) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
