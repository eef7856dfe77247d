package org.masthead.revision;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sits down with a story in one window.
 *
 * @param key of the window's own, made when the form is opened
 * @param account who it is
 * @param article null for a story that is not saved yet
 * @param hotFix whether the text before the readers is mended, and not the pending one
 */
public record Sitting(String key, long account, @Nullable Long article, boolean hotFix) {

    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");

    /** A key for a form that is opened now. */
    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** Whether this was made by {@link #newKey()}. */
    public static boolean isKey(@Nullable String typed) {
        return typed != null && KEY.matcher(typed).matches();
    }
}
