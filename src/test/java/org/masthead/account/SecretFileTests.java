package org.masthead.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTests {

    @TempDir
    Path folder;

    @Test
    void secretIsMadeOnceForItsOwnersEyes() throws IOException {
        Path file = folder.resolve("home/secret.key");
        String secret = SecretFile.read(file);
        assertThat(secret).matches("[0-9a-f]{64}");
        assertThat(SecretFile.read(file)).isEqualTo(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void emptiedFileIsNoSecret() throws IOException {
        Path file = Files.createFile(folder.resolve("secret.key"));
        assertThatIllegalStateException().isThrownBy(() -> SecretFile.read(file));
    }

    @Test
    void shortSecretIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretSettings("./data", "hunter2"))
                .withMessageContaining("masthead.secret");
    }

    @Test
    void nodesWithOneSecretUnlockWhatTheOtherLocked() {
        SecretSettings settings = new SecretSettings("unused", "the same for every node of the database");
        byte[] secret = Totp.freshSecret();
        assertThat(new CodeSecrets(settings).unlocked(new CodeSecrets(settings).locked(secret), 1))
                .hasValue(secret);
    }
}
