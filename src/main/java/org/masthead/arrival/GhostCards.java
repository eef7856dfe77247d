package org.masthead.arrival;

import static org.masthead.arrival.GhostTables.text;

import org.jsoup.nodes.Element;
import org.masthead.text.ArticleMarkup;
import tools.jackson.databind.JsonNode;

/**
 * The cards of Ghost's editors: pictures, embeds and all else that is no paragraph. Each becomes the element that Ghost
 * itself shows, as far as its words and pictures go; {@link RenderedBody} makes of these what this site shows.
 */
final class GhostCards {

    /** Marks a card that has no equivalent, with its name. */
    static final String LOST = "data-lost-card";

    private GhostCards() {}

    /** Adds a card where it stood. */
    static void add(Element body, String name, JsonNode card) {
        switch (name) {
            case "image" -> image(body, card);
            case "gallery" -> gallery(body, card);
            case "hr", "horizontalrule" -> body.appendElement("hr");
            case "html" -> body.append(card.path("html").asString(""));
            case "markdown", "card-markdown" ->
                body.append(ArticleMarkup.fromMarkdown(card.path("markdown").asString("")));
            case "code", "codeblock" -> code(body, card);
            case "embed" -> embed(body, card);
            case "bookmark" -> bookmark(body, card);
            case "callout" -> callout(body, card);
            case "toggle" -> toggle(body, card);
            case "button" -> link(body.appendElement("p"), text(card, "buttonUrl"), text(card, "buttonText"));
            case "file" -> named(body, card, "fileTitle", "fileCaption");
            case "audio" -> named(body, card, "title", "caption");
            case "video" -> named(body, card, "fileName", "caption");
            case "product" -> product(body, card);
            case "header" -> header(body, card);
            case "call-to-action" -> call(body, card);
            case "paywall" -> {
                // Nothing that anybody sees where the whole story is shown.
            }
            default -> body.appendElement("div").attr(LOST, name);
        }
    }

    private static void image(Element body, JsonNode card) {
        Element figure = body.appendElement("figure").addClass("kg-image-card");
        String width = text(card, "cardWidth");
        if (!width.isEmpty()) {
            figure.addClass("kg-width-" + width);
        }
        Element image = new Element("img")
                .attr("src", text(card, "src"))
                .attr("alt", text(card, "alt"))
                .attr("title", text(card, "title"));
        String href = text(card, "href");
        (href.isEmpty() ? figure : figure.appendElement("a").attr("href", href)).appendChild(image);
        caption(figure, card);
    }

    private static void gallery(Element body, JsonNode card) {
        Element figure = body.appendElement("figure").addClass("kg-gallery-card");
        for (JsonNode each : card.path("images")) {
            figure.appendElement("img")
                    .attr("src", text(each, "src"))
                    .attr("alt", text(each, "alt"))
                    .attr("title", text(each, "title"));
        }
        caption(figure, card);
    }

    private static void caption(Element figure, JsonNode card) {
        String caption = text(card, "caption");
        if (!caption.isEmpty()) {
            figure.appendElement("figcaption").html(caption);
        }
    }

    private static void code(Element body, JsonNode card) {
        body.appendElement("pre").appendElement("code").text(card.path("code").asString(""));
        below(body, text(card, "caption"));
    }

    private static void below(Element body, String words) {
        if (!words.isEmpty()) {
            body.appendElement("p").html(words);
        }
    }

    private static void embed(Element body, JsonNode card) {
        String address = text(card, "url");
        if (address.isEmpty()) {
            body.append(card.path("html").asString(""));
        } else {
            body.appendElement("p").text(address);
        }
        below(body, text(card, "caption"));
    }

    private static void bookmark(Element body, JsonNode card) {
        JsonNode told = card.path("metadata");
        Element figure = body.appendElement("figure").addClass("kg-bookmark-card");
        Element link = figure.appendElement("a").attr("href", text(card, "url"));
        String title = text(told, "title");
        link.appendElement("div").addClass("kg-bookmark-title").text(title.isEmpty() ? text(card, "url") : title);
        link.appendElement("div").addClass("kg-bookmark-description").text(text(told, "description"));
        link.appendElement("span").addClass("kg-bookmark-publisher").text(text(told, "publisher"));
        caption(figure, card);
    }

    private static void callout(Element body, JsonNode card) {
        Element box = body.appendElement("div").addClass("kg-callout-card");
        box.appendElement("div").addClass("kg-callout-emoji").text(text(card, "calloutEmoji"));
        box.appendElement("div").addClass("kg-callout-text").html(text(card, "calloutText"));
    }

    private static void toggle(Element body, JsonNode card) {
        Element box = body.appendElement("div").addClass("kg-toggle-card");
        box.appendElement("h4").addClass("kg-toggle-heading-text").html(text(card, "heading"));
        box.appendElement("div").addClass("kg-toggle-content").html(text(card, "content"));
    }

    private static void named(Element body, JsonNode card, String name, String words) {
        String title = text(card, name);
        String address = text(card, "src");
        if (!address.isEmpty()) {
            link(body.appendElement("p"), address, title.isEmpty() ? address.replaceFirst("^.*/", "") : title);
        }
        below(body, text(card, words));
    }

    private static void link(Element paragraph, String address, String words) {
        if (address.isEmpty()) {
            paragraph.text(words);
        } else {
            paragraph.appendElement("a").attr("href", address).text(words.isEmpty() ? address : words);
        }
    }

    private static void product(Element body, JsonNode card) {
        String picture = text(card, "productImageSrc");
        if (!picture.isEmpty()) {
            body.appendElement("figure").appendElement("img").attr("src", picture);
        }
        String title = text(card, "productTitle");
        if (!title.isEmpty()) {
            body.appendElement("h3").html(title);
        }
        body.appendElement("div").html(text(card, "productDescription"));
        button(body, text(card, "productUrl"), text(card, "productButton"));
    }

    private static void button(Element body, String address, String words) {
        if (!address.isEmpty() && !words.isEmpty()) {
            link(body.appendElement("p"), address, words);
        }
    }

    private static void header(Element body, JsonNode card) {
        String picture = text(card, "backgroundImageSrc");
        if (!picture.isEmpty()) {
            body.appendElement("figure").appendElement("img").attr("src", picture);
        }
        if (!text(card, "header").isEmpty()) {
            body.appendElement("h2").html(text(card, "header"));
        }
        below(body, text(card, "subheader"));
        button(body, text(card, "buttonUrl"), text(card, "buttonText"));
    }

    private static void call(Element body, JsonNode card) {
        String picture = text(card, "imageUrl");
        if (!picture.isEmpty()) {
            body.appendElement("figure").appendElement("img").attr("src", picture);
        }
        body.appendElement("div").html(text(card, "textValue"));
        button(body, text(card, "buttonUrl"), text(card, "buttonText"));
    }
}
