package org.masthead.article;

import java.time.Instant;

/**
 * A note with the live story under which it stands.
 *
 * @param articleCreatedAt when the story was first written; the same for ever
 */
public record CorrectedStory(
        Correction correction, long articleId, String headline, String address, Instant articleCreatedAt) {

    /** Where readers find the note. */
    public String noteAddress() {
        return address + "#corrections";
    }
}
