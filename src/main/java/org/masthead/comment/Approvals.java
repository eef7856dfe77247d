package org.masthead.comment;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says whose comments appear without a decision of the desk. */
@Component
class Approvals {

    private final JdbcClient jdbc;

    Approvals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which comments that no screen holds appear at once where the conversation is open, in their order. */
    List<Boolean> mayAppearAtOnce(List<Submission> submissions, DiscussionPolicy.Approval approval) {
        if (approval == DiscussionPolicy.Approval.NOBODY_HELD) {
            return Collections.nCopies(submissions.size(), true);
        }
        boolean askAll = approval == DiscussionPolicy.Approval.PREVIOUSLY_APPROVED;
        if (!askAll && submissions.stream().noneMatch(Submission::confirmed)) {
            return Collections.nCopies(submissions.size(), false);
        }
        List<Known> known = known(submissions, approval);
        return IntStream.range(0, submissions.size())
                .mapToObj(i -> mayAppearAtOnce(submissions.get(i), known.get(i), approval))
                .toList();
    }

    /** Whether one does. */
    boolean mayAppearAtOnce(Submission submission, DiscussionPolicy.Approval approval) {
        return mayAppearAtOnce(List.of(submission), approval).get(0);
    }

    private static boolean mayAppearAtOnce(Submission submission, Known known, DiscussionPolicy.Approval approval) {
        if (submission.words().email().isEmpty()) {
            return false;
        }
        // An address that was only typed proves nothing, so trust is for those who confirmed theirs.
        if (submission.confirmed() && known.trust().equals("TRUSTED")) {
            return true;
        }
        return switch (approval) {
            case PREVIOUSLY_APPROVED -> known.approved();
            case CONFIRMED_AND_APPROVED ->
                submission.confirmed() && (known.trust().equals("APPROVED") || known.approved());
            default -> false;
        };
    }

    /** @param approved whether the desk let a comment of theirs appear before, under the same name where that counts */
    private record Known(String trust, boolean approved) {}

    private List<Known> known(List<Submission> submissions, DiscussionPolicy.Approval approval) {
        return jdbc.sql("""
                        select coalesce(k.trust, '') as trust, :asked and exists (
                            select from comment c where c.status = 'APPROVED' and c.author_email = person.email
                                and (not :named or c.author_name = person.name) and c.account_id is null) as approved
                        from unnest(:emails, :names) with ordinality person (email, name, place)
                        left join commenter k on k.email = person.email order by place
                        """)
                .param("asked", approval != DiscussionPolicy.Approval.EVERY_COMMENT_HELD)
                .param("named", approval == DiscussionPolicy.Approval.PREVIOUSLY_APPROVED)
                .param("emails", each(submissions, CommentWords::email))
                .param("names", each(submissions, CommentWords::name))
                .query((row, number) -> new Known(row.getString("trust"), row.getBoolean("approved")))
                .list();
    }

    private static String[] each(List<Submission> submissions, Function<CommentWords, String> part) {
        return submissions.stream().map(Submission::words).map(part).toArray(String[]::new);
    }
}
