package org.masthead.arrival;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.masthead.outbound.OutboundRefused;
import org.masthead.outbound.PublicWeb;
import org.masthead.outbound.WebAnswer;

/** Where the files of pictures are, by the addresses that they had on the old site. */
sealed interface PictureShelf extends Closeable {

    /** No picture is taken that is larger. */
    int LARGEST = 20 * 1024 * 1024;

    /**
     * The file that was at an address.
     *
     * @throws IOException if it is not to be had
     */
    byte[] get(String address) throws IOException;

    @Override
    default void close() throws IOException {}

    /** It may be had a while later: the other side is busy, or cannot be reached now. */
    final class Later extends IOException {

        private static final long serialVersionUID = 1L;

        Later(@Nullable String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The path of a file below the folder for uploads, as {@code 2019/05/ferry.jpg}, of whichever system. */
    static String pathOf(String address) {
        String plain =
                URLDecoder.decode(address.replaceFirst("[?#].*", "").replace("+", "%2B"), StandardCharsets.UTF_8);
        String path = plain.replaceFirst("^(?:https?:)?//[^/]*/", "");
        return path.replaceFirst("^(?:.*?/)?(?:uploads|content/images)/|^files/", "");
    }

    private static byte[] read(InputStream content) throws IOException {
        byte[] file = content.readNBytes(LARGEST + 1);
        if (file.length > LARGEST) {
            throw new IOException("larger than " + LARGEST + " bytes");
        }
        return file;
    }

    /** The old site itself. */
    record OnTheWeb(PublicWeb web) implements PictureShelf {

        @Override
        public byte[] get(String address) throws IOException {
            try {
                WebAnswer answer = ask(URI.create(address.strip().replace(" ", "%20")));
                if (answer.status() == 429 || answer.status() >= 500) {
                    throw new Later("answered " + answer.status(), null);
                }
                if (answer.status() != 200) {
                    throw new IOException("answered " + answer.status());
                }
                return answer.body();
            } catch (OutboundRefused | IllegalArgumentException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        private WebAnswer ask(URI address) throws Later {
            try {
                return web.get(address, LARGEST);
            } catch (IOException e) {
                throw new Later(e.getMessage(), e);
            }
        }
    }

    /** A folder of uploads; what leads out of it, by dots or by a link, is not there. */
    record InFolder(Path folder) implements PictureShelf {

        @Override
        public byte[] get(String address) throws IOException {
            try {
                Path root = folder.toRealPath();
                Path file = root.resolve(pathOf(address)).toRealPath();
                if (!file.startsWith(root) || !Files.isRegularFile(file)) {
                    throw new IOException("is not in the folder");
                }
                try (InputStream content = Files.newInputStream(file)) {
                    return read(content);
                }
            } catch (InvalidPathException e) {
                throw new IOException("is not in the folder", e);
            } catch (java.nio.file.NoSuchFileException e) {
                throw new IOException("is not in the folder", e);
            }
        }
    }

    /** A zip of uploads. Nothing of it is ever written to a disk under a name that it brings. */
    final class InZip implements PictureShelf {

        private final ZipFile zip;
        private final Map<String, ZipEntry> entries = new HashMap<>();

        InZip(Path file) throws IOException {
            zip = new ZipFile(file.toFile());
            zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach(entry ->
                            entries.putIfAbsent(pathOf("/" + entry.getName()).replaceFirst("^/", ""), entry));
        }

        @Override
        public byte[] get(String address) throws IOException {
            ZipEntry entry = entries.get(pathOf(address));
            if (entry == null) {
                throw new IOException("is not in the zip");
            }
            try (InputStream content = zip.getInputStream(entry)) {
                return read(content);
            }
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
