package org.masthead.arrival;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.text.Slug;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who wrote and what stories are filed under, of one site. Masthead has few sections and many tags: what stood below
 * another section there is a tag here, and its stories are filed in the section at the top.
 */
final class Drawers {

    private static final int DEEPEST = 20;

    private final JdbcClient jdbc;
    private final String origin;
    private final Map<String, String> ownNames;

    private final Map<String, Long> sections = new HashMap<>();
    private final Map<String, Long> tags = new HashMap<>();
    private final Map<String, String> above = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Writer> writers = new HashMap<>();
    private final Map<String, @Nullable Long> chosen = new HashMap<>();
    private final Set<String> moved = new HashSet<>();

    /**
     * Somebody who wrote there.
     *
     * @param author under which name they sign here; null for a guest
     * @param account theirs here, if they have one
     */
    record Writer(@Nullable Long author, @Nullable Long account, String name) {}

    /** Where something went, whether that was made for it, and how it is called. */
    record Place(long id, boolean made, String name) {}

    /**
     * @param run that they are for
     * @param ownNames of the drawers that are not from there, by their keys
     */
    Drawers(JdbcClient jdbc, String origin, long run, Map<String, String> ownNames) {
        this.jdbc = jdbc;
        this.origin = origin;
        this.ownNames = ownNames;
        jdbc.sql("""
                        select kind, source, target_id, coalesce(data ->> 'parent', '') as parent, coalesce(data ->> 'name', '') as name,
                               (data ->> 'account')::bigint as account, coalesce((data ->> 'moved')::bigint, 0) as moved
                        from import_item where origin = ? and kind in ('AUTHOR', 'SECTION', 'TAG')
                        """).param(origin).query(row -> {
            String key = row.getString("source");
            long target = row.getLong("target_id");
            Long number = row.wasNull() ? null : target;
            long account = row.getLong("account");
            Long accountNumber = row.wasNull() ? null : account;
            switch (row.getString("kind")) {
                case "AUTHOR" -> writers.put(key, new Writer(number, accountNumber, row.getString("name")));
                case "SECTION" -> {
                    remember(key, row.getString("name"), row.getString("parent"), number);
                    if (row.getLong("moved") == run) {
                        moved.add(key);
                    }
                }
                default -> putTag(key, row.getString("name"), number);
            }
        });
        jdbc.sql("select source, account_id from import_author where origin = ? and chosen")
                .param(origin)
                .query(row -> {
                    chosen.put(row.getString(1), row.getObject(2, Long.class));
                });
        writers.replaceAll((key, writer) -> chosen.containsKey(key) ? chosen(key, writer.name()) : writer);
    }

    private Writer chosen(String key, String name) {
        return writer("id = ?", chosen.get(key), name);
    }

    private Writer writer(String which, @Nullable Object value, String name) {
        Writer guest = new Writer(null, null, name);
        return value == null
                ? guest
                : jdbc.sql("select id, author_id from account where " + which)
                        .param(value)
                        .query((row, number) ->
                                new Writer(row.getObject("author_id", Long.class), row.getLong("id"), name))
                        .optional()
                        .orElse(guest);
    }

    private void putTag(String key, String name, @Nullable Long id) {
        if (id != null) {
            tags.put("t:" + key, id);
            names.put("t:" + key, name);
        }
    }

    private void remember(String key, String name, String parent, @Nullable Long id) {
        names.put(key, name);
        above.remove(key);
        sections.remove(key);
        tags.remove(key);
        if (!parent.isEmpty()) {
            above.put(key, parent);
        }
        if (id != null) {
            (parent.isEmpty() ? sections : tags).put(key, id);
        }
    }

    /** The key of the section above one that is known; null for one that is not. */
    @Nullable
    String parentOf(String key) {
        return sections.containsKey(key) || tags.containsKey(key) ? above.getOrDefault(key, "") : null;
    }

    /** The section here that one stands for; 0 where it is a tag, or not known. */
    long sectionFor(String key) {
        return sections.getOrDefault(key, 0L);
    }

    /** Notes that a section stands elsewhere there now. */
    void move(String key) {
        moved.add(key);
    }

    /** Whether one of these, or one above it, stands elsewhere there now. */
    boolean isMoved(List<String> keys) {
        return !moved.isEmpty() && keys.stream().anyMatch(this::isMoved);
    }

    private boolean isMoved(String key) {
        String at = key;
        Set<String> met = new HashSet<>();
        while (!moved.contains(at)) {
            if (!above.containsKey(at) || !met.add(at)) {
                return false;
            }
            at = Objects.requireNonNull(above.get(at));
        }
        return true;
    }

    /** Knows a writer as somebody chose, or by the address of an account; others are guests. */
    Writer author(Arrival.Author author) {
        String name = Rows.fit(author.name(), 120);
        String key = ImportLedger.Id.fit(author.key());
        Writer writer = chosen.containsKey(key)
                ? chosen(key, name)
                : writer(
                        "email = lower(?)",
                        author.email().isBlank() ? null : author.email().strip(),
                        name);
        writers.put(key, writer);
        return writer;
    }

    @Nullable
    Writer writer(String key) {
        return writers.get(key);
    }

    /** Follows a new name there, unless somebody gave another one here; addresses stay. */
    void rename(Arrival.Term term) {
        String key = term.section() ? term.key() : "t:" + term.key();
        String before = names.get(key);
        String now = name(term);
        boolean section = sections.containsKey(key);
        Long id = section ? sections.get(key) : tags.get(key);
        if (id == null || before == null || before.equals(now)) {
            return;
        }
        jdbc.sql("update " + (section ? "section" : "tag") + " set name = ? where id = ? and name = ?")
                .params(now, id, Rows.fit(before, 80))
                .update();
    }

    private String name(Arrival.Term term) {
        String told = ownNames.getOrDefault(term.key(), term.name());
        return Rows.fit(told.isBlank() ? term.key() : told, 80);
    }

    /** Finds or founds what a term stands for. */
    Place place(Arrival.Term term) {
        String name = name(term);
        String slug = slug(term.key(), name);
        boolean section = term.section() && term.parent().isEmpty();
        Place place = section ? section(name, slug, Rows.fit(term.summary(), 300)) : tag(name, slug);
        if (term.section()) {
            remember(term.key(), name, term.parent(), place.id());
        } else {
            putTag(term.key(), name, place.id());
        }
        return place;
    }

    /** The slug that a drawer has here, unless it was there before under another. */
    static String slug(String key, String name) {
        String plain = key.startsWith("~") ? name : decoded(key);
        String slug = Slug.of(plain, 80);
        if (slug.isEmpty()) {
            slug = Slug.of(name, 80);
        }
        return slug.isEmpty() ? "n-" + Integer.toHexString(key.hashCode()) : slug;
    }

    /** WordPress keeps other scripts as percent signs. */
    static String decoded(String key) {
        try {
            return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return key;
        }
    }

    private Place section(String name, String slug, String summary) {
        return jdbc.sql("""
                        insert into section (name, slug, summary, position)
                        values (:name, :slug, :summary, (select coalesce(max(position), 0) + 1 from section))
                        on conflict (slug) do nothing returning id
                        """)
                .param("name", name)
                .param("slug", slug)
                .param("summary", summary)
                .query(Long.class)
                .optional()
                .map(id -> new Place(id, true, name))
                .orElseGet(() -> new Place(
                        jdbc.sql("select id from section where slug = ?")
                                .param(slug)
                                .query(Long.class)
                                .single(),
                        false,
                        name));
    }

    private Place tag(String name, String slug) {
        return jdbc.sql(
                        "select id from tag where slug = :slug union all select tag_id from tag_alias where slug = :slug limit 1")
                .param("slug", slug)
                .query(Long.class)
                .optional()
                .map(id -> new Place(id, false, name))
                .orElseGet(() -> new Place(
                        jdbc.sql("insert into tag (name, slug) values (?, ?) returning id")
                                .params(name, slug)
                                .query(Long.class)
                                .single(),
                        true,
                        name));
    }

    /** The section of a story: of its first drawer, or the one at the top of that. */
    @Nullable
    Long sectionOf(List<String> keys) {
        for (String key : keys) {
            Long section = sections.get(top(key));
            if (section != null) {
                return section;
            }
        }
        return null;
    }

    private String top(String key) {
        String at = key;
        Set<String> met = new HashSet<>();
        while (above.containsKey(at) && met.add(at) && met.size() < DEEPEST) {
            at = Objects.requireNonNull(above.get(at));
        }
        return at;
    }

    /** Whether the sections above one lead back to it. */
    boolean isCircular(String key) {
        return above.containsKey(top(key));
    }

    /** The tags of a story: its own, the smaller sections it is filed under, and the other sections. */
    List<Long> tagsOf(List<String> drawers, List<String> own) {
        Set<Long> all = new LinkedHashSet<>();
        Long section = sectionOf(drawers);
        for (String key : drawers) {
            if (tags.containsKey(key)) {
                all.add(Objects.requireNonNull(tags.get(key)));
            }
            Long other = sections.get(top(key));
            if (other != null && !other.equals(section) && !tags.containsKey(key)) {
                String name = Objects.requireNonNullElse(names.get(key), key);
                all.add(tag(name, slug(key, name)).id());
            }
        }
        for (String key : own) {
            Long tag = tags.get("t:" + key);
            if (tag != null) {
                all.add(tag);
            }
        }
        return new ArrayList<>(all);
    }

    String origin() {
        return origin;
    }
}
