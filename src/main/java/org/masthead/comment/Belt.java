package org.masthead.comment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does together what many want at the same moment, as a database makes commits durable together: while one lot is
 * worked on the next gathers, so its cost is shared by the more the busier it is, and whoever comes alone waits for
 * nobody. A lot is worked on by the thread of its first, in the order in which its pieces came.
 */
final class Belt<P> {

    private static final Logger log = LoggerFactory.getLogger(Belt.class);

    private final Consumer<List<P>> work;
    private final int most;

    private final List<Place<P>> waiting = new ArrayList<>();

    private boolean busy;

    /**
     * A belt with nothing on it.
     *
     * @param most pieces of a lot, so that it is over soon, however many wait
     * @param work that is done with each
     */
    Belt(int most, Consumer<List<P>> work) {
        this.most = most;
        this.work = work;
    }

    /** What somebody who waits hears. */
    private enum Turn {
        TO_WORK,
        DONE
    }

    private record Place<P>(P piece, CompletableFuture<Turn> turn) {}

    /**
     * Has a piece worked on, and returns when that is over, well or not: what came of it is to be seen on the piece.
     */
    void take(P piece) {
        Place<P> place = new Place<>(piece, new CompletableFuture<>());
        if (isFirst(place) || place.turn.join() == Turn.TO_WORK) {
            workOnNextLot();
        }
    }

    /** How many wait for the next lot. */
    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized boolean isFirst(Place<P> place) {
        waiting.add(place);
        boolean first = !busy;
        busy = true;
        return first;
    }

    private void workOnNextLot() {
        List<Place<P>> lot = nextLot();
        try {
            work.accept(lot.stream().map(Place::piece).toList());
        } catch (RuntimeException eachWillMeetItsOwn) {
            log.debug("{} at once did not go", lot.size(), eachWillMeetItsOwn);
        } finally {
            callNext();
            for (Place<P> place : lot) {
                place.turn.complete(Turn.DONE);
            }
        }
    }

    private synchronized List<Place<P>> nextLot() {
        List<Place<P>> first = waiting.subList(0, Math.min(most, waiting.size()));
        List<Place<P>> lot = List.copyOf(first);
        first.clear();
        return lot;
    }

    private synchronized void callNext() {
        busy = !waiting.isEmpty();
        if (busy) {
            waiting.get(0).turn.complete(Turn.TO_WORK);
        }
    }
}
