package org.masthead.account;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Hashes passwords with Argon2id. A hash costs a tenth of a second and 19 MiB by design, so only half the processors
 * ever work on it and only a few wait for it: readers are served even while someone guesses.
 */
@Component
class PasswordHashing {

    private static final int WAITING_AT_MOST = 16;
    private static final long WAIT_SECONDS = 3;

    /** Of a password nobody knows: an unknown name costs the same time as a known one. */
    private static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$" + "bWFzdGhlYWQtbm9ib2R5cw$3FpvqXo0M1yFvVbYQh3s2cQ5cC0V7m1nqkq9m1f0Yxo";

    private final PasswordEncoder argon2;

    private final Semaphore workers =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    PasswordHashing(PasswordEncoder argon2) {
        this.argon2 = argon2;
    }

    String hash(String password) {
        return inTurn(() -> {
            String hash = argon2.encode(password);
            if (hash == null) {
                throw new IllegalStateException("no hash");
            }
            return hash;
        });
    }

    /** Whether the password is the hash's; takes as long where there is no hash. */
    boolean matches(String password, @Nullable String hash) {
        return inTurn(() -> argon2.matches(password, hash == null ? NOBODYS : hash) && hash != null);
    }

    private <T> T inTurn(Supplier<T> work) {
        boolean admitted = false;
        try {
            admitted = workers.getQueueLength() < WAITING_AT_MOST && workers.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
            if (!admitted) {
                throw new TooBusy();
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy();
        } finally {
            if (admitted) {
                workers.release();
            }
        }
    }

    /** Too many people sign in at this moment. */
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    static final class TooBusy extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooBusy() {
            super("too many passwords to check at once", null, false, false);
        }
    }
}
