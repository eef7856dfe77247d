package org.masthead.comment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By what something that was sent is known again when it is sent once more.
 *
 * @param hex of its SHA-256
 */
record Digest(String hex) {

    /** Of a post: who posted what where. */
    static Digest ofPost(long articleId, @Nullable Long parentId, CommentWords words) {
        return of(
                Long.toString(articleId),
                parentId == null ? "" : parentId.toString(),
                words.name().toLowerCase(Locale.ROOT),
                words.email(),
                words.body());
    }

    /** Of some words. */
    static Digest of(String... words) {
        byte[] bytes = String.join("\u0000", words).getBytes(StandardCharsets.UTF_8);
        try {
            return new Digest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
