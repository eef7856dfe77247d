package org.masthead.arrival;

import static org.masthead.arrival.GhostTables.text;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The format of Ghost's editor since its version 5: the tree of Lexical, with cards of Ghost's own. */
final class GhostLexical {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The bits of a text's format, from the outermost element to the innermost. */
    private enum Format {
        BOLD(1, "strong"),
        ITALIC(2, "em"),
        STRUCK(4, "s"),
        CODE(16, "code"),
        BELOW(32, "sub"),
        ABOVE(64, "sup");

        private final int bit;
        private final String element;

        Format(int bit, String element) {
            this.bit = bit;
            this.element = element;
        }
    }

    private GhostLexical() {}

    /** The text as HTML; empty where there is none, or it is damaged. */
    static String html(String lexical) {
        if (lexical.isEmpty()) {
            return "";
        }
        try {
            Element body = Document.createShell("").body();
            children(JSON.readTree(lexical).path("root"), body);
            return printed(body);
        } catch (JacksonException damaged) {
            return "";
        }
    }

    static String printed(Element body) {
        Document document = body.ownerDocument();
        if (document != null) {
            document.outputSettings().prettyPrint(false);
        }
        return body.html();
    }

    private static void children(JsonNode node, Element into) {
        for (JsonNode child : node.path("children")) {
            add(child, into);
        }
    }

    private static void add(JsonNode node, Element into) {
        String type = text(node, "type").replaceFirst("^extended-", "");
        switch (type) {
            case "text" -> words(node, into);
            case "linebreak" -> into.appendElement("br");
            case "tab" -> into.appendText(" ");
            case "paragraph" -> children(node, into.appendElement("p"));
            case "heading" -> children(node, into.appendElement(heading(text(node, "tag"))));
            case "quote" -> children(node, into.appendElement("blockquote"));
            case "aside" -> children(node, into.appendElement("blockquote").addClass("pull"));
            case "list" -> list(node, into);
            case "listitem" -> children(node, into.appendElement("li"));
            case "link", "autolink", "at-link" ->
                children(node, into.appendElement("a").attr("href", text(node, "url")));
            case "zwnj" -> {
                // Holds a place for the cursor.
            }
            default -> {
                if (node.path("children").isArray()) {
                    children(node, into);
                } else {
                    GhostCards.add(into, type, node);
                }
            }
        }
    }

    private static String heading(String tag) {
        return tag.matches("h[1-6]") ? tag : "h2";
    }

    /** A list in a list stands in an item of its own there, and belongs to the item before. */
    private static void list(JsonNode node, Element into) {
        Element list = into.appendElement(text(node, "listType").equals("number") ? "ol" : "ul");
        int start = node.path("start").asInt(1);
        if (list.normalName().equals("ol") && start > 1) {
            list.attr("start", String.valueOf(start));
        }
        for (JsonNode item : node.path("children")) {
            JsonNode only = item.path("children").path(0);
            Element last = list.lastElementChild();
            if (item.path("children").size() == 1 && text(only, "type").equals("list") && last != null) {
                list(only, last);
            } else {
                add(item, list);
            }
        }
    }

    private static void words(JsonNode node, Element into) {
        int format = node.path("format").asInt(0);
        Element around = into;
        for (Format each : Format.values()) {
            if ((format & each.bit) != 0) {
                around = around.appendElement(each.element);
            }
        }
        around.appendChild(new TextNode(node.path("text").asString("")));
    }
}
