package org.masthead.arrival;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.masthead.outbound.OutboundRefused;
import org.masthead.outbound.PublicWeb;
import org.masthead.outbound.WebAnswer;
import org.masthead.web.NotFound;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder on the server that exports and uploads of the old site are put into, by an operator or through the desk.
 * What is chosen is one of its entries; nothing else of the server can be named.
 */
@Component
class ImportFolder {

    private static final Pattern EXPORT =
            Pattern.compile("(?i)[^.].*\\.(?:xml|xml\\.gz|json|json\\.gz|ya?ml|rss|atom|zip)");
    private static final int LONGEST_NAME = 100;

    private final Path folder;
    private final PublicWeb web;

    ImportFolder(@Value("${masthead.import.folder:${masthead.home:./data}/imports}") Path folder, PublicWeb web) {
        this.folder = folder;
        this.web = web;
    }

    Path path() {
        return folder;
    }

    /** The exports that are there. */
    List<String> exports() {
        return names(path -> Files.isRegularFile(path)
                && EXPORT.matcher(String.valueOf(path.getFileName())).matches());
    }

    /** The folders and zips that pictures may be in. */
    List<String> uploads() {
        return names(path -> Files.isDirectory(path)
                || String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip"));
    }

    private List<String> names(java.util.function.Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(wanted)
                    .map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the exports. */
    ArrivalFile export(String name) throws IOException {
        if (!exports().contains(name)) {
            throw new NotFound();
        }
        return new ArrivalFile(folder.resolve(name));
    }

    /** One of the folders and zips with pictures. */
    PictureShelf shelf(String name) throws IOException {
        if (!uploads().contains(name)) {
            throw new NotFound();
        }
        Path path = folder.resolve(name);
        return Files.isDirectory(path) ? new PictureShelf.InFolder(path) : new PictureShelf.InZip(path);
    }

    /**
     * Keeps what is at an address: a feed.
     *
     * @return the name it has now
     * @throws IOException if it is not to be had
     */
    String fetch(String address) throws IOException {
        try {
            URI feed = URI.create(address.strip());
            WebAnswer answer = web.get(feed, FeedReader.LARGEST + 1);
            if (answer.status() != HttpURLConnection.HTTP_OK) {
                throw new IOException(feed.getHost() + " answered " + answer.status());
            }
            if (answer.body().length > FeedReader.LARGEST) {
                throw new IOException(FeedReader.TOO_LARGE);
            }
            return keep("feed-" + feed.getHost() + ".xml", new ByteArrayInputStream(answer.body()));
        } catch (OutboundRefused | IllegalArgumentException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    /**
     * Keeps a file that came through the desk.
     *
     * @return the name it has now
     */
    String keep(String offered, InputStream content) throws IOException {
        String base = offered.substring(Math.max(offered.lastIndexOf('/'), offered.lastIndexOf('\\')) + 1)
                .replaceAll("[^\\w.-]+", "-");
        String name = base.length() > LONGEST_NAME ? base.substring(base.length() - LONGEST_NAME) : base;
        if (!EXPORT.matcher(name).matches()) {
            name = "export-" + name.replaceAll("^[.-]+", "") + ".xml";
        }
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, ".upload", ".part");
        Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        return name;
    }
}
