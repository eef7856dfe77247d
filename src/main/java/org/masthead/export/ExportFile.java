package org.masthead.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.masthead.backup.CheckedZip;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An export as it lies on a disk. */
final class ExportFile implements AutoCloseable {

    private final ZipFile zip;
    private final ExportManifest manifest;

    /**
     * Opens it, and compares every entry with what the manifest says of it.
     *
     * @throws UnusableExport if it is none, or not all of one
     */
    ExportFile(Path file, JsonMapper json) throws IOException {
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new UnusableExport("it is no zip file, or its end is missing", e);
        }
        try {
            manifest = read(json);
            verify();
        } catch (ZipException | java.io.EOFException e) {
            zip.close();
            throw new UnusableExport("it is damaged", e);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private ExportManifest read(JsonMapper json) throws IOException {
        ZipEntry entry = zip.getEntry(ExportManifest.NAME);
        if (entry == null) {
            throw new UnusableExport("it has no " + ExportManifest.NAME, null);
        }
        try (InputStream content = zip.getInputStream(entry)) {
            ExportManifest read = json.readValue(content, ExportManifest.class);
            if (!ExportManifest.FORMAT.equals(read.format())) {
                throw new UnusableExport("it is no export of Masthead", null);
            }
            if (read.version() > ExportManifest.VERSION) {
                throw new UnusableExport(
                        "its format is " + read.version() + "; take the Masthead that wrote it (" + read.masthead()
                                + ") or a newer one",
                        null);
            }
            return read;
        } catch (JacksonException e) {
            throw new UnusableExport("its " + ExportManifest.NAME + " cannot be read", e);
        }
    }

    private void verify() throws IOException {
        Set<CheckedZip.Entry> expected = new HashSet<>(manifest.entries());
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!entry.getName().equals(ExportManifest.NAME)) {
                try (InputStream content = zip.getInputStream(entry)) {
                    if (!expected.remove(CheckedZip.sum(entry.getName(), content))) {
                        throw new UnusableExport("it is damaged at " + entry.getName(), null);
                    }
                }
            }
        }
        if (!expected.isEmpty()) {
            throw new UnusableExport("it lacks " + expected.iterator().next().name(), null);
        }
    }

    ExportManifest manifest() {
        return manifest;
    }

    InputStream open(String entry) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw new UnusableExport("it lacks " + entry, null);
        }
        return zip.getInputStream(found);
    }

    /** The names of entries in a folder. */
    List<String> in(String folder) {
        return manifest.entries().stream()
                .map(CheckedZip.Entry::name)
                .filter(name -> name.startsWith(folder))
                .toList();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
