package org.masthead.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The file with the house's own secret. Made when it is first needed, for its owner's eyes alone. */
final class SecretFile {

    private static final int BYTES = 32;

    private SecretFile() {}

    static String read(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            String secret = Files.readString(file).strip();
            if (secret.length() < BYTES) {
                throw new IllegalStateException(file + " does not hold a secret any more");
            }
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be used", e);
        }
    }

    /**
     * Complete before it has its name, so that no node reads half of it; whoever comes second keeps the first one's.
     */
    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Path folder = file.resolveSibling("");
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "secret", ".new", ownerOnly(folder));
        try {
            Files.writeString(draft, HexFormat.of().formatHex(bytes) + System.lineSeparator());
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Somebody was faster.
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
