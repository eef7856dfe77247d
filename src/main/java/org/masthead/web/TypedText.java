package org.masthead.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text as it comes out of a form field. */
public final class TypedText {

    private static final Pattern VISIBLE = Pattern.compile("[^\\p{Cf}\\p{Cc}\\p{Z}\\u115F\\u1160\\u2800\\u3164]");

    /** As the HTML standard has it for {@code type=email}, and a domain with a dot. Linear: no two parts overlap. */
    private static final Pattern EMAIL =
            Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
                    + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}");

    private TypedText() {}

    /** The text of a single line, without blanks around it; empty where the field was missing. */
    public static String line(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** The text of several lines, which browsers send with CRLF, with LF only and no blanks around it. */
    public static String lines(@Nullable String typed) {
        return typed == null
                ? ""
                : typed.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** The number of something that was chosen; nothing where the field is empty or holds anything else. */
    public static Optional<Long> number(@Nullable String typed) {
        String digits = line(typed);
        return NUMBER.matcher(digits).matches() ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    /** The pattern of SQL's {@code like} for what holds these words, whose own wildcards stand for themselves. */
    public static String holding(String words) {
        return "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** The version that a form was opened with; one that nothing has where it is missing. */
    public static int version(@Nullable String typed) {
        String digits = line(typed);
        return VERSION.matcher(digits).matches() ? Integer.parseInt(digits) : -1;
    }

    /**
     * Whether it holds characters that no keyboard makes: NUL, escape, and their like, and the two that turn the
     * direction of writing around, so that a name reads as another. Line feed and tab are fine.
     */
    public static boolean hasControlCharacters(String text) {
        return text.chars().anyMatch(TypedText::isControl);
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character)
                ? character != '\n' && character != '\t'
                : character == '\u202D' || character == '\u202E';
    }

    /** Whether nothing of it can be seen, though it may not be empty. */
    public static boolean isInvisible(String text) {
        return !VISIBLE.matcher(text).find();
    }

    /** Whether mail can be sent to it, as far as its looks can tell. */
    public static boolean isEmailAddress(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** Its length as people count, so that an emoji of two code units is one. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
