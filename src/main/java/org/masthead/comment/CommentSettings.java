package org.masthead.comment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The policy of the conversation until the desk saves one ({@code masthead.comments.*}). {@link DiscussionPolicies}
 * says what holds.
 *
 * @param maximumLength of a comment, in characters
 * @param depth to which replies are indented
 * @param closeAfterDays since publication; 0 never closes
 * @param approval whose comments appear at once
 * @param networkAddressDays for which the network address of a comment is kept
 * @param perMinute posts taken from one network address, and for one e-mail address
 * @param perHour the same, over an hour
 * @param repeatWindow within which the same words of the same person count as one post
 * @param readers what one network may do beside posting
 */
@Validated
@ConfigurationProperties("masthead.comments")
public record CommentSettings(
        @Min(1) @Max(10_000) @DefaultValue("5000") int maximumLength,
        @Min(2) @Max(20) @DefaultValue("5") int depth,
        @Min(0) @DefaultValue("0") int closeAfterDays,
        @NotNull @DefaultValue("CONFIRMED_AND_APPROVED") DiscussionPolicy.Approval approval,
        @Min(1) @DefaultValue("90") int networkAddressDays,
        @Min(1) @DefaultValue("5") int perMinute,
        @Min(1) @DefaultValue("40") int perHour,
        @NotNull @DefaultValue("24h") Duration repeatWindow,
        @NotNull @Valid @DefaultValue Readers readers) {

    /**
     * What one network may do beside posting.
     *
     * @param recommendations of one comment: a household's, an office's, a bus's; not a crowd's
     * @param recommendationsPerHour of all comments, given or taken back
     * @param reportsPerHour of all comments
     * @param previewsPerMinute of comments that are being written
     */
    public record Readers(
            @Min(1) @DefaultValue("5") int recommendations,
            @Min(1) @DefaultValue("60") int recommendationsPerHour,
            @Min(1) @DefaultValue("20") int reportsPerHour,
            @Min(1) @DefaultValue("90") int previewsPerMinute) {}
}
