package org.masthead.account;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Locks the secrets of one-time codes (AES-256 in GCM), so that nobody makes codes who has no more than the database or
 * a backup of it. Those from before lie open until they are used again.
 */
@Component
class CodeSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(CodeSecrets.class);

    /** Says what the key is for; the house's secret makes it one that nobody knows. */
    private static final String SALT = "6f6e652d74696d652d636f646573";

    private final SecretSettings settings;
    // Not at the start: most nodes never need it, and where nobody uses codes no file is made.
    private final SingletonSupplier<BytesEncryptor> lock;

    CodeSecrets(SecretSettings settings) {
        this.settings = settings;
        this.lock = SingletonSupplier.of(
                () -> lockOf(settings.secret().isEmpty() ? SecretFile.read(settings.file()) : settings.secret()));
    }

    /** It takes seconds, so that a secret that is configured and not random after all is not soon guessed. */
    BytesEncryptor lockOf(String secret) {
        return AesGcmBytesEncryptor.withPassword(secret, SALT).build();
    }

    byte[] locked(byte[] secret) {
        return lock.obtain().encrypt(secret);
    }

    /** Whether it lies open, as all did once. Locked, it is longer by its vector and its seal. */
    boolean isOpen(byte[] kept) {
        return kept.length == Totp.SECRET_BYTES;
    }

    /** The secret itself, or nothing where it was locked with another key or was tampered with. */
    Optional<byte[]> unlocked(byte[] kept, long account) {
        if (isOpen(kept)) {
            return Optional.of(kept);
        }
        try {
            return Optional.of(lock.obtain().decrypt(kept));
        } catch (RuntimeException e) {
            LOG.error(
                    "The secret of the one-time codes of account {} does not open with the key in {}, so no code of theirs"
                            + " is accepted. Bring the key back that it was kept with; until then recovery codes open, and"
                            + " administrators may remove the codes.",
                    account,
                    settings.place());
            return Optional.empty();
        }
    }
}
