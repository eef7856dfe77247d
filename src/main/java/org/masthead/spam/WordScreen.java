package org.masthead.spam;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.masthead.comment.CommentScreen;
import org.masthead.comment.CommentWords;
import org.masthead.comment.DiscussionPolicies;
import org.masthead.comment.DiscussionPolicy;
import org.masthead.comment.Finding;
import org.masthead.comment.Finding.Outcome;
import org.masthead.comment.Submission;
import org.springframework.stereotype.Component;

/** The lists of words, phrases, addresses and networks that the desk keeps. */
@Component
class WordScreen implements CommentScreen, Rule {

    private static final String NAME = "words";

    private final DiscussionPolicies policies;
    private final WordLists lists;

    WordScreen(DiscussionPolicies policies, WordLists lists) {
        this.policies = policies;
        this.lists = lists;
    }

    @Override
    public List<Finding> examine(Submission submission) {
        return under(policies.now()).apply(submission);
    }

    @Override
    public Examination under(DiscussionPolicy policy) {
        WordLists.Lists known = lists.of(policy);
        return submission -> Stream.of(
                        first(known.refused(), submission, Outcome.SPAM, "refused"),
                        first(known.held(), submission, Outcome.HOLD, "held"),
                        first(known.suspect(), submission, Outcome.HOLD, "suspect"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> first(WordList list, Submission submission, Outcome outcome, String code) {
        CommentWords words = submission.words();
        String website = words.website() == null ? "" : words.website();
        return list.in(words.body())
                .or(() -> list.in(words.name()))
                .or(() -> list.in(website))
                .or(() -> list.in(words.email()))
                .or(() -> list.ofEmail(words.email()))
                .or(() -> list.ofNetwork(submission.networkAddress()))
                .map(entry -> Finding.of(outcome, NAME, code, entry));
    }
}
