package org.masthead.arrival;

import static org.masthead.arrival.GhostTables.text;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The posts and pages of Ghost, each with the pictures that it shows. */
final class GhostStories {

    /** Stands for the address of the site wherever an export tells one. */
    private static final String SITE = "__GHOST_URL__";

    private static final List<String> KEPT = List.of(
            "canonical_url",
            "codeinjection_head",
            "codeinjection_foot",
            "custom_template",
            "locale",
            "visibility",
            "meta_title",
            "meta_description");

    private final String site;
    private final String below;
    private final GhostTables tables;
    private final GhostRoutes routes;
    private final ArrivalReader.Receiver receiver;
    private final ShownPictures pictures;
    private final Set<String> mentioned = new HashSet<>();

    GhostStories(String site, GhostTables tables, GhostRoutes routes, ArrivalReader.Receiver receiver) {
        this.site = site;
        this.below = new OldSite(site).below();
        this.tables = tables;
        this.routes = routes;
        this.receiver = receiver;
        this.pictures = new ShownPictures(site, receiver);
    }

    void take(JsonNode row) throws IOException, ArrivalFailed {
        String key = text(row, "id");
        boolean page = text(row, "type").equals("page") || isTrue(row, "page");
        TreeMap<String, String> meta = tables.metaOf(key);
        String html = html(row);
        String picture = pictures.take(
                key,
                text(row, "feature_image").replace(SITE, site),
                meta.getOrDefault("feature_image_alt", ""),
                meta.getOrDefault("feature_image_caption", ""));
        pictures.shown(key, html);
        List<String> tags = tables.tagsOf(key);
        List<String> notes = new ArrayList<>();
        Instant written = moment(first(row, "published_at", "created_at"));
        Arrival.State state = state(row, notes);
        if (written == null && (state == Arrival.State.LIVE || state == Arrival.State.SCHEDULED)) {
            notes.add("date");
            state = Arrival.State.DRAFT;
        }
        if (page) {
            notes.add("page");
        }
        List<String> authors = tables.authorsOf(key, first(row, "author_id", "author"));
        String slug = text(row, "slug");
        receiver.take(new Arrival.Story(
                key,
                text(row, "title"),
                slug,
                state,
                authors,
                written,
                moment(text(row, "updated_at")),
                html,
                text(row, "custom_excerpt"),
                true,
                isTrue(row, "featured"),
                drawers(page, tags),
                tags.stream().filter(tag -> !tables.isSection(tag)).toList(),
                picture,
                fields(row, meta, key),
                addresses(key, slug, text(row, "uuid"), page, tags, authors, written),
                notes));
    }

    /** What it is filed under, and what of that has no record of its own in the file. */
    private List<String> drawers(boolean page, List<String> tags) throws IOException, ArrivalFailed {
        List<String> sections = tags.stream().filter(tables::isSection).toList();
        String own = page ? Arrival.Term.PAGES : sections.isEmpty() ? Arrival.Term.UNFILED : "";
        if (own.isEmpty()) {
            return sections;
        }
        if (mentioned.add(own)) {
            receiver.take(Arrival.Term.ownDrawer(own));
        }
        List<String> all = new ArrayList<>(List.of(own));
        all.addAll(sections);
        return all;
    }

    /** What only some may read is not shown to everybody, and what was a letter was never on the site. */
    private static Arrival.State state(JsonNode row, List<String> notes) {
        String status = text(row, "status");
        String visibility = text(row, "visibility");
        if (!visibility.isEmpty() && !visibility.equals("public")) {
            notes.add("members");
            return Arrival.State.DRAFT;
        }
        return switch (status) {
            case "published" -> Arrival.State.LIVE;
            case "scheduled" -> Arrival.State.SCHEDULED;
            case "draft", "" -> Arrival.State.DRAFT;
            case "sent" -> {
                notes.add("sent");
                yield Arrival.State.DRAFT;
            }
            default -> {
                notes.add("status");
                yield Arrival.State.DRAFT;
            }
        };
    }

    /** The text as its editor kept it; where that is damaged or missing, as readers saw it. */
    private String html(JsonNode row) {
        String written = GhostLexical.html(text(row, "lexical"));
        if (written.isEmpty()) {
            written = GhostMobiledoc.html(text(row, "mobiledoc"));
        }
        return (written.isEmpty() ? row.path("html").asString("") : written).replace(SITE, site);
    }

    private TreeMap<String, String> fields(JsonNode row, TreeMap<String, String> meta, String key) {
        TreeMap<String, String> fields = new TreeMap<>(meta);
        for (String name : KEPT) {
            String value = text(row, name);
            if (!value.isEmpty() && !value.equals("public")) {
                fields.putIfAbsent(name, value);
            }
        }
        List<String> internal = tables.internalTagsOf(key);
        if (!internal.isEmpty()) {
            fields.put("internal_tags", String.join(", ", internal));
        }
        return fields;
    }

    /** Which shape a site gave to its addresses only its routes tell, so that all usual ones lead here too. */
    private List<String> addresses(
            String key,
            String slug,
            String uuid,
            boolean page,
            List<String> tags,
            List<String> authors,
            @Nullable Instant written) {
        Set<String> all = new LinkedHashSet<>();
        if (!slug.isEmpty()) {
            all.add("/" + slug);
            if (!page && written != null) {
                ZonedDateTime day = written.atZone(tables.zone());
                all.add(String.format(Locale.ROOT, "/%1$tY/%1$tm/%1$td/%2$s", day, slug));
                all.add(String.format(Locale.ROOT, "/%1$tY/%1$tm/%2$s", day, slug));
            }
            if (!page && !tags.isEmpty()) {
                all.add("/" + tags.get(0) + "/" + slug);
            }
            if (!page) {
                Map<String, String> values = new HashMap<>();
                values.put("slug", slug);
                values.put("id", key);
                // What has no tag is under this word there.
                values.put("primary_tag", tags.isEmpty() ? "all" : tags.get(0));
                values.put("primary_author", authors.isEmpty() ? "" : authors.get(0));
                if (written != null) {
                    ZonedDateTime day = written.atZone(tables.zone());
                    values.put("year", String.format(Locale.ROOT, "%tY", day));
                    values.put("month", String.format(Locale.ROOT, "%tm", day));
                    values.put("day", String.format(Locale.ROOT, "%td", day));
                }
                GhostRoutes.addresses(routes.posts(), values).forEach(all::add);
            }
        }
        if (!uuid.isEmpty()) {
            all.add("/p/" + uuid);
        }
        return all.stream()
                .map(address -> OldSite.tidied(below + address))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** A comment, which Ghost tells of in whole backups only. */
    static Arrival.Reply reply(JsonNode row, GhostTables tables) {
        GhostTables.Member member = tables.member(text(row, "member_id"));
        return new Arrival.Reply(
                text(row, "id"),
                text(row, "post_id"),
                first(row, "in_reply_to_id", "parent_id"),
                member == null ? "" : member.name(),
                member == null ? "" : member.email(),
                "",
                row.path("html").asString(""),
                moment(text(row, "created_at")),
                switch (text(row, "status")) {
                    case "published" -> Arrival.Standing.APPROVED;
                    case "hidden", "deleted" -> Arrival.Standing.REMOVED;
                    default -> Arrival.Standing.UNKNOWN;
                },
                false,
                false);
    }

    private static String first(JsonNode row, String name, String otherwise) {
        String value = text(row, name);
        return value.isEmpty() ? text(row, otherwise) : value;
    }

    private static boolean isTrue(JsonNode row, String name) {
        String value = text(row, name);
        return value.equals("true") || value.equals("1");
    }

    /** A moment as one of its versions wrote them: with or without zone, or in milliseconds. */
    static @Nullable Instant moment(String told) {
        try {
            if (told.matches("\\d{11,14}")) {
                return OldMoment.sane(Instant.ofEpochMilli(Long.parseLong(told)));
            }
            if (told.isEmpty()) {
                return null;
            }
            String iso = told.replace(' ', 'T');
            return OldMoment.sane(
                    iso.matches(".*(?:Z|[+-]\\d{2}:?\\d{2})$")
                            ? ZonedDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso, DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notOne) {
            return null;
        }
    }
}
