package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordHashingTests {

    final PasswordHashing hashing = new PasswordHashing(PasswordStrength.argon2());

    @Test
    void hashIsArgon2idAtTheParametersThatWereChosen() {
        String hash = hashing.hash("quiet otter on a lamp");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashing.matches("quiet otter on a lamp", hash)).isTrue();
        assertThat(hashing.matches("quiet otter on a lamb", hash)).isFalse();
    }

    @Test
    void nothingOfALongPasswordIsCut() {
        String start = "x".repeat(72);
        String hash = hashing.hash(start + "tail");
        assertThat(hashing.matches(start, hash)).isFalse();
        assertThat(hashing.matches(start + "tall", hash)).isFalse();
    }

    @Test
    void unknownNameCostsWhatAKnownOneDoes() {
        String hash = hashing.hash("quiet otter on a lamp");
        long[] known = new long[15];
        long[] unknown = new long[15];
        for (int i = 0; i < known.length; i++) {
            known[i] = timeOf(() -> hashing.matches("wrong", hash));
            unknown[i] = timeOf(() -> hashing.matches("wrong", null));
        }
        assertThat(median(unknown)).isBetween(median(known) * 0.6, median(known) * 1.6);
    }

    @Test
    void queueIsShort() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(64);
        try {
            Callable<Boolean> attempt = () -> {
                try {
                    hashing.matches("wrong", null);
                    return true;
                } catch (PasswordHashing.TooBusy e) {
                    return false;
                }
            };
            long served = 0;
            for (Future<Boolean> answered : crowd.invokeAll(Collections.nCopies(64, attempt))) {
                served += answered.get() ? 1 : 0;
            }
            assertThat(served).isBetween(1L, 63L);
        } finally {
            crowd.shutdown();
        }
    }

    private static double median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static long timeOf(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
