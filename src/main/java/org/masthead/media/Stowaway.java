package org.masthead.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What travels inside a picture file without being part of the picture: a page, a script, a document, an archive, a
 * program. Pixels are printed anew, so none of it would come out again; but who sends it means no picture. What cameras
 * and phones append (further pictures, a film, their own notes) is none of these.
 */
final class Stowaway {

    /** The last record of a ZIP, which readers look for from the end, with the longest remark that may follow it. */
    private static final String END_OF_ARCHIVE = "PK\u0005\u0006";

    private static final int LONGEST_REMARK = 22 + 0xffff;

    /** Long enough not to turn up by chance among the bytes of a film. */
    private static final Pattern ANYWHERE = Pattern.compile(
            "<script[\\s/>]|<!doctype\\s|<html[\\s>]|<iframe[\\s/>]|<\\?php\\s|%PDF-\\d\\.", Pattern.CASE_INSENSITIVE);

    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z!?]");

    private static final List<String> BEGINNINGS = List.of(
            "PK\u0003\u0004",
            "Rar!\u001a\u0007",
            "7z\u00bc\u00af\u0027\u001c",
            "\u001f\u008b\u0008",
            "MZ",
            "\u007fELF",
            "\u00ca\u00fe\u00ba\u00be",
            "#!",
            "{\\rtf");

    private Stowaway() {}

    /** Whether one sits in some part of a file that is there for words. */
    static boolean isIn(byte[] file, int from, int to) {
        int end = Math.min(to, file.length);
        return from < end && ANYWHERE.matcher(text(file, from, end)).find();
    }

    /** Whether one sits behind the end of the picture. */
    static boolean isBehind(byte[] file, int end) {
        if (end >= file.length) {
            return false;
        }
        String tail = text(file, end, file.length);
        String beginning = tail.replaceFirst("^[\\s\\x00]+", "");
        return BEGINNINGS.stream().anyMatch(beginning::startsWith)
                || MARKUP.matcher(beginning).lookingAt()
                || ANYWHERE.matcher(tail).find();
    }

    /** Whether the file is an archive as well, wherever that begins. */
    static boolean isArchive(byte[] file) {
        return text(file, Math.max(0, file.length - LONGEST_REMARK), file.length)
                .contains(END_OF_ARCHIVE);
    }

    private static String text(byte[] file, int from, int to) {
        return new String(file, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
