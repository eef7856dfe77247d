package org.masthead.arrival;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a post stands and since when.
 *
 * @param notes reasons to look at it again
 */
record WordpressStatus(Arrival.State state, @Nullable Instant writtenAt, List<String> notes) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    static WordpressStatus of(String status, String password, Map<String, String> fields) {
        List<String> notes = new ArrayList<>();
        Instant writtenAt = written(fields);
        Arrival.State state = switch (status) {
            case "publish", "" -> Arrival.State.LIVE;
            case "future" -> Arrival.State.SCHEDULED;
            case "pending" -> Arrival.State.IN_REVIEW;
            case "draft" -> Arrival.State.DRAFT;
            case "private" -> {
                notes.add("private");
                yield Arrival.State.DRAFT;
            }
            default -> {
                notes.add("status");
                yield Arrival.State.DRAFT;
            }
        };
        if (!password.isEmpty()) {
            notes.add("password");
            state = Arrival.State.DRAFT;
        }
        boolean needsMoment = state == Arrival.State.LIVE || state == Arrival.State.SCHEDULED;
        if (needsMoment && writtenAt == null) {
            notes.add("date");
            state = Arrival.State.DRAFT;
        }
        return new WordpressStatus(state, writtenAt, notes);
    }

    private static @Nullable Instant written(Map<String, String> fields) {
        Instant gmt = moment(fields.getOrDefault("post_date_gmt", ""));
        if (gmt != null) {
            return gmt;
        }
        Instant feed = feedMoment(fields.getOrDefault("pubDate", ""));
        return feed == null ? moment(fields.getOrDefault("post_date", "")) : feed;
    }

    /** A moment as WordPress writes it, in GMT; null for none, and for one that cannot be. */
    static @Nullable Instant moment(String text) {
        try {
            return OldMoment.sane(LocalDateTime.parse(text.strip(), MOMENT).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant feedMoment(String text) {
        try {
            return OldMoment.sane(OffsetDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
