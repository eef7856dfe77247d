package org.masthead.arrival;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A comment in HTML as somebody would have typed it here. */
final class ReplyText {

    private static final Pattern MARKED = Pattern.compile("[<&*_`\\[\\]\\\\#>]");

    private ReplyText() {}

    static String of(String html) {
        String text = html.replace("\r\n", "\n").strip();
        if (!MARKED.matcher(text).find()) {
            return text;
        }
        StringBuilder typed = new StringBuilder();
        Jsoup.parseBodyFragment(text.replace("\n", "<br>")).body().childNodes().forEach(each -> write(each, typed));
        return typed.toString()
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static void write(Node node, StringBuilder typed) {
        if (node instanceof TextNode words) {
            typed.append(words.getWholeText().replaceAll("([\\\\*_`\\[\\]])", "\\\\$1"));
        } else if (node instanceof Element element) {
            write(element, typed);
        }
    }

    private static void write(Element element, StringBuilder typed) {
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
                StringBuilder quoted = new StringBuilder();
                element.childNodes().forEach(each -> write(each, quoted));
                typed.append("\n\n> ")
                        .append(quoted.toString().strip().replace("\n", "\n> "))
                        .append("\n\n");
            }
            case "li" -> {
                typed.append("\n- ");
                element.childNodes().forEach(each -> write(each, typed));
            }
            case "p", "div", "ul", "ol", "pre" -> {
                typed.append("\n\n");
                element.childNodes().forEach(each -> write(each, typed));
                typed.append("\n\n");
            }
            default -> element.childNodes().forEach(each -> write(each, typed));
        }
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
