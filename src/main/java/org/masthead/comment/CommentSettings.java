package org.masthead.comment;

import java.time.Duration;
import org.masthead.text.Setting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
@ConfigurationProperties("masthead.comments")
public record CommentSettings(
        @DefaultValue("5000") int maximumLength,
        @DefaultValue("5") int depth,
        @DefaultValue("0") int closeAfterDays,
        @DefaultValue("CONFIRMED_AND_APPROVED") DiscussionPolicy.Approval approval,
        @DefaultValue("90") int networkAddressDays,
        @DefaultValue("5") int perMinute,
        @DefaultValue("40") int perHour,
        @DefaultValue("24h") Duration repeatWindow,
        @DefaultValue Readers readers) {

    public CommentSettings {
        Setting.atLeast(1, "masthead.comments.maximum-length", maximumLength);
        Setting.atMost(10_000, "masthead.comments.maximum-length", maximumLength);
        Setting.atLeast(2, "masthead.comments.depth", depth);
        Setting.atMost(20, "masthead.comments.depth", depth);
        Setting.atLeast(0, "masthead.comments.close-after-days", closeAfterDays);
        Setting.atLeast(1, "masthead.comments.network-address-days", networkAddressDays);
        Setting.atLeast(1, "masthead.comments.per-minute", perMinute);
        Setting.atLeast(1, "masthead.comments.per-hour", perHour);
    }

    /**
     * What one network may do beside posting.
     *
     * @param recommendations of one comment: a household's, an office's, a bus's; not a crowd's
     * @param recommendationsPerHour of all comments, given or taken back
     * @param reportsPerHour of all comments
     * @param previewsPerMinute of comments that are being written
     */
    public record Readers(
            @DefaultValue("5") int recommendations,
            @DefaultValue("60") int recommendationsPerHour,
            @DefaultValue("20") int reportsPerHour,
            @DefaultValue("90") int previewsPerMinute) {

        public Readers {
            Setting.atLeast(1, "masthead.comments.readers.recommendations", recommendations);
            Setting.atLeast(1, "masthead.comments.readers.recommendations-per-hour", recommendationsPerHour);
            Setting.atLeast(1, "masthead.comments.readers.reports-per-hour", reportsPerHour);
            Setting.atLeast(1, "masthead.comments.readers.previews-per-minute", previewsPerMinute);
        }
    }
}
