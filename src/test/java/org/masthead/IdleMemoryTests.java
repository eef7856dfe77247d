package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdleMemoryTests {

    private static final long NEXT_TO_NOTHING = IdleMemory.WORTH_TRIMMING / 2;

    private final List<String> done = new ArrayList<>();
    private long spent;

    private final IdleMemory memory = new IdleMemory(new ProcessMemory() {
        @Override
        long processorTime() {
            return spent;
        }

        @Override
        void shrinkHeap() {
            done.add("shrink");
            spent += IdleMemory.IDLE;
        }

        @Override
        void trim() {
            done.add("trim");
        }
    });

    @BeforeEach
    void started() {
        memory.siteIsReady();
        lookAfter(IdleMemory.WORTH_COLLECTING + 1);
    }

    @Test
    void startItselfIsNoTimeToGiveBack() {
        assertThat(done).isEmpty();
    }

    @Test
    void siteThatIsNotOpenYetKeepsEverything() {
        IdleMemory starting = new IdleMemory(new ProcessMemory() {
            @Override
            void shrinkHeap() {
                done.add("shrink");
            }
        });
        starting.look();
        starting.look();

        assertThat(done).isEmpty();
    }

    @Test
    void firstHalfMinuteOfNothingGivesBackWhatTheStartTook() {
        lookAfter(NEXT_TO_NOTHING);

        assertThat(done).containsExactly("shrink", "trim");
    }

    @Test
    void whatTheCollectionTakesIsNoWorkOfTheSite() {
        lookAfter(NEXT_TO_NOTHING);
        lookAfter(NEXT_TO_NOTHING);
        lookAfter(NEXT_TO_NOTHING / 2);

        assertThat(done).containsExactly("shrink", "trim");
    }

    @Test
    void fewPagesAreWorthTrimmingAlone() {
        lookAfter(NEXT_TO_NOTHING);
        lookAfter(IdleMemory.WORTH_TRIMMING + 1);

        assertThat(done).containsExactly("shrink", "trim", "trim");
    }

    @Test
    void busySiteIsLeftAlone() {
        lookAfter(NEXT_TO_NOTHING);
        lookAfter(IdleMemory.IDLE);
        lookAfter(IdleMemory.WORTH_COLLECTING);

        assertThat(done).containsExactly("shrink", "trim");
    }

    @Test
    void afterBusyTimesItGivesBackAgain() {
        lookAfter(NEXT_TO_NOTHING);
        lookAfter(IdleMemory.WORTH_COLLECTING);
        lookAfter(NEXT_TO_NOTHING);

        assertThat(done).containsExactly("shrink", "trim", "shrink", "trim");
    }

    private void lookAfter(long work) {
        spent += work;
        memory.look();
    }
}
