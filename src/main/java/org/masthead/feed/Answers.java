package org.masthead.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.WebRequest;

/** Hands machines what they asked for, or tells them that they have it already. */
final class Answers {

    private static final int DIGEST_BYTES = 16;

    private Answers() {}

    /** What everybody may keep for a few minutes, and read from another site's page: none of it is anybody's own. */
    static void open(HttpServletResponse response, String type) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    /**
     * Sends bytes, unless whoever asks shows that they have the same.
     *
     * @param changedAt null where it cannot be told
     */
    static void send(
            byte[] bytes, String type, @Nullable Instant changedAt, WebRequest request, HttpServletResponse response)
            throws IOException {
        open(response, type);
        String tag = "\"" + digest(bytes) + "\"";
        boolean known = changedAt == null
                ? request.checkNotModified(tag)
                : request.checkNotModified(tag, changedAt.toEpochMilli());
        if (!known) {
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }

    /** Whether whoever asks shows that they have what this text stands for; their answer is then complete. */
    static boolean isKnown(String fingerprint, WebRequest request) {
        return request.checkNotModified("\"" + digest(fingerprint.getBytes(StandardCharsets.UTF_8)) + "\"");
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
