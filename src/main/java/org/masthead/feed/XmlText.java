package org.masthead.feed;

/** Text as XML 1.0 can hold it. */
final class XmlText {

    private XmlText() {}

    /** The text without the characters that no XML may contain, escaped or not: control characters, half pairs. */
    static String allowed(String text) {
        if (text.codePoints().allMatch(XmlText::isAllowed)) {
            return text;
        }
        return text.codePoints()
                .filter(XmlText::isAllowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }
}
