package org.masthead.arrival;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes paragraphs as WordPress' {@code wpautop} does: blank lines part them, single ones are line breaks. */
final class Autop {

    private static final String BLOCKS =
            "(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|"
                    + "pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|"
                    + "header|footer|nav|figure|figcaption|details|menu|summary|iframe|object|video|audio)";

    private static final Pattern PRE = Pattern.compile("(?is)<pre\\b[^>]*>.*?</pre>");
    private static final Pattern DOUBLE_BREAK = Pattern.compile("(?i)<br\\s*/?>\\s*<br\\s*/?>");
    private static final Pattern OPENING = Pattern.compile("(?i)(<" + BLOCKS + "(?:\\s[^>]*)?/?>)");
    private static final Pattern CLOSING = Pattern.compile("(?i)(</" + BLOCKS + ">)");
    private static final Pattern IN_TAG = Pattern.compile("<[^<>\\n]*(?:\\n[^<>\\n]*)+>");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");
    private static final Pattern ONLY_BLOCK = Pattern.compile("(?i)^</?" + BLOCKS + "\\b[^>]*>$");
    private static final Pattern BREAK_AT_BLOCK =
            Pattern.compile("(?i)(</?" + BLOCKS + "\\b[^>]*>)\\s*<br>\\n?|<br>\\n?\\s*(?=</?" + BLOCKS + "\\b)");

    private Autop() {}

    static String of(String typed) {
        List<String> kept = new ArrayList<>();
        String text = PRE.matcher(typed.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll(found -> {
                    kept.add(found.group());
                    return "<pre data-kept=\"" + (kept.size() - 1) + "\"></pre>";
                });
        text = DOUBLE_BREAK.matcher(text).replaceAll("\n\n");
        text = IN_TAG.matcher(text)
                .replaceAll(tag -> Matcher.quoteReplacement(tag.group().replace('\n', ' ')));
        text = OPENING.matcher(text).replaceAll("\n\n$1");
        text = CLOSING.matcher(text).replaceAll("$1\n\n");
        StringBuilder html = new StringBuilder();
        for (String part : BLANK_LINES.split(text)) {
            String words = part.strip();
            if (!words.isEmpty()) {
                html.append(paragraph(words)).append('\n');
            }
        }
        String result = BREAK_AT_BLOCK.matcher(html).replaceAll("$1");
        for (int each = 0; each < kept.size(); each++) {
            result = result.replace("<pre data-kept=\"" + each + "\"></pre>", kept.get(each));
        }
        return result;
    }

    /** Browsers' rules end an open paragraph where a block begins, so that no more is to be told apart here. */
    private static String paragraph(String words) {
        if (ONLY_BLOCK.matcher(words).matches()) {
            return words;
        }
        String lines = words.replaceAll("(?<!<br>|<br/>|<br />)[ \\t]*\\n", "<br>\n");
        boolean opensBlock = words.matches("(?is)^</?" + BLOCKS + "\\b.*");
        return opensBlock ? lines : "<p>" + lines + "</p>";
    }
}
