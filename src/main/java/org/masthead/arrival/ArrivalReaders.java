package org.masthead.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** All that can be read, told apart by how a file begins: nobody has to say what it is. */
@Component
class ArrivalReaders {

    private static final int START = 16_000;
    private static final Pattern WORDPRESS = Pattern.compile("wordpress\\.org/export|<wp:");
    private static final Pattern ROOT = Pattern.compile("<(?![?!])(?:\\w+:)?(\\w+)");

    private final List<ArrivalReader> readers;

    ArrivalReaders(List<ArrivalReader> readers) {
        this.readers = readers;
    }

    /** The reader of a source. */
    ArrivalReader of(String source) {
        return readers.stream()
                .filter(reader -> reader.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    /** The reader for a file; where it is nothing that is known, the one whose complaint says most. */
    ArrivalReader of(ArrivalFile file) throws IOException, ArrivalFailed {
        return of(source(start(file)));
    }

    private static String start(ArrivalFile file) throws IOException, ArrivalFailed {
        try (InputStream content = file.open()) {
            byte[] start = content.readNBytes(START);
            boolean wide = start.length > 1 && (start[0] == 0 || start[1] == 0 || (start[0] & 0xff) >= 0xfe);
            return new String(start, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                    .replaceFirst("^\\uFEFF", "")
                    .strip();
        }
    }

    private static String source(String start) {
        if (!start.startsWith("<")) {
            return GhostReader.SOURCE;
        }
        String root = ROOT.matcher(start.replaceAll("(?s)<!--.*?-->", ""))
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElse("");
        return switch (root) {
            case "disqus" -> DisqusReader.SOURCE;
            case "feed", "RDF" -> FeedReader.SOURCE;
            case "rss" -> WORDPRESS.matcher(start).find() ? WordpressReader.SOURCE : FeedReader.SOURCE;
            default -> WordpressReader.SOURCE;
        };
    }
}
