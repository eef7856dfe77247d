package org.masthead.delivery;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a kept page: the whole of it, the part that was asked for, or that nothing changed (RFC 9110, 13 and
 * 14).
 */
final class Answer {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final long SECOND = 1_000_000_000L;

    private final StoredPage page;
    private final Exchange exchange;
    private final Coding coding;
    private final String tag;
    /** Null while another version may still be made in the same second. */
    private final @Nullable String modified;

    private Answer(StoredPage page, Exchange exchange, boolean brotli) {
        this.page = page;
        this.exchange = exchange;
        this.coding =
                page.body().packable() ? Coding.accepted(exchange.asked("Accept-Encoding"), brotli) : Coding.PLAIN;
        this.tag = page.body().tag(coding);
        this.modified = System.nanoTime() - page.madeNanos() >= SECOND ? page.modified() : null;
    }

    /**
     * Sends a page.
     *
     * @param age in seconds, where nobody can say whether it is still right; else negative
     */
    static void send(StoredPage page, Exchange exchange, boolean brotli, long age) throws IOException {
        Answer answer = new Answer(page, exchange, brotli);
        if (age >= 0) {
            exchange.header("Age", Long.toString(age));
        }
        answer.send();
    }

    /** Sends a page, unless its bytes would have to be packed for that first. */
    static boolean sendIfPacked(StoredPage page, Exchange exchange, boolean brotli) throws IOException {
        Answer answer = new Answer(page, exchange, brotli);
        if (!page.body().isPacked(answer.coding)) {
            return false;
        }
        answer.send();
        return true;
    }

    private void send() throws IOException {
        if (page.status() != 200) {
            head(page.status());
            whole();
        } else if (isRefused()) {
            begin(412);
        } else if (isKnown()) {
            head(304);
        } else {
            String range = exchange.isHead() ? null : exchange.asked("Range");
            ByteRange part = range == null || !isOfThis(exchange.asked("If-Range"))
                    ? null
                    : ByteRange.of(range, page.body().in(coding).length);
            if (part == null) {
                head(200);
                exchange.header("Accept-Ranges", "bytes");
                whole();
            } else {
                partly(part);
            }
        }
    }

    private void begin(int status) {
        exchange.status(status);
        for (StoredPage.Header header : page.headers()) {
            exchange.header(header.name(), header.value());
        }
    }

    private void head(int status) {
        begin(status);
        exchange.header("ETag", tag);
        if (modified != null) {
            exchange.header("Last-Modified", modified);
        }
        if (coding != Coding.PLAIN && status != 304) {
            exchange.header("Content-Encoding", coding.token());
        }
    }

    private void whole() throws IOException {
        byte[] bytes = page.body().in(coding);
        exchange.body(page.type(), bytes, 0, bytes.length);
    }

    private void partly(ByteRange part) throws IOException {
        byte[] bytes = page.body().in(coding);
        if (part.isEmpty()) {
            begin(416);
            exchange.header("Content-Range", "bytes */" + bytes.length);
            return;
        }
        head(206);
        exchange.header("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + bytes.length);
        exchange.body(page.type(), bytes, part.from(), part.length());
    }

    private boolean isRefused() {
        String wanted = exchange.asked("If-Match");
        if (wanted != null) {
            return !names(wanted);
        }
        Instant since = date(exchange.asked("If-Unmodified-Since"));
        return since != null && page.madeAt().isAfter(since);
    }

    private boolean isKnown() {
        String known = exchange.asked("If-None-Match");
        if (known != null) {
            return names(known);
        }
        Instant since = modified == null ? null : date(exchange.asked("If-Modified-Since"));
        return since != null && !page.madeAt().isAfter(since);
    }

    private boolean isOfThis(@Nullable String condition) {
        return condition == null || condition.equals(tag) || condition.equals(modified);
    }

    private boolean names(String tags) {
        return tags.contains(tag) || tags.strip().equals("*");
    }

    private static @Nullable Instant date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** As {@code Last-Modified} is written (RFC 9110, 5.6.7). */
    static String httpDate(Instant moment) {
        return HTTP_DATE.format(moment);
    }
}
