package org.masthead.comment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Proves that a comment's form came from a page of this site: a signature over the story and the day, the same for
 * every reader, so that pages stay as they are in every cache.
 */
@Component("formProof")
public class FormProof {

    private static final Duration KEPT = Duration.ofDays(8);
    private static final long SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();
    private static final int LENGTH = 16;

    private final JdbcClient jdbc;
    private final Clock clock;
    /** Knows the key, and is copied for each signature: to look for one in the providers takes longer than to sign. */
    private volatile @Nullable Mac keyed;

    FormProof(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a proof is worth. */
    public enum Worth {
        GOOD,
        /** It is real, and older than pages are kept. */
        OLD,
        NONE
    }

    /** The proof for a form that is sent to an address, valid from now on. */
    public String of(String address) {
        return sign(address, day(clock.instant()));
    }

    /** What a proof that was sent along is worth. */
    Worth check(String address, String proof, Instant at) {
        int dot = proof.indexOf('.');
        if (dot < 1 || dot > 8 || !proof.substring(0, dot).chars().allMatch(each -> each >= '0' && each <= '9')) {
            return Worth.NONE;
        }
        long day = Long.parseLong(proof.substring(0, dot));
        byte[] expected = sign(address, day).getBytes(StandardCharsets.US_ASCII);
        if (day > day(at) || !MessageDigest.isEqual(expected, proof.getBytes(StandardCharsets.UTF_8))) {
            return Worth.NONE;
        }
        return day < day(at.minus(KEPT)) ? Worth.OLD : Worth.GOOD;
    }

    private static long day(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), SECONDS_OF_A_DAY);
    }

    private String sign(String address, long day) {
        return day + "." + signatureOf(address + " " + day);
    }

    /** What shows that words were ours before they went through somebody's browser. */
    String signatureOf(String words) {
        try {
            Mac mac = (Mac) keyed().clone();
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, LENGTH);
        } catch (CloneNotSupportedException ofEveryJdkItIs) {
            throw new IllegalStateException(ofEveryJdkItIs);
        }
    }

    /** With the key that all nodes share; it never changes. */
    private Mac keyed() {
        Mac known = keyed;
        if (known == null) {
            byte[] key = jdbc.sql("select form_key from discussion_secret")
                    .query(byte[].class)
                    .single();
            known = keyed(key);
            keyed = known;
        }
        return known;
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
