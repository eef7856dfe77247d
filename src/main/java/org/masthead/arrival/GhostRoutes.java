package org.masthead.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The shapes that a site of Ghost gave to its addresses, as {@code routes.yaml} tells them: of the posts of each
 * collection, and of the lists of tags and authors. Which posts a collection has is decided by filters there; all
 * shapes lead to every post.
 */
record GhostRoutes(List<String> posts, List<String> tags, List<String> authors) {

    static final Pattern NAME = Pattern.compile("(?i)(?!__MACOSX/)(?:.*/)?routes\\.ya?ml");
    static final GhostRoutes USUAL = new GhostRoutes(List.of(), List.of(), List.of());

    private static final int LARGEST = 1_000_000;
    private static final int MOST = 20;
    private static final Pattern UNKNOWN = Pattern.compile(".*\\{.*");

    /** @param content null where there is none */
    static GhostRoutes read(@Nullable InputStream content) throws IOException, ArrivalFailed {
        if (content == null) {
            return USUAL;
        }
        try (content) {
            String text = new String(content.readNBytes(LARGEST), StandardCharsets.UTF_8);
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            List<String> posts = new ArrayList<>();
            for (Object collection : map(map(read).get("collections")).values()) {
                posts.addAll(shape(map(collection).get("permalink")));
            }
            Map<?, ?> taxonomies = map(map(read).get("taxonomies"));
            return new GhostRoutes(
                    posts.stream().distinct().limit(MOST).toList(),
                    shape(taxonomies.get("tag")),
                    shape(taxonomies.get("author")));
        } catch (YAMLException damaged) {
            throw new ArrivalFailed(
                    "The routes cannot be read: "
                            + String.valueOf(damaged.getMessage()).replaceAll("\\s+", " "),
                    damaged);
        }
    }

    private static Map<?, ?> map(@Nullable Object read) {
        return read instanceof Map<?, ?> map ? map : new TreeMap<String, Object>();
    }

    private static List<String> shape(@Nullable Object permalink) {
        return permalink instanceof String shape && shape.matches("/.*\\{(?:slug|id)}.*") ? List.of(shape) : List.of();
    }

    /**
     * The addresses of something.
     *
     * @param shapes of these
     * @param values of what stands in braces there; where one is empty or not known, the shape makes no address
     */
    static Stream<String> addresses(List<String> shapes, Map<String, String> values) {
        return shapes.stream()
                .map(shape -> {
                    String address = shape;
                    for (Map.Entry<String, String> each : values.entrySet()) {
                        if (!each.getValue().isEmpty()) {
                            address = address.replace("{" + each.getKey() + "}", each.getValue());
                        }
                    }
                    return address;
                })
                .filter(address -> !UNKNOWN.matcher(address).matches());
    }
}
