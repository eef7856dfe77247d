package org.masthead.commenter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.masthead.comment.Finding;
import org.masthead.comment.Finding.Outcome;
import org.masthead.comment.RecordScreen;
import org.masthead.comment.Submission;
import org.springframework.stereotype.Component;

/**
 * Keeps names from being used by others: those of staff, and those that somebody confirmed. Nobody is told whose they
 * are. A name that has no letter at all is nobody's.
 */
@Component
class ProtectedNames implements RecordScreen {

    private static final String SCREEN = "name";

    private final StaffNames staff;
    private final Commenters commenters;

    ProtectedNames(StaffNames staff, Commenters commenters) {
        this.staff = staff;
        this.commenters = commenters;
    }

    @Override
    public List<List<Finding>> examine(List<Submission> submissions) {
        StaffNames.Known known = staff.all();
        Map<String, String> holders = commenters.holdersOf(submissions.stream()
                .flatMap(each -> NameSkeleton.all(each.words().name()).stream())
                .collect(Collectors.toSet()));
        return submissions.stream().map(each -> examine(each, known, holders)).toList();
    }

    private static List<Finding> examine(Submission submission, StaffNames.Known known, Map<String, String> holders) {
        String name = submission.words().name();
        String email = submission.words().email();
        // Another wording of what stands there already comes under the same name.
        if (submission.commentId() != null || NameSkeleton.of(name).isEmpty()) {
            return List.of();
        }
        // Whoever works here comments under the name by the address of the account, once it is proved.
        if (known.areRead(name, submission.confirmed() ? email : "")) {
            return List.of(Finding.of(Outcome.REFUSE, SCREEN, "staff", ""));
        }
        Optional<String> holder = NameSkeleton.all(name).stream()
                .filter(holders::containsKey)
                .findFirst()
                .map(holders::get);
        if (holder.isEmpty() || submission.confirmed()) {
            return List.of();
        }
        return holder.get().equals(email)
                ? List.of(Finding.of(Outcome.HOLD, SCREEN, "unproved", ""))
                : List.of(Finding.of(Outcome.REFUSE, SCREEN, "taken", ""));
    }
}
