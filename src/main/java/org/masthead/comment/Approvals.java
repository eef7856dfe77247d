package org.masthead.comment;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says whose comments appear without a decision of the desk. */
@Component
class Approvals {

    private final CommentRepository comments;
    private final DiscussionPolicies policies;
    private final JdbcClient jdbc;

    Approvals(CommentRepository comments, DiscussionPolicies policies, JdbcClient jdbc) {
        this.comments = comments;
        this.policies = policies;
        this.jdbc = jdbc;
    }

    /** Whether a comment that no screen holds appears at once where the conversation is open. */
    boolean mayAppearAtOnce(Submission submission) {
        CommentWords words = submission.words();
        DiscussionPolicy.Approval approval = policies.now().approval();
        if (approval == DiscussionPolicy.Approval.NOBODY_HELD) {
            return true;
        }
        if (words.email().isEmpty()) {
            return false;
        }
        // An address that was only typed proves nothing, so trust is for those who confirmed theirs.
        if (submission.confirmed() && trusts(words.email(), "TRUSTED")) {
            return true;
        }
        return switch (approval) {
            case PREVIOUSLY_APPROVED -> comments.wasApprovedBefore(words.email(), words.name());
            case CONFIRMED_AND_APPROVED ->
                submission.confirmed()
                        && (trusts(words.email(), "APPROVED") || comments.wasApprovedBefore(words.email()));
            default -> false;
        };
    }

    private boolean trusts(String email, String trust) {
        return jdbc.sql("select exists (select from commenter where email = ? and trust = ?)")
                .params(email, trust)
                .query(Boolean.class)
                .single();
    }
}
