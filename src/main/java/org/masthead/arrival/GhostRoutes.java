package org.masthead.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
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

    /** By a key at its left edge; what is no YAML is told when it is read. */
    private static final Pattern START = Pattern.compile("(?m)^(?:routes|collections|taxonomies)\\s*:");

    private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

    /** What may stand for a part of a shape; of a number alone nothing here is known. */
    private static final Map<String, String> VALUES = Map.of(
            "slug",
            "([^/]+)",
            "year",
            "\\d{4}",
            "month",
            "\\d{2}",
            "day",
            "\\d{2}",
            "primary_tag",
            "[^/]+",
            "primary_author",
            "[^/]+");

    private static final int LARGEST = 1_000_000;
    private static final int MOST = 20;
    private static final Pattern UNKNOWN = Pattern.compile(".*\\{.*");

    /** Whether a file holds routes and nothing else. */
    static boolean are(ArrivalFile file) throws IOException, ArrivalFailed {
        try (InputStream content = file.open()) {
            return START.matcher(new String(content.readNBytes(2000), StandardCharsets.UTF_8))
                    .find();
        }
    }

    /**
     * What leads from all addresses of these shapes to those that things have whatever their site's routes say. It is
     * for routes that come by themselves, when the stories are here already.
     *
     * @param below the folder that the site was in; may be empty
     */
    List<Arrival> leads(String below) {
        List<Arrival> leads = new ArrayList<>();
        posts.forEach(shape -> leads.add(lead(shape, below, "")));
        tags.forEach(shape -> leads.add(lead(shape, below, "/tag")));
        authors.forEach(shape -> leads.add(lead(shape, below, "/author")));
        return leads.stream().distinct().toList();
    }

    private static Arrival lead(String shape, String below, String kind) {
        Matcher parts = PART.matcher(shape.replaceFirst("/+$", ""));
        StringBuilder expression = new StringBuilder("^").append(quoted(below));
        boolean named = false;
        boolean known = true;
        int last = 0;
        while (parts.find()) {
            expression.append(quoted(shape.substring(last, parts.start())));
            String part = parts.group(1);
            known &= VALUES.containsKey(part);
            expression.append(part.equals("slug") && named ? "[^/]+" : VALUES.getOrDefault(part, ""));
            named |= part.equals("slug");
            last = parts.end();
        }
        expression.append(quoted(shape.substring(last).replaceFirst("/+$", ""))).append("/?$");
        return named && known
                ? new Arrival.Rule(expression.toString(), below + kind + "/$1")
                : new Arrival.Remark(Kind.ADDRESS, shape, shape, true, "expression", shape);
    }

    private static String quoted(String words) {
        return words.replaceAll("[^\\w/ -]", "\\\\$0");
    }

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
