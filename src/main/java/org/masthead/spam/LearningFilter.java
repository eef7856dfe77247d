package org.masthead.spam;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.CommentWords;
import org.masthead.comment.DiscussionPolicies;
import org.masthead.comment.DiscussionPolicy;
import org.masthead.comment.Finding;
import org.masthead.comment.RecordScreen;
import org.masthead.comment.Submission;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Learns from what moderators decide. Each node learns for itself, from the newest decisions in the database and before
 * the next comment is looked at; once that takes long, it goes on judging by what it knew and learns meanwhile.
 */
@Component
class LearningFilter implements RecordScreen, Rule {

    private static final String NAME = "learned";
    private static final int PARTS = 4;
    private static final long LONG_IN_NANOSECONDS = 400_000_000L;

    private final DecidedComments decided;
    private final DiscussionPolicies policies;
    private final TaskExecutor background;
    private final AtomicBoolean learning = new AtomicBoolean();
    private volatile Knowledge knowledge = new Knowledge("", null, null, 0);

    LearningFilter(
            DecidedComments decided,
            DiscussionPolicies policies,
            @Qualifier("applicationTaskExecutor") TaskExecutor background) {
        this.decided = decided;
        this.policies = policies;
        this.background = background;
    }

    /**
     * What was learnt.
     *
     * @param stamp of the decisions it was learnt from
     * @param nanoseconds that it took
     */
    private record Knowledge(
            String stamp,
            @Nullable LearntModel spam,
            @Nullable LearntModel abuse,
            long nanoseconds) {}

    @Override
    public List<List<Finding>> examine(List<Submission> submissions) {
        Examination examination = under(policies.now());
        return submissions.stream().map(examination::apply).toList();
    }

    @Override
    public Examination under(DiscussionPolicy policy) {
        DiscussionPolicy.Spam settings = policy.spam();
        if (!settings.learning()) {
            return submission -> List.of();
        }
        Knowledge known = upToDate();
        return submission -> findings(known, settings, submission);
    }

    private static List<Finding> findings(Knowledge known, DiscussionPolicy.Spam settings, Submission submission) {
        return Stream.concat(
                        finding(known.spam(), text(submission.words()), settings.heldFrom(), "spam"),
                        finding(known.abuse(), submission.words().body(), settings.abusiveFrom(), "abusive"))
                .toList();
    }

    /**
     * The same for trying a policy on comments of the past: each text is judged by a model that was learnt without it,
     * as otherwise every decision of the past would confirm itself.
     */
    @Override
    public Examination unseenUnder(DiscussionPolicy policy) {
        DiscussionPolicy.Spam settings = policy.spam();
        if (!settings.learning()) {
            return submission -> List.of();
        }
        List<LearntModel.Example> spam = decided.spamOrNot();
        List<LearntModel.Example> abuse = decided.abusiveOrNot();
        List<Knowledge> parts = IntStream.range(0, PARTS)
                .mapToObj(part ->
                        new Knowledge("", LearntModel.of(without(part, spam)), LearntModel.of(without(part, abuse)), 0))
                .toList();
        return submission -> {
            Knowledge known = parts.get(part(submission.words().body()));
            return findings(known, settings, submission);
        };
    }

    private static List<LearntModel.Example> without(int part, List<LearntModel.Example> examples) {
        return examples.stream().filter(example -> part(example.text()) != part).toList();
    }

    /** By the first line, which is that of the body wherever a text holds more than the body. */
    private static int part(String text) {
        return Math.floorMod(text.lines().findFirst().orElse("").hashCode(), PARTS);
    }

    /** How likely a text is to be read as an attack; 0 as long as nothing is known. */
    double abusive(String text) {
        LearntModel model = upToDate().abuse();
        return model == null ? 0 : model.judge(text).probability();
    }

    /** What of a comment is looked at. */
    static String text(CommentWords words) {
        return words.body() + "\n" + words.name() + (words.website() == null ? "" : "\n" + words.website());
    }

    private static Stream<Finding> finding(@Nullable LearntModel model, String text, double from, String code) {
        if (model == null) {
            return Stream.empty();
        }
        LearntModel.Judgement judgement = model.judge(text);
        return judgement.probability() < from
                ? Stream.empty()
                : Stream.of(new Finding(
                        Finding.Outcome.HOLD,
                        NAME,
                        code,
                        String.join(" · ", judgement.because()),
                        judgement.probability()));
    }

    private Knowledge upToDate() {
        Knowledge known = knowledge;
        String stamp = decided.stamp();
        if (known.stamp().equals(stamp)) {
            return known;
        }
        if (known.nanoseconds() < LONG_IN_NANOSECONDS) {
            return learn(stamp);
        }
        if (learning.compareAndSet(false, true)) {
            background.execute(() -> {
                try {
                    learn(stamp);
                } finally {
                    learning.set(false);
                }
            });
        }
        return known;
    }

    private synchronized Knowledge learn(String stamp) {
        if (!knowledge.stamp().equals(stamp)) {
            long start = System.nanoTime();
            LearntModel spam = LearntModel.of(decided.spamOrNot());
            LearntModel abuse = LearntModel.of(decided.abusiveOrNot());
            knowledge = new Knowledge(stamp, spam, abuse, System.nanoTime() - start);
        }
        return knowledge;
    }
}
