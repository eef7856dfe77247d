package org.masthead.arrival;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jsoup.parser.Parser;
import org.masthead.text.Slug;

/** One item of an export: a post, a page, a file or something of WordPress' own. Its comments come after it. */
final class WordpressItem {

    private static final int CHILD = 3;
    private static final Set<String> STORIES = Set.of("post", "page");
    private static final Set<String> INTERNAL = Set.of(
            "revision",
            "custom_css",
            "customize_changeset",
            "oembed_cache",
            "user_request",
            "wp_block",
            "wp_template",
            "wp_template_part",
            "wp_global_styles",
            "wp_navigation",
            "wp_font_family",
            "wp_font_face");
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(?:jpe?g|png|webp|gif|avif|bmp|tiff?|svg|heic)");

    /** Takes a record. */
    @FunctionalInterface
    interface Taker {
        void take(Arrival arrival) throws IOException, ArrivalFailed;
    }

    private final WordpressAddresses addresses;
    private final Map<String, String> logins;
    private final Taker taker;
    private final Taker mentions;

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> sections = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final TreeMap<String, String> meta = new TreeMap<>();
    private boolean told;

    /** @param logins of the authors that were told of before, by their names */
    WordpressItem(String origin, Map<String, String> logins, Taker taker, Taker mentions) {
        this.addresses = new WordpressAddresses(origin);
        this.logins = logins;
        this.taker = taker;
        this.mentions = mentions;
    }

    void read(XmlText xml) throws XMLStreamException, IOException, ArrivalFailed {
        for (String name = xml.nextChild(CHILD); name != null; name = xml.nextChild(CHILD)) {
            switch (name) {
                case "category" -> category(xml);
                case "postmeta" -> meta(XmlFields.read(xml, CHILD + 1));
                case "comment" -> {
                    tell();
                    taker.take(new WordpressComment(XmlFields.read(xml, CHILD + 1)).of(key()));
                }
                case "encoded" -> {
                    String kind = xml.namespace().contains("excerpt") ? "excerpt" : "content";
                    fields.putIfAbsent(kind, xml.text());
                }
                default -> fields.putIfAbsent(name, xml.text());
            }
        }
        tell();
    }

    private void category(XmlText xml) throws XMLStreamException {
        String domain = xml.attribute("domain");
        String nicename = xml.attribute("nicename");
        String name = Parser.unescapeEntities(xml.text().strip(), false);
        String key = nicename.isEmpty() ? Slug.of(name, 200) : nicename;
        if (key.isEmpty()) {
            return;
        }
        switch (domain) {
            case "", "category" -> sections.putIfAbsent(key, name);
            case "post_tag", "tag" -> tags.putIfAbsent(key, name);
            default -> meta.merge("taxonomy:" + domain, name, (all, more) -> all + ", " + more);
        }
    }

    private void meta(XmlFields pair) {
        String key = pair.get("meta_key");
        if (!key.isEmpty()) {
            meta.merge(key, pair.get("meta_value"), (all, more) -> all + "\n" + more);
        }
    }

    private String get(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private String key() {
        String id = get("post_id");
        return id.isEmpty() ? get("guid").isEmpty() ? get("link") : get("guid") : id;
    }

    private void tell() throws IOException, ArrivalFailed {
        if (told) {
            return;
        }
        told = true;
        String type = get("post_type").isEmpty() ? "post" : get("post_type");
        String status = get("status");
        if (type.equals("attachment")) {
            attachment();
        } else if (!STORIES.contains(type)) {
            String reason = type.equals("nav_menu_item") ? "menu" : INTERNAL.contains(type) ? "internal" : "type";
            refuse(Kind.OTHER, reason, type);
        } else if (status.equals("trash")) {
            refuse(Kind.STORY, "trash", "");
        } else if (status.equals("auto-draft")) {
            refuse(Kind.STORY, "autoDraft", "");
        } else if (status.equals("inherit")) {
            refuse(Kind.STORY, "internal", status);
        } else {
            story(type, status);
        }
    }

    private void refuse(Kind kind, String reason, String detail) throws IOException, ArrivalFailed {
        taker.take(new Arrival.Remark(kind, key(), get("title"), true, reason, detail));
    }

    private void attachment() throws IOException, ArrivalFailed {
        String address = get("attachment_url").isEmpty() ? get("guid") : get("attachment_url");
        if (!PICTURE.matcher(address.replaceFirst("[?#].*", "")).matches()) {
            refuse(Kind.PICTURE, "noPicture", address);
            return;
        }
        taker.take(new Arrival.File(
                key(),
                get("title"),
                address,
                meta.getOrDefault("_wp_attachment_image_alt", ""),
                get("excerpt"),
                first(meta, "_wp_attachment_credit", "credit", "_credit", "photo_credit", "_media_credit"),
                get("post_parent"),
                addresses.of(get("link"), "attachment_id", key())));
    }

    private static String first(Map<String, String> meta, String... names) {
        for (String name : names) {
            String value = meta.getOrDefault(name, "");
            if (!value.isBlank()) {
                return value;
            }
        }
        return "";
    }

    private void story(String type, String status) throws IOException, ArrivalFailed {
        WordpressStatus standing = WordpressStatus.of(status, get("post_password"), fields);
        boolean page = type.equals("page");
        if (page) {
            mentions.take(Arrival.Term.ownDrawer(Arrival.Term.PAGES));
        } else if (sections.isEmpty()) {
            mentions.take(Arrival.Term.ownDrawer(Arrival.Term.UNFILED));
        }
        for (Map.Entry<String, String> each : sections.entrySet()) {
            mentions.take(Arrival.Term.mentioned(true, each.getKey(), each.getValue()));
        }
        for (Map.Entry<String, String> each : tags.entrySet()) {
            mentions.take(Arrival.Term.mentioned(false, each.getKey(), each.getValue()));
        }
        List<Arrival.Author> authors =
                WordpressByline.of(get("creator"), meta.getOrDefault("masthead_byline", ""), logins);
        for (Arrival.Author each : authors) {
            mentions.take(each);
        }
        List<String> notes = new ArrayList<>(standing.notes());
        if (page) {
            notes.add("page");
        }
        taker.take(new Arrival.Story(
                key(),
                get("title"),
                get("post_name"),
                standing.state(),
                authors.stream().map(Arrival.Author::key).toList(),
                standing.writtenAt(),
                WordpressStatus.moment(get("post_modified_gmt")),
                fields.getOrDefault("content", ""),
                get("excerpt"),
                get("comment_status").equals("open"),
                get("is_sticky").equals("1"),
                page ? List.of(Arrival.Term.PAGES) : drawers(),
                List.copyOf(tags.keySet()),
                meta.getOrDefault("_thumbnail_id", ""),
                meta,
                addresses.of(get("link"), page ? "page_id" : "p", key()),
                notes));
    }

    /** The one that an editor called the most important comes first, where a plugin kept that. */
    private List<String> drawers() {
        if (sections.isEmpty()) {
            return List.of(Arrival.Term.UNFILED);
        }
        Set<String> order = new LinkedHashSet<>();
        String main = meta.getOrDefault("_primary_category_slug", "").toLowerCase(Locale.ROOT);
        if (sections.containsKey(main)) {
            order.add(main);
        }
        order.addAll(sections.keySet());
        return List.copyOf(order);
    }
}
