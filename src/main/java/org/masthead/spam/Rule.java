package org.masthead.spam;

import java.util.List;
import org.masthead.comment.DiscussionPolicy;
import org.masthead.comment.Finding;
import org.masthead.comment.Submission;

/** A screen that looks at nothing but the comment and the policy, so that it can be tried on comments of the past. */
interface Rule {

    /** The rule as a policy, which may not be saved yet, sets it. */
    Examination under(DiscussionPolicy policy);

    /** The same for trying it on comments of the past, from which it may have learnt something. */
    default Examination unseenUnder(DiscussionPolicy policy) {
        return under(policy);
    }

    /** Looks at one comment after the other. */
    @FunctionalInterface
    interface Examination {
        List<Finding> apply(Submission submission);
    }
}
