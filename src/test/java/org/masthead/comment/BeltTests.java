package org.masthead.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BeltTests {

    private final List<List<Integer>> lots = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch hold = new CountDownLatch(1);
    private final ExecutorService people = Executors.newCachedThreadPool();
    private final Belt<Integer> belt = new Belt<>(3, this::work);

    @AfterEach
    void end() {
        hold.countDown();
        people.shutdownNow();
    }

    private void work(List<Integer> lot) {
        lots.add(lot);
        begun.countDown();
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (lot.contains(-1)) {
            throw new IllegalStateException("It failed");
        }
    }

    /** The pieces come one after the other while the first is worked on. */
    private List<Future<?>> take(Integer... pieces) throws Exception {
        List<Future<?>> taken = new ArrayList<>();
        for (int i = 0; i < pieces.length; i++) {
            int piece = pieces[i];
            taken.add(people.submit(() -> belt.take(piece)));
            if (i == 0) {
                begun.await();
            } else {
                while (belt.waiting() < i) {
                    Thread.onSpinWait();
                }
            }
        }
        hold.countDown();
        for (Future<?> each : taken) {
            each.get(10, TimeUnit.SECONDS);
        }
        return taken;
    }

    @Test
    void whatComesMeanwhileIsDoneTogetherInItsOrder() throws Exception {
        take(1, 2, 3, 4, 5);
        assertThat(lots).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
    }

    @Test
    void lotThatFailsHoldsUpNobody() throws Exception {
        take(-1, 2, -1, 3, 4);
        assertThat(lots).containsExactly(List.of(-1), List.of(2, -1, 3), List.of(4));
        hold.countDown();
        belt.take(5);
        assertThat(lots).last().isEqualTo(List.of(5));
    }

    @Test
    void everyPieceOfACrowdIsDoneOnce() throws Exception {
        hold.countDown();
        List<Future<?>> crowd = new ArrayList<>();
        IntStream.range(0, 500).forEach(piece -> crowd.add(people.submit(() -> belt.take(piece))));
        for (Future<?> each : crowd) {
            each.get(10, TimeUnit.SECONDS);
        }
        assertThat(lots.stream().flatMap(List::stream).sorted())
                .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    }
}
