package org.masthead.arrival;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the posts of Ghost refer to: all of an export but its posts and comments. */
final class GhostTables {

    /** Read before the posts. */
    static final Set<String> NAMES =
            Set.of("tags", "users", "posts_tags", "posts_authors", "posts_meta", "members", "settings");

    private static final Set<String> TIME_ZONE = Set.of("timezone", "active_timezone", "activeTimezone");

    /** By which things are joined to a post, in their order there. */
    private record Joined(int place, String id) {}

    /** Who commented; nothing else is taken of them. */
    record Member(String name, String email) {}

    final Map<String, JsonNode> tags = new LinkedHashMap<>();
    final Map<String, JsonNode> users = new LinkedHashMap<>();
    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, List<Joined>> tagsOf = new HashMap<>();
    private final Map<String, List<Joined>> authorsOf = new HashMap<>();
    private final Map<String, TreeMap<String, String>> metaOf = new HashMap<>();
    private final SectionsByUse sections = new SectionsByUse();
    private ZoneId zone = ZoneOffset.UTC;

    void take(String table, JsonNode row) {
        String id = text(row, "id");
        switch (table) {
            case "tags" -> tags.putIfAbsent(id, row);
            case "users" -> users.putIfAbsent(id, row);
            case "members" -> members.putIfAbsent(id, new Member(text(row, "name"), text(row, "email")));
            case "posts_tags" -> join(tagsOf, row, text(row, "tag_id"));
            case "posts_authors" -> join(authorsOf, row, text(row, "author_id"));
            case "settings" -> setting(row);
            default -> meta(row);
        }
    }

    private void setting(JsonNode row) {
        if (TIME_ZONE.contains(text(row, "key"))) {
            try {
                zone = ZoneId.of(text(row, "value"));
            } catch (DateTimeException unknown) {
                // Ghost takes such a site to be in UTC too.
            }
        }
    }

    /** Where days begin there, by which its addresses go. */
    ZoneId zone() {
        return zone;
    }

    private static void join(Map<String, List<Joined>> joined, JsonNode row, String id) {
        joined.computeIfAbsent(text(row, "post_id"), post -> new ArrayList<>(2))
                .add(new Joined(row.path("sort_order").asInt(0), id));
    }

    private void meta(JsonNode row) {
        TreeMap<String, String> meta = new TreeMap<>();
        row.properties().forEach(each -> {
            String value = each.getValue().asString("");
            if (!value.isBlank()
                    && !each.getKey().equals("id")
                    && !each.getKey().equals("post_id")) {
                meta.put(each.getKey(), value);
            }
        });
        metaOf.put(text(row, "post_id"), meta);
    }

    /** Reckons which tags are sections, when all is read. */
    void settle() {
        tagsOf.keySet().forEach(post -> tagsOf(post).stream().findFirst().ifPresent(sections::countFirst));
    }

    /** Slugs of the public tags of a post, the first of which is the primary one. */
    List<String> tagsOf(String post) {
        return ordered(tagsOf, post)
                .map(tags::get)
                .filter(Objects::nonNull)
                .filter(tag -> !isInternal(tag))
                .map(tag -> text(tag, "slug"))
                .distinct()
                .toList();
    }

    /** Names of its tags that no reader is to see. */
    List<String> internalTagsOf(String post) {
        return ordered(tagsOf, post)
                .map(tags::get)
                .filter(Objects::nonNull)
                .filter(GhostTables::isInternal)
                .map(tag -> text(tag, "name"))
                .toList();
    }

    static boolean isInternal(JsonNode tag) {
        return text(tag, "visibility").equals("internal") || text(tag, "name").startsWith("#");
    }

    /** Slugs of who wrote a post. */
    List<String> authorsOf(String post, String one) {
        List<String> several = ordered(authorsOf, post).toList();
        return (several.isEmpty() && !one.isEmpty() ? List.of(one) : several)
                .stream()
                        .map(users::get)
                        .filter(Objects::nonNull)
                        .map(user -> text(user, "slug"))
                        .distinct()
                        .toList();
    }

    private static java.util.stream.Stream<String> ordered(Map<String, List<Joined>> joined, String post) {
        return joined.getOrDefault(post, List.of()).stream()
                .sorted(Comparator.comparingInt(Joined::place))
                .map(Joined::id);
    }

    TreeMap<String, String> metaOf(String post) {
        return metaOf.getOrDefault(post, new TreeMap<>());
    }

    @Nullable
    Member member(String id) {
        return members.get(id);
    }

    boolean isSection(String tag) {
        return sections.isSection(tag);
    }

    /** A value of a row as text; empty for none. */
    static String text(JsonNode row, String name) {
        return row.path(name).asString("").strip();
    }
}
