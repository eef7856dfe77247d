package org.masthead.spam;

import java.util.List;
import org.masthead.comment.CommentScreen;
import org.masthead.comment.Finding;
import org.masthead.comment.Finding.Outcome;
import org.masthead.comment.Submission;
import org.springframework.stereotype.Component;

/** Holds what was sent without a form of ours, or with one that is older than any cache keeps a page. */
@Component
class FormScreen implements CommentScreen {

    @Override
    public List<Finding> examine(Submission submission) {
        return switch (submission.proof()) {
            case GOOD -> List.of();
            case OLD -> List.of(Finding.of(Outcome.NOTE, "form", "old", ""));
            case NONE -> List.of(Finding.of(Outcome.HOLD, "form", "none", ""));
        };
    }
}
