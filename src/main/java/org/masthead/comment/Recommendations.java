package org.masthead.comment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts one recommendation of a comment from each reader. A reader is whoever shows a token that was made for them,
 * unguessable and known for one story only, so that nobody is followed from one to the next. Who throws it away is a
 * new reader, and that is why one network recommends a comment only so often.
 */
@Service
@Transactional
class Recommendations {

    private static final int TOKEN_BYTES = 18;

    private final JdbcClient jdbc;
    private final FormProof seal;
    private final int perNetwork;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Recommendations(JdbcClient jdbc, FormProof seal, CommentSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.perNetwork = settings.readers().recommendations();
        this.clock = clock;
    }

    /** What came of a wish to recommend. */
    enum Outcome {
        COUNTED,
        /** The same reader did before. */
        COUNTED_BEFORE,
        /** It was this reader's, and is no more. */
        WITHDRAWN,
        /** The network has recommended the comment often enough. */
        TOO_MANY
    }

    /**
     * The state of a comment after it.
     *
     * @param token that the reader shows the next time
     */
    record Result(Outcome outcome, int count, String token) {}

    /** Counts it, unless this reader did before. */
    Result recommend(long articleId, long commentId, @Nullable String shown, String network) {
        // One after the other, so that nobody is counted twice by asking twice at once.
        jdbc.sql("select id from comment where id = ? for no key update")
                .param(commentId)
                .query(Long.class)
                .single();
        String token = isOurs(articleId, shown) ? shown : null;
        if (token != null && isCounted(commentId, token)) {
            return new Result(Outcome.COUNTED_BEFORE, count(commentId), token);
        }
        if (fromNetwork(commentId, network) >= perNetwork) {
            return new Result(Outcome.TOO_MANY, count(commentId), token == null ? "" : token);
        }
        String reader = token == null ? newToken(articleId) : token;
        int kept = jdbc.sql("""
                        insert into comment_recommendation (comment_id, token_hash, network_address, recommended_at)
                        values (:comment, :token, :network, :now) on conflict do nothing
                        """)
                .param("comment", commentId)
                .param("token", digest(reader))
                .param("network", network)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new Result(Outcome.COUNTED, add(commentId, kept), reader);
    }

    /** Takes this reader's own back, if there is one. */
    Result withdraw(long articleId, long commentId, @Nullable String shown) {
        String token = shown == null ? "" : shown;
        int gone = jdbc.sql("delete from comment_recommendation where comment_id = ? and token_hash = ?")
                .params(commentId, digest(token))
                .update();
        return new Result(Outcome.WITHDRAWN, add(commentId, -gone), isOurs(articleId, shown) ? token : "");
    }

    private int add(long commentId, int change) {
        return change == 0
                ? count(commentId)
                : jdbc.sql("""
                        update comment set recommendations = greatest(0, recommendations + ?) where id = ?
                        returning recommendations
                        """).params(change, commentId).query(Integer.class).single();
    }

    private int count(long commentId) {
        return jdbc.sql("select recommendations from comment where id = ?")
                .param(commentId)
                .query(Integer.class)
                .single();
    }

    /** Whether a token was made by us, for somebody who read this story. */
    private boolean isOurs(long articleId, @Nullable String token) {
        int dot = token == null ? -1 : token.indexOf('.');
        return token != null
                && dot > 0
                && MessageDigest.isEqual(
                        signed(articleId, token.substring(0, dot)).getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isCounted(long commentId, String token) {
        return jdbc.sql("select exists (select from comment_recommendation where comment_id = ? and token_hash = ?)")
                .params(commentId, digest(token))
                .query(Boolean.class)
                .single();
    }

    private int fromNetwork(long commentId, String network) {
        return jdbc.sql("select count(*) from comment_recommendation where comment_id = ? and network_address = ?")
                .params(commentId, network)
                .query(Integer.class)
                .single();
    }

    private String newToken(long articleId) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return signed(articleId, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private String signed(long articleId, String reader) {
        return reader + "." + seal.signatureOf("recommends " + articleId + " " + reader);
    }

    private static byte[] digest(String token) {
        return HexFormat.of().parseHex(Digest.of(token).hex());
    }
}
