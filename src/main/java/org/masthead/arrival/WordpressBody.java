package org.masthead.arrival;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.masthead.text.ArticleMarkup;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns the content of a post, made of blocks or of the lines of the classic editor, into the body of a story. What has
 * no equivalent stays readable and is told.
 */
final class WordpressBody {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern BLOCK =
            Pattern.compile("<!--\\s*/?wp:([a-z0-9/-]+)(?:\\s+(\\{.*?\\}))?\\s*(/)?-->", Pattern.DOTALL);
    private static final Set<String> QUIET = Set.of("more", "nextpage", "spacer", "separator", "footnotes");

    private final OldSite site;
    private final OldPictures pictures;
    private final Set<ArrivedBody.Loss> losses = new TreeSet<>();

    private WordpressBody(String origin, OldPictures pictures) {
        this.site = new OldSite(origin);
        this.pictures = pictures;
    }

    /**
     * @param story the key of the post
     * @param fields its custom fields, which hold its footnotes
     */
    static ArrivedBody of(
            String origin, String story, String content, Map<String, String> fields, OldPictures pictures) {
        return new WordpressBody(origin, pictures).convert(story, content, fields);
    }

    private ArrivedBody convert(String story, String content, Map<String, String> fields) {
        boolean blocks = content.contains("<!-- wp:");
        String text = blocks ? withoutBlockMarks(content) : content;
        text = text.replaceAll("<!--(?:more|nextpage|noteaser)[^>]*-->", "");
        WordpressShortcodes shortcodes = new WordpressShortcodes(story, pictures, losses);
        text = shortcodes.replace(text);
        Document document = Jsoup.parseBodyFragment(blocks ? text : Autop.of(text), "");
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        footnotes(body, fields);
        boolean hasPictures = shortcodes.hadPictures() || body.selectFirst("img") != null;
        new OldMarkup(site, pictures, losses).settle(body);
        String html = ArticleMarkup.fromEditor(body.html(), pictures).html();
        return new ArrivedBody(html, losses, hasPictures);
    }

    private String withoutBlockMarks(String content) {
        return BLOCK.matcher(content).replaceAll(mark -> {
            String name = mark.group(1).replaceFirst("^core/", "");
            if (mark.group(3) != null && !QUIET.contains(name)) {
                losses.add(new ArrivedBody.Loss("block", name));
            }
            return "";
        });
    }

    /** WordPress keeps the words of footnotes in a field and marks their places with the names of these. */
    private void footnotes(Element body, Map<String, String> fields) {
        Map<String, String> notes = notes(fields.getOrDefault("footnotes", ""));
        int number = 0;
        for (Element mark : body.select("sup[data-fn]")) {
            String words = notes.get(mark.attr("data-fn"));
            if (words != null) {
                number++;
                mark.replaceWith(new org.jsoup.nodes.TextNode("[^" + number + "]"));
                Element note = body.appendElement("p");
                note.html(words);
                note.prependText("[^" + number + "]: ");
            }
        }
        body.select(".wp-block-footnotes").remove();
        printed(body, number);
    }

    /** Notes as Masthead itself exports them: whole, as older versions of WordPress know none. */
    private static void printed(Element body, int before) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Element item : body.select("section[role=doc-endnotes] > ol > li[id]")) {
            labels.put("#" + item.id(), "[^" + (before + labels.size() + 1) + "]");
        }
        for (Element mark : body.select("sup:has(> a[role=doc-noteref])")) {
            String label = labels.get(mark.select("> a").attr("href"));
            if (label != null) {
                mark.replaceWith(new org.jsoup.nodes.TextNode(label));
            }
        }
        for (Element item : body.select("section[role=doc-endnotes] > ol > li[id]")) {
            item.select("> a[role=doc-backlink]").remove();
            Element note = body.appendElement("p");
            note.html(item.html().strip());
            note.prependText(labels.get("#" + item.id()) + ": ");
        }
        body.select("section[role=doc-endnotes]").remove();
    }

    private static Map<String, String> notes(String json) {
        Map<String, String> notes = new LinkedHashMap<>();
        if (json.isBlank()) {
            return notes;
        }
        try {
            for (JsonNode each : JSON.readTree(json)) {
                notes.put(each.path("id").asString(""), each.path("content").asString(""));
            }
        } catch (JacksonException damaged) {
            return Map.of();
        }
        return notes;
    }
}
