package org.masthead.comment;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.masthead.web.NotFound;
import org.springframework.stereotype.Component;

/**
 * Takes new comments, all that come at the same moment together: what they are judged by is read once for all, and one
 * commit makes them durable. Each goes in once, whatever the network, a double click or an impatient reload does.
 */
@Component
class NewComments {

    private static final int AT_ONCE = 64;

    private final CommentSubmissions submissions;
    private final CommentRows rows;
    private final Findings findings;
    private final CommentKeeping keeping;
    private final Clock clock;
    private final Belt<Incoming> belt = new Belt<>(AT_ONCE, lot -> judge(lot, false));

    NewComments(
            CommentSubmissions submissions, CommentRows rows, Findings findings, CommentKeeping keeping, Clock clock) {
        this.submissions = submissions;
        this.rows = rows;
        this.findings = findings;
        this.keeping = keeping;
        this.clock = clock;
    }

    /** Has a comment judged and kept with those that come at the same moment; that may not come to anything. */
    void takeWithOthers(Incoming comment) {
        belt.take(comment);
    }

    /**
     * What came of a comment, which is kept if the conversation is open and what it answers is still there at that very
     * moment. One whose lot failed, or that has to wait for somebody, goes by itself: no neighbour suffers for that.
     *
     * @return once it is durable; for a repeat, what came of the first
     * @throws CommentRefused where it is not taken; nothing is written then
     */
    PostedComment outcomeOf(Incoming comment) {
        if (comment.isOpen()) {
            judge(List.of(comment), true);
        }
        if (comment.isOpen()) {
            throw new NotFound();
        }
        return comment.outcome();
    }

    /**
     * Judges and keeps a lot, as one after the other would be.
     *
     * @param patient whether to wait for whoever holds what one of them needs; else that one, or all, stay open
     */
    void judge(List<Incoming> lot, boolean patient) {
        answerRepeats(lot);
        // The same twice in a lot: once the first is kept the second is a repeat.
        Map<Digest, Incoming> fresh = new LinkedHashMap<>();
        Incoming.open(lot).forEach(each -> fresh.putIfAbsent(each.digest(), each));
        // Screens may take their time, and nobody waits for them with a lock in hand.
        List<Incoming> next = screened(List.copyOf(fresh.values()));
        while (!next.isEmpty()) {
            CommentKeeping.Kept kept = keeping.keep(next, patient);
            kept.posted().forEach(Incoming::post);
            next = screened(kept.later());
        }
        // Another node may have had the same at the same moment.
        answerRepeats(Incoming.open(fresh.values()));
    }

    private void answerRepeats(Collection<Incoming> lot) {
        if (lot.isEmpty()) {
            return;
        }
        Map<Digest, Long> earlier =
                submissions.earlier(lot.stream().map(Incoming::digest).toList(), clock.instant());
        if (earlier.isEmpty()) {
            return;
        }
        Map<Long, PostedComment> posted = rows.repeated(earlier.values());
        for (Incoming each : lot) {
            PostedComment first = posted.get(earlier.getOrDefault(each.digest(), 0L));
            if (first != null) {
                each.post(first);
            }
        }
    }

    /** Those that are not refused. */
    private List<Incoming> screened(List<Incoming> lot) {
        if (lot.isEmpty()) {
            return lot;
        }
        List<List<Finding>> onRecord =
                findings.onRecord(lot.stream().map(Incoming::submission).toList());
        for (int i = 0; i < lot.size(); i++) {
            Incoming each = lot.get(i);
            each.findOnRecord(onRecord.get(i));
            Findings.refusal(each.found()).ifPresent(each::refuse);
        }
        // What is refused was never said, so nobody is held for saying the same.
        List<Incoming> left = Incoming.open(lot);
        return left.size() == lot.size() ? left : screened(left);
    }
}
