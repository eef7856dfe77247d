package org.masthead.arrival;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A comment in HTML as somebody would have typed it here. */
final class ReplyText {

    private static final Pattern MARKED = Pattern.compile("[<&*_`\\[\\]\\\\#>]");

    /** Breaks that nobody sees: no words stand there. */
    private static final Pattern BETWEEN_ROWS =
            Pattern.compile("(?i)(</?(?:table|thead|tbody|tfoot|tr|td|th|dl|dt|dd|ul|ol|li)\\b[^>]*>)\\s*\\n\\s*(?=<)");

    /** Who quotes a quotation of a quotation is understood; each costs a mark on every line of all that are in it. */
    private static final int MOST_QUOTES = 5;

    private ReplyText() {}

    static String of(String html) {
        String text = html.replace("\r\n", "\n").strip();
        if (!MARKED.matcher(text).find()) {
            return text;
        }
        StringBuilder typed = new StringBuilder();
        Jsoup.parseBodyFragment(BETWEEN_ROWS.matcher(text).replaceAll("$1").replace("\n", "<br>"))
                .body()
                .childNodes()
                .forEach(each -> write(each, typed, 0));
        return typed.toString()
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static void write(Node node, StringBuilder typed, int quotes) {
        if (node instanceof TextNode words) {
            typed.append(words.getWholeText().replaceAll("([\\\\*_`\\[\\]])", "\\\\$1"));
        } else if (node instanceof Element element) {
            write(element, typed, quotes);
        }
    }

    private static void write(Element element, StringBuilder typed, int quotes) {
        switch (element.normalName()) {
            case "br" -> typed.append('\n');
            case "script", "style", "iframe", "object" -> {
                // Nothing that anybody wrote to be read.
            }
            case "a" -> link(element, typed);
            case "em", "i", "cite" -> around(element, typed, "*");
            case "strong", "b" -> around(element, typed, "**");
            case "code" -> around(element, typed, "`");
            case "blockquote" -> {
                if (quotes == MOST_QUOTES) {
                    element.childNodes().forEach(each -> write(each, typed, quotes));
                    return;
                }
                StringBuilder quoted = new StringBuilder();
                element.childNodes().forEach(each -> write(each, quoted, quotes + 1));
                typed.append("\n\n> ")
                        .append(quoted.toString().strip().replace("\n", "\n> "))
                        .append("\n\n");
            }
            case "li" -> {
                typed.append("\n- ");
                element.childNodes().forEach(each -> write(each, typed, quotes));
            }
            case "tr" ->
                typed.append('\n')
                        .append(element.children().stream()
                                .map(cell -> words(cell, quotes))
                                .filter(words -> !words.isEmpty())
                                .collect(Collectors.joining(" · ")));
            case "dd" -> typed.append('\n').append(words(element, quotes));
            case "h1", "h2", "h3", "h4", "h5", "h6", "dt" -> {
                typed.append("\n\n");
                around(element, typed, "**");
                typed.append(element.normalName().equals("dt") ? "" : "\n\n");
            }
            case "p", "div", "ul", "ol", "dl", "table", "pre", "address", "figure", "section" -> {
                typed.append("\n\n");
                element.childNodes().forEach(each -> write(each, typed, quotes));
                typed.append("\n\n");
            }
            default -> element.childNodes().forEach(each -> write(each, typed, quotes));
        }
    }

    private static String words(Element element, int quotes) {
        StringBuilder words = new StringBuilder();
        element.childNodes().forEach(each -> write(each, words, quotes));
        return words.toString().strip();
    }

    private static void around(Element element, StringBuilder typed, String mark) {
        String words = element.text().strip();
        if (!words.isEmpty()) {
            typed.append(mark).append(words).append(mark);
        }
    }

    private static void link(Element link, StringBuilder typed) {
        String address = link.attr("href").strip();
        String words = link.text().strip();
        if (!address.matches("(?i)https?://[^\\s()<>]+")) {
            typed.append(words);
        } else if (words.isEmpty() || words.equals(address)) {
            typed.append('<').append(address).append('>');
        } else {
            typed.append('[')
                    .append(words.replaceAll("[\\[\\]]", ""))
                    .append("](")
                    .append(address)
                    .append(')');
        }
    }
}
