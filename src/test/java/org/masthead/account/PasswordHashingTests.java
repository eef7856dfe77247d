package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

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
        List<String> compared = new ArrayList<>();
        PasswordEncoder noting = new PasswordEncoder() {
            private final PasswordEncoder chosen = PasswordStrength.argon2();

            @Override
            public @Nullable String encode(@Nullable CharSequence password) {
                return chosen.encode(password);
            }

            @Override
            public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                compared.add(hash);
                return chosen.matches(password, hash);
            }
        };
        PasswordHashing noted = new PasswordHashing(noting);
        String known = noted.hash("quiet otter on a lamp");
        assertThat(noted.matches("quiet otter on a lamp", null)).isFalse();
        assertThat(noted.matches("quiet otter on a lamp", known)).isTrue();
        assertThat(compared).hasSize(2).doesNotHaveDuplicates();
        assertThat(compared).extracting(PasswordHashingTests::cost).containsOnly(cost(known));
    }

    /** What a hash says of how it was made, and how long its salt and what came out are. */
    private static List<Object> cost(String hash) {
        String[] parts = hash.split("\\$");
        return List.of(parts[1], parts[2], parts[3], parts[4].length(), parts[5].length());
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
}
