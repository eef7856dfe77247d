package org.masthead.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** The two forms of a letter. */
final class LetterText {

    private LetterText() {}

    static String plain(Letter letter) {
        List<String> parts = new ArrayList<>(letter.paragraphs());
        @Nullable String link = letter.link();
        if (link != null) {
            parts.add(Math.min(1, parts.size()), link);
        }
        return String.join("\n\n", parts) + "\n";
    }

    static String html(Letter letter, Locale language, String direction) {
        List<String> parts = new ArrayList<>();
        letter.paragraphs()
                .forEach(paragraph -> parts.add("<p>" + escaped(paragraph).replace("\n", "<br>") + "</p>"));
        @Nullable String link = letter.link();
        if (link != null) {
            String address = escaped(link);
            parts.add(Math.min(1, parts.size()), "<p><a href=\"" + address + "\">" + address + "</a></p>");
        }
        return "<!DOCTYPE html>\n<html lang=\"" + escaped(language.toLanguageTag()) + "\" dir=\"" + escaped(direction)
                + "\">\n<head><meta charset=\"utf-8\"><title>" + escaped(letter.subject()) + "</title></head>\n<body>\n"
                + String.join("\n", parts) + "\n</body>\n</html>\n";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
