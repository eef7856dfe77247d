package org.masthead.export;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Words in square brackets that WordPress would take for an order to itself. It prints {@code [[gallery]]} as
 * {@code [gallery]}, and {@code [[caption]words[/caption]]} as the same without the outer brackets; its editor shows
 * them so. What is not whole in one run of words, or stands in an attribute, has its bracket as an entity.
 */
final class WordPressShortcodes {

    private static final String NAMES = "(?:wp_caption|caption|gallery|playlist|audio|video|embed)(?![\\w-])";

    private static final Pattern WHOLE =
            Pattern.compile("(?s)\\[(" + NAMES + ")[^\\[\\]]*](?:(?:(?!\\[\\1).)*?\\[/\\1])?");

    /** A bracket that no other precedes or, at the end of a pair, follows; what is in comments is no text. */
    private static final Pattern LEFT =
            Pattern.compile("(?s)<!--.*?-->|(?<!\\[)\\[(?=" + NAMES + ")|\\[(?=/" + NAMES + "(?!]]))");

    private WordPressShortcodes() {}

    /** Doubles the brackets in the words of a body. */
    static void escape(Element body) {
        body.traverse((NodeVisitor) (node, depth) -> {
            if (node instanceof TextNode words && words.getWholeText().indexOf('[') >= 0) {
                words.text(WHOLE.matcher(words.getWholeText()).replaceAll("[$0]"));
            }
        });
    }

    /** Does what is left, in the markup that was made of the body. */
    static String escaped(String html) {
        return LEFT.matcher(html).replaceAll(found -> found.group().equals("[") ? "&#91;" : "$0");
    }
}
