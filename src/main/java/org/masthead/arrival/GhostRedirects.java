package org.masthead.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The redirects of a site of Ghost: {@code redirects.json}, a list of {@code from} and {@code to}, or
 * {@code redirects.yaml}, where both stand below 301 and 302. What leads from is a regular expression there; most are
 * nothing but an address.
 */
final class GhostRedirects {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST = 5_000_000;
    private static final Pattern EXPRESSION = Pattern.compile("[*+?()\\[\\]{}|$^\\\\]");
    private static final Pattern YAML_START = Pattern.compile("(?s)^\\s*(?:#[^\\n]*\\n\\s*)*['\"]?30[12]['\"]?\\s*:.*");

    private GhostRedirects() {}

    /** Whether a file holds redirects and nothing else. */
    static boolean are(ArrivalFile file) throws IOException, ArrivalFailed {
        try (InputStream content = file.open()) {
            String start = new String(content.readNBytes(2000), StandardCharsets.UTF_8).strip();
            return start.startsWith("[") || YAML_START.matcher(start).matches();
        }
    }

    static void read(InputStream content, ArrivalReader.Receiver receiver) throws IOException, ArrivalFailed {
        String text = new String(content.readNBytes(LARGEST), StandardCharsets.UTF_8);
        if (text.stripLeading().startsWith("[")) {
            list(text, receiver);
        } else {
            lines(text, receiver);
        }
    }

    private static void list(String text, ArrivalReader.Receiver receiver) throws IOException, ArrivalFailed {
        try {
            for (JsonNode each : JSON.readTree(text)) {
                move(each.path("from").asString(""), each.path("to").asString(""), receiver);
            }
        } catch (JacksonException damaged) {
            throw GhostFile.failure(damaged);
        }
    }

    private static void lines(String text, ArrivalReader.Receiver receiver) throws IOException, ArrivalFailed {
        Object read;
        try {
            read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (YAMLException damaged) {
            throw new ArrivalFailed(
                    "The redirects cannot be read: "
                            + String.valueOf(damaged.getMessage()).replaceAll("\\s+", " "),
                    damaged);
        }
        if (read instanceof Map<?, ?> kinds) {
            for (Object moves : kinds.values()) {
                if (moves instanceof Map<?, ?> pairs) {
                    for (Map.Entry<?, ?> pair : pairs.entrySet()) {
                        move(String.valueOf(pair.getKey()), String.valueOf(pair.getValue()), receiver);
                    }
                }
            }
        }
    }

    private static void move(String from, String to, ArrivalReader.Receiver receiver)
            throws IOException, ArrivalFailed {
        String plain = from.replaceFirst("^\\(\\?i\\)|^/(?=\\^)", "")
                .replaceFirst("^\\^", "")
                .replaceFirst("(?:/|\\\\/)?\\??\\$?$", "")
                .replaceAll("\\\\([/.\\-])", "$1");
        if (EXPRESSION.matcher(plain).find()) {
            receiver.take(new Arrival.Rule(from.replaceFirst("^/(?=\\^)", ""), to));
        } else {
            receiver.take(new Arrival.Move(OldSite.tidied(plain), to));
        }
    }
}
