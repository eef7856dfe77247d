package org.masthead.text;

import org.jspecify.annotations.Nullable;

/**
 * Writes HTML that stands on a page so often that a template would be the slowest part of it. Names of elements and
 * attributes are a programmer's; every word and every value is escaped, so that nothing which was typed is ever markup.
 */
public final class HtmlWriter {

    /** For an attribute that is there or not. */
    public static final String THERE = "";

    private static final char LAST_ESCAPED = '>';

    private final StringBuilder html = new StringBuilder(1024);

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn; one whose value is null is left out
     */
    public HtmlWriter open(String element, @Nullable String... attributes) {
        html.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                html.append(' ').append(attributes[i]);
                if (!value.isEmpty()) {
                    html.append("=\"");
                    escape(value);
                    html.append('"');
                }
            }
        }
        html.append('>');
        return this;
    }

    /** Ends an element. */
    public HtmlWriter close(String element) {
        html.append("</").append(element).append('>');
        return this;
    }

    /** A whole element that holds nothing but words. */
    public HtmlWriter line(String element, String words, @Nullable String... attributes) {
        return open(element, attributes).text(words).close(element);
    }

    /** Words. */
    public HtmlWriter text(String words) {
        escape(words);
        return this;
    }

    /** Markup that the sanitiser made. */
    public HtmlWriter html(SafeHtml markup) {
        html.append(markup.html());
        return this;
    }

    /** All that was written. */
    public SafeHtml written() {
        return new SafeHtml(html.toString());
    }

    private void escape(String words) {
        int done = 0;
        for (int i = 0; i < words.length(); i++) {
            char character = words.charAt(i);
            String escaped = character > LAST_ESCAPED ? null : escaped(character);
            if (escaped != null) {
                html.append(words, done, i).append(escaped);
                done = i + 1;
            }
        }
        if (done == 0) {
            html.append(words);
        } else {
            html.append(words, done, words.length());
        }
    }

    private static @Nullable String escaped(char character) {
        return switch (character) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> null;
        };
    }
}
