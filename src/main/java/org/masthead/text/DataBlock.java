package org.masthead.text;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Data for machines within a page. What could end the block, begin another or a comment is written in a way that only
 * JSON understands, so no headline gets out of it. Browsers never run it: the policy against scripts has no objection.
 */
public final class DataBlock {

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().characterEscapes(new ForPages()).build())
            .build();

    private DataBlock() {}

    /**
     * A block of JSON-LD.
     *
     * @param data maps, lists, texts and numbers
     */
    public static SafeHtml jsonLd(Object data) {
        return new SafeHtml("<script type=\"application/ld+json\">" + MAPPER.writeValueAsString(data) + "</script>");
    }

    /**
     * A block of JSON for a script of the page.
     *
     * @param id by which the script finds it; written by a programmer, never typed by anybody
     * @param data maps, lists, texts and numbers
     */
    public static SafeHtml json(String id, Object data) {
        return new SafeHtml(
                "<script type=\"application/json\" id=\"" + id + "\">" + MAPPER.writeValueAsString(data) + "</script>");
    }

    private static final class ForPages extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            for (char dangerous : new char[] {'<', '>', '&', '\''}) {
                codes[dangerous] = ESCAPE_STANDARD;
            }
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return character == 0x2028 || character == 0x2029
                    ? new SerializedString(String.format("\\u%04x", character))
                    : null;
        }
    }
}
