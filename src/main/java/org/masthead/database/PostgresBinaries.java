package org.masthead.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks the PostgreSQL that is packed into the application, once for each version of it, into the home: nobody else
 * may write there, as he could in a folder for temporary files.
 */
final class PostgresBinaries {

    private PostgresBinaries() {}

    static Path unpackInto(HomeDirectory home) {
        byte[] archive = packed();
        CRC32 checksum = new CRC32();
        checksum.update(archive);
        Path unpacked = home.resolve("postgres-binaries-" + HexFormat.of().toHexDigits((int) checksum.getValue()));
        if (Files.isDirectory(unpacked)) {
            return unpacked;
        }
        home.removeLeftovers("postgres-binaries-");
        try {
            Path draft = home.newDirectory("postgres-binaries");
            unpack(archive, draft);
            return Files.move(draft, unpacked, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw HomeDirectory.notWritable(home.path(), e);
        }
    }

    private static byte[] packed() {
        String system = System.getProperty("os.name");
        String architecture = System.getProperty("os.arch");
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system.toLowerCase(Locale.ROOT).startsWith("windows")
                        ? "Windows"
                        : system.replaceFirst("^Mac.*", "Darwin"),
                architecture)) {
            return archive.readAllBytes();
        } catch (IllegalStateException | IOException e) {
            throw new DatabaseNotUsable(
                    "this build of Masthead holds no PostgreSQL for " + system + " on " + architecture
                            + ". Set spring.datasource.url, or build it with -Dplatforms=all.",
                    e);
        }
    }

    private static void unpack(byte[] archive, Path directory) throws IOException {
        try (TarArchiveInputStream entries = new TarArchiveInputStream(
                new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive))))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = directory.resolve(entry.getName()).normalize();
                if (!target.startsWith(directory)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(entries, target);
                    if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, true)) {
                        throw new IOException("cannot make " + target + " executable");
                    }
                }
            }
        }
    }
}
