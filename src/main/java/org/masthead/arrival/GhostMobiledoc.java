package org.masthead.arrival;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The format of Ghost's editor up to its version 5: Mobiledoc 0.3, sections of marked texts and cards by their numbers.
 *
 * @see <a href="https://github.com/bustle/mobiledoc-kit/blob/main/MOBILEDOC.md">MOBILEDOC.md</a>
 */
final class GhostMobiledoc {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int MARKUP_SECTION = 1;
    private static final int IMAGE_SECTION = 2;
    private static final int LIST_SECTION = 3;
    private static final int CARD_SECTION = 10;

    private final JsonNode document;

    private GhostMobiledoc(JsonNode document) {
        this.document = document;
    }

    /** The text as HTML; empty where there is none, or it is damaged. */
    static String html(String mobiledoc) {
        if (mobiledoc.isEmpty()) {
            return "";
        }
        try {
            Element body = Document.createShell("").body();
            GhostMobiledoc document = new GhostMobiledoc(JSON.readTree(mobiledoc));
            document.document.path("sections").forEach(section -> document.section(section, body));
            return GhostLexical.printed(body);
        } catch (JacksonException damaged) {
            return "";
        }
    }

    private void section(JsonNode section, Element body) {
        switch (section.path(0).asInt(0)) {
            case MARKUP_SECTION -> markers(section.path(2), body.appendElement(tag(section.path(1))));
            case IMAGE_SECTION ->
                body.appendElement("figure")
                        .appendElement("img")
                        .attr("src", section.path(1).asString(""));
            case LIST_SECTION -> {
                Element list = body.appendElement(section.path(1).asString("").equals("ol") ? "ol" : "ul");
                section.path(2).forEach(item -> markers(item, list.appendElement("li")));
            }
            case CARD_SECTION -> {
                JsonNode card = document.path("cards").path(section.path(1).asInt(-1));
                if (card.isArray()) {
                    GhostCards.add(body, card.path(0).asString(""), card.path(1));
                }
            }
            default -> {
                // There is no other kind of section.
            }
        }
    }

    private static String tag(JsonNode named) {
        String tag = named.asString("p").toLowerCase(java.util.Locale.ROOT);
        return switch (tag) {
            case "h1", "h2", "h3", "h4", "h5", "h6", "blockquote" -> tag;
            case "aside", "pull-quote" -> "aside";
            default -> "p";
        };
    }

    /** Each marker says which marks begin before it and how many end behind it. */
    private void markers(JsonNode markers, Element into) {
        Element at = into;
        for (JsonNode marker : markers) {
            for (JsonNode opened : marker.path(1)) {
                at = open(document.path("markups").path(opened.asInt(-1)), at);
            }
            if (marker.path(0).asInt(0) == 0) {
                at.appendChild(new TextNode(marker.path(3).asString("")));
            } else {
                atom(document.path("atoms").path(marker.path(3).asInt(-1)), at);
            }
            for (int closed = marker.path(2).asInt(0); closed > 0 && at != into; closed--) {
                Element parent = at.parent();
                at = parent == null ? into : parent;
            }
        }
    }

    private static Element open(JsonNode markup, Element into) {
        String tag = markup.path(0).asString("span");
        Element element = into.appendElement(tag.matches("[a-z]{1,10}") ? tag : "span");
        JsonNode attributes = markup.path(1);
        for (int each = 0; each + 1 < attributes.size(); each += 2) {
            if (attributes.path(each).asString("").equals("href")) {
                element.attr("href", attributes.path(each + 1).asString(""));
            }
        }
        return element;
    }

    private static void atom(JsonNode atom, Element into) {
        if (atom.path(0).asString("").equals("soft-return")) {
            into.appendElement("br");
        } else {
            into.appendChild(new TextNode(atom.path(1).asString("")));
        }
    }
}
