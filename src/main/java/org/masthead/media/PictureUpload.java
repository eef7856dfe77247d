package org.masthead.media;

import java.util.regex.Pattern;
import org.springframework.core.io.InputStreamSource;

/**
 * A file that someone offers as a picture.
 *
 * @param fileName as the browser sent it; may be a path, or empty
 */
public record PictureUpload(String fileName, InputStreamSource content, String altText, String caption, String credit) {

    /** Separators of paths, control characters, and marks that turn the reading direction. */
    private static final Pattern MISNAMED = Pattern.compile("[/\\\\\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]");

    /** Whether the name leads somewhere or hides something. No browser of today sends such a name. */
    boolean isMisnamed() {
        return MISNAMED.matcher(fileName).find();
    }

    /** The last part of the file name without control characters, no longer than is kept. */
    String plainFileName() {
        String base = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]", "")
                .strip();
        if (base.length() <= Picture.LONGEST_FILE_NAME) {
            return base;
        }
        int end = Picture.LONGEST_FILE_NAME;
        return base.substring(0, Character.isHighSurrogate(base.charAt(end - 1)) ? end - 1 : end);
    }
}
