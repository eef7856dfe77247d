package org.masthead.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of things that pages are made of, and the tables they are kept in. Each tells of its changes by triggers.
 */
public enum Ingredient {
    /** A story as readers see it. */
    STORY("article", "article_tag", "byline", "byline_role", "guest_byline", "former_address", "publication"),
    CORRECTION("correction"),
    /** The earlier versions of a story. */
    HISTORY("revision"),
    /** What readers say under a story. */
    TALK("comment", "mention"),
    SECTION("section"),
    TAG("tag", "tag_alias"),
    /** Who wrote, and which of them belongs to the house. */
    AUTHOR("author", "account"),
    /** What readers reported of errors. */
    REPORT("error_report"),
    PICTURE("picture", "picture_file", "rendition", "former_imprint"),
    FRONT("front", "front_place"),
    /** The breaking strip. */
    STRIP("breaking_strip"),
    /** What the site calls itself, and how it lets people talk. */
    SITE("site_identity", "discussion_policy"),
    SEARCH("search_entry", "search_word", "search_common", "search_language"),
    /** Addresses of another system that lead here. */
    MOVED("old_address", "old_address_rule");

    /** Never changes, or only with what is named above. */
    private static final Set<String> LASTING = Set.of("discussion_secret");

    private static final Map<String, Ingredient> BY_TABLE = byTable();

    private final List<String> tables;

    Ingredient(String... tables) {
        this.tables = List.of(tables);
    }

    /** What lists things of this kind, as the triggers name it. */
    String part() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One thing of this kind. */
    String part(long id) {
        return part() + "-" + id;
    }

    /** Stands for every single thing of this kind, where too many changed to be named. */
    String everyPart() {
        return part() + "-*";
    }

    List<String> tables() {
        return tables;
    }

    /** What a table holds, or null where pages that are kept are not to be made of it. */
    static @Nullable Ingredient of(String table) {
        return BY_TABLE.get(table);
    }

    static boolean isLasting(String table) {
        return LASTING.contains(table);
    }

    private static Map<String, Ingredient> byTable() {
        Map<String, Ingredient> all = new HashMap<>();
        for (Ingredient each : values()) {
            each.tables.forEach(table -> all.put(table, each));
        }
        return Map.copyOf(all);
    }
}
