package org.masthead.arrival;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Writes links to pictures that are not here, or not yet, in shapes that a story may have: each of a figure or a
 * gallery is a paragraph of its own with its caption below, so that neither the page nor the editor runs them together.
 */
final class LostPictures {

    private static final String BLOCKS = "p, ul, ol, blockquote, figure, table, pre, h1, h2, h3, h4, h5, h6, hr, aside";

    private LostPictures() {}

    static void settle(Element body) {
        body.select("figure").stream()
                .filter(each -> each.parents().stream()
                        .noneMatch(parent -> parent.normalName().equals("figure")))
                .toList()
                .forEach(LostPictures::figure);
        lost(body).forEach(LostPictures::amongWords);
    }

    private static List<Element> lost(Element around) {
        return around.select("img").stream()
                .filter(image -> !image.attr("src").matches("/media/\\d+"))
                .toList();
    }

    /** What is left of a figure stays where it is; what it lost stands below. */
    private static void figure(Element outer) {
        List<Element> below = new ArrayList<>();
        for (Element image : lost(outer)) {
            Element link = link(image);
            if (link != null) {
                below.add(new Element("p").appendChild(link));
            }
            Element figure = image.closest("figure");
            image.remove();
            if (figure != null && figure != outer && figure.selectFirst("img") == null) {
                below.addAll(captions(figure));
                figure.remove();
            }
        }
        boolean empty = outer.selectFirst("img") == null && !outer.hasAttr("data-embed");
        if (empty) {
            below.addAll(captions(outer));
        }
        Node last = outer;
        for (Element each : below) {
            last.after(each);
            last = each;
        }
        if (empty && !outer.hasText()) {
            outer.remove();
        } else if (empty && outer.select(BLOCKS).size() == 1) {
            outer.tagName("p").clearAttributes();
        } else if (empty) {
            outer.unwrap();
        }
    }

    private static List<Element> captions(Element figure) {
        List<Element> captions = figure.select("figcaption").stream()
                .filter(Element::hasText)
                .map(caption -> new Element("p").html(caption.html()))
                .toList();
        figure.select("figcaption").remove();
        return captions;
    }

    private static void amongWords(Element image) {
        Element link = link(image);
        Element around = image.closest("a");
        if (link == null) {
            image.remove();
            return;
        }
        if (around == null) {
            image.replaceWith(link);
        } else {
            around.after(link);
            image.remove();
        }
        apart(link.previousSibling(), link);
        apart(link, link.nextSibling());
    }

    /** Nobody wants to read two links as one. */
    private static void apart(@Nullable Node one, @Nullable Node other) {
        if (one != null && other != null && isGlued(one, true) && isGlued(other, false)) {
            one.after(new TextNode(" "));
        }
    }

    private static boolean isGlued(Node node, boolean atItsEnd) {
        if (node instanceof TextNode words) {
            return words.getWholeText().matches(atItsEnd ? "(?s).*[^\\s(\\[]" : "(?s)[\\p{L}\\p{N}(].*");
        }
        return node instanceof Element element
                && !element.isBlock()
                && !element.normalName().equals("br");
    }

    /** Under the words that stand for the picture; null where it is nowhere. */
    private static @Nullable Element link(Element image) {
        String address = image.attr("src");
        String words = image.attr("alt").strip();
        return address.matches("https?://.*")
                ? new Element("a").attr("href", address).text(words.isEmpty() ? address : words)
                : null;
    }
}
