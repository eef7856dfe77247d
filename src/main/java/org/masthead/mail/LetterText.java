package org.masthead.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** The two forms of a letter. */
final class LetterText {

    private LetterText() {}

    static String plain(Letter letter) {
        List<String> parts = new ArrayList<>(letter.paragraphs());
        List<String> about = new ArrayList<>();
        @Nullable String link = letter.link();
        if (link != null) {
            about.add(link);
        }
        letter.quotations().forEach(each -> about.add(each.by() + "\n" + quoted(each.text()) + "\n" + each.link()));
        parts.addAll(Math.min(1, parts.size()), about);
        return String.join("\n\n", parts) + "\n";
    }

    static String html(Letter letter, Locale language, String direction) {
        List<String> parts = new ArrayList<>();
        letter.paragraphs().forEach(paragraph -> parts.add("<p>" + lines(paragraph) + "</p>"));
        List<String> about = new ArrayList<>();
        @Nullable String link = letter.link();
        if (link != null) {
            about.add("<p>" + anchor(link) + "</p>");
        }
        letter.quotations()
                .forEach(each -> about.add("<p><b>" + escaped(each.by()) + "</b></p>\n<blockquote><p>"
                        + lines(each.text()) + "</p></blockquote>\n<p>" + anchor(each.link()) + "</p>"));
        parts.addAll(Math.min(1, parts.size()), about);
        return "<!DOCTYPE html>\n<html lang=\"" + escaped(language.toLanguageTag()) + "\" dir=\"" + escaped(direction)
                + "\">\n<head><meta charset=\"utf-8\"><title>" + escaped(letter.subject()) + "</title></head>\n<body>\n"
                + String.join("\n", parts) + "\n</body>\n</html>\n";
    }

    private static String quoted(String text) {
        return text.lines().map(line -> ("> " + line).stripTrailing()).collect(Collectors.joining("\n"));
    }

    private static String anchor(String link) {
        String address = escaped(link);
        return "<a href=\"" + address + "\">" + address + "</a>";
    }

    private static String lines(String text) {
        return escaped(text).replace("\n", "<br>");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
