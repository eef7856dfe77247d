package org.masthead.export;

import java.net.URI;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The body of a story as WordPress' block editor would have written it, so that it opens there as blocks and no theme
 * guesses at its paragraphs. Pictures stand under exactly the address that their attachment has: the importer puts new
 * addresses only where it finds that one, all others would go on pointing at the old site.
 */
final class WordPressBlocks {

    private static final Pattern OWN_PICTURE = Pattern.compile(".*/media/(\\d{1,18})-[^/]*");
    private static final String CAPTION = "wp-element-caption";

    private final LongUnaryOperator posts;

    private WordPressBlocks(LongUnaryOperator posts) {
        this.posts = posts;
    }

    /**
     * @param printed what {@link org.masthead.text.ArticlePrint} made, with complete addresses
     * @param posts the number of the post that a picture is to WordPress; 0 where it is none
     */
    static String of(String printed, LongUnaryOperator posts) {
        Document document = Jsoup.parseBodyFragment(printed, "");
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        WordPressBlocks blocks = new WordPressBlocks(posts);
        body.select("picture").forEach(WordPressBlocks::simple);
        // A note is on the same page there too.
        body.select("a[role^=doc-]")
                .forEach(link -> link.attr("href", link.attr("href").replaceFirst("^[^#]*", "")));
        List.copyOf(body.children()).forEach(blocks::block);
        WordPressShortcodes.escape(body);
        return WordPressShortcodes.escaped(body.html().strip());
    }

    /** WordPress makes and names the smaller files itself. */
    private static void simple(Element picture) {
        Element image = picture.selectFirst("img");
        if (image == null) {
            picture.remove();
        } else {
            picture.replaceWith(image);
        }
    }

    private void block(Element element) {
        switch (element.normalName()) {
            case "p" ->
                wrap(
                        element,
                        "paragraph",
                        element.className().isEmpty() ? "" : "{\"className\":\"" + element.className() + "\"}");
            case "h2" -> wrap(element, "heading", "");
            case "h3" -> wrap(element, "heading", "{\"level\":3}");
            case "ul", "ol" -> list(element);
            case "blockquote" -> {
                element.addClass("wp-block-quote");
                inner(element);
                wrap(element, "quote", "");
            }
            case "aside" -> pullQuote(element);
            case "hr" ->
                wrap(element.addClass("wp-block-separator").addClass("has-alpha-channel-opacity"), "separator", "");
            case "pre" -> code(element);
            case "table" -> table(element);
            case "figure" -> figure(element);
            default -> wrap(element, "html", "");
        }
    }

    private void inner(Element around) {
        around.textNodes().stream().filter(TextNode::isBlank).forEach(Node::remove);
        List.copyOf(around.children()).forEach(this::block);
    }

    private void list(Element list) {
        list.textNodes().stream().filter(TextNode::isBlank).forEach(Node::remove);
        for (Element item : List.copyOf(list.children())) {
            // Blank lines between items make a paragraph of each; the editor has none in a list.
            item.select("> p + p").forEach(paragraph -> paragraph.before("<br><br>"));
            item.select("> p").forEach(Node::unwrap);
            // Lines between the words of an item and the list in it would be words to the editor.
            item.textNodes().forEach(text -> text.text(text.getWholeText().replaceAll("\\s*\\R\\s*", " ")));
            item.textNodes().stream().filter(TextNode::isBlank).forEach(Node::remove);
            item.select("> ul, > ol").forEach(inner -> {
                if (inner.previousSibling() instanceof TextNode words) {
                    words.text(words.getWholeText().stripTrailing());
                }
                list(inner);
            });
            wrap(item, "list-item", "");
        }
        String start = list.attr("start");
        boolean ordered = list.normalName().equals("ol");
        wrap(
                list,
                "list",
                !ordered ? "" : start.isEmpty() ? "{\"ordered\":true}" : "{\"ordered\":true,\"start\":" + start + "}");
    }

    private static void pullQuote(Element quotation) {
        quotation.textNodes().stream().filter(TextNode::isBlank).forEach(Node::remove);
        Element figure = new Element("figure").addClass("wp-block-pullquote");
        quotation.replaceWith(figure);
        figure.appendChild(quotation.tagName("blockquote"));
        wrap(figure, "pullquote", "");
    }

    private static void code(Element lines) {
        Element code = lines.selectFirst("> code");
        if (code == null) {
            wrap(lines.addClass("wp-block-preformatted"), "preformatted", "");
        } else {
            wrap(lines.addClass("wp-block-code"), "code", "");
        }
    }

    private static void table(Element table) {
        Element caption = table.selectFirst("> caption");
        Element figure = new Element("figure").addClass("wp-block-table");
        table.replaceWith(figure);
        figure.appendChild(table);
        table.select("*")
                .forEach(each -> each.textNodes().stream()
                        .filter(text -> text.isBlank() && !each.normalName().matches("t[dh]|caption"))
                        .forEach(Node::remove));
        if (caption != null) {
            caption.remove();
            figure.appendChild(caption.tagName("figcaption").addClass(CAPTION));
        }
        wrap(figure, "table", "");
    }

    private void figure(Element figure) {
        String embedded = figure.attr("data-embed");
        if (!embedded.isEmpty()) {
            embed(figure, embedded);
        } else if (figure.selectFirst("> figure") != null) {
            gallery(figure);
        } else if (figure.selectFirst("> img") != null) {
            image(figure);
        } else {
            wrap(figure, "html", "");
        }
    }

    /** WordPress asks the service itself what to show, if it knows it, and shows the address otherwise. */
    private static void embed(Element figure, String address) {
        Element caption = figure.selectFirst("> figcaption");
        figure.empty().clearAttributes().addClass("wp-block-embed");
        figure.appendElement("div").addClass("wp-block-embed__wrapper").text("\n" + address + "\n");
        if (caption != null) {
            figure.appendChild(caption.addClass(CAPTION));
        }
        wrap(figure, "embed", "{\"url\":\"" + json(URI.create(address).toASCIIString()) + "\"}");
    }

    private void gallery(Element gallery) {
        gallery.textNodes().stream().filter(TextNode::isBlank).forEach(Node::remove);
        gallery.addClass("wp-block-gallery has-nested-images columns-default is-cropped");
        gallery.select("> figure").forEach(this::image);
        gallery.select("> figcaption").forEach(caption -> caption.addClass("blocks-gallery-caption " + CAPTION));
        wrap(gallery, "gallery", "{\"linkTo\":\"none\"}");
    }

    private void image(Element figure) {
        Element image = figure.selectFirst("> img");
        if (image == null) {
            wrap(figure, "html", "");
            return;
        }
        String align = switch (figure.attr("data-place")) {
            case "start" -> "left";
            case "end" -> "right";
            case "wide" -> "wide";
            default -> "";
        };
        figure.clearAttributes().addClass("wp-block-image");
        if (!align.isEmpty()) {
            figure.addClass("align" + align);
        }
        figure.addClass("size-full");
        long post = shown(image);
        figure.select("> figcaption").forEach(caption -> caption.addClass(CAPTION));
        // Masthead's own pages put the credit on a line of its own.
        figure.select("> figcaption > small").forEach(credit -> credit.before(new TextNode(" ")));
        wrap(
                figure,
                "image",
                "{" + (align.isEmpty() ? "" : "\"align\":\"" + align + "\",")
                        + (post == 0 ? "" : "\"id\":" + post + ",")
                        + "\"sizeSlug\":\"full\",\"linkDestination\":\"none\"}");
    }

    private long shown(Element image) {
        String source = image.attr("src");
        String widest = source.replaceFirst("-\\d+\\.(?=[a-z]+$)", "-" + image.attr("width") + ".");
        String words = image.attr("alt");
        Matcher own = OWN_PICTURE.matcher(source);
        long post = own.matches() ? posts.applyAsLong(Long.parseLong(own.group(1))) : 0;
        image.clearAttributes().attr("src", widest).attr("alt", words);
        if (post != 0) {
            image.addClass("wp-image-" + post);
        }
        return post;
    }

    /** A comment before and one after it, which is all that makes a block. */
    private static void wrap(Element element, String name, String attributes) {
        element.before("<!-- wp:" + name + (attributes.isEmpty() ? "" : " " + attributes) + " -->\n");
        element.after("\n<!-- /wp:" + name + " -->\n");
    }

    /** As WordPress escapes what stands in a comment. */
    private static String json(String text) {
        return text.replace("--", "\\u002d\\u002d")
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e");
    }
}
