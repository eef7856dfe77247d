package org.masthead.moderation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.web.NotFound;
import org.masthead.web.TypedText;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which page of the queue somebody asks for.
 *
 * @param words that are searched for, may be empty
 * @param flood whose comments are shown alone, or null
 * @param story below which they stand, or null for all
 */
record QueueRequest(
        QueueState state,
        QueueOrder order,
        QueuePlace place,
        String words,
        @Nullable Flood flood,
        @Nullable Long story) {

    private static final int LONGEST_SEARCH = 200;

    static QueueRequest of(
            String status,
            @Nullable String order,
            @Nullable String after,
            @Nullable String words,
            @Nullable String flood) {
        QueueState state = QueueState.of(status).orElseThrow(NotFound::new);
        QueueOrder chosen =
                order == null ? state.usualOrder() : QueueOrder.of(order).orElseThrow(NotFound::new);
        String typed = TypedText.line(words);
        return new QueueRequest(
                state,
                chosen,
                QueuePlace.parse(after, chosen).orElseThrow(NotFound::new),
                typed.length() > LONGEST_SEARCH ? typed.substring(0, LONGEST_SEARCH) : typed,
                flood == null ? null : Flood.parse(flood).orElseThrow(NotFound::new),
                null);
    }

    boolean isFirstPage() {
        return place.equals(QueuePlace.start(order));
    }

    /** The address of the same drawer from its start. */
    public String address() {
        return build(Optional.empty());
    }

    /** The address of what follows a place. */
    String addressAfter(QueuePlace next) {
        return build(Optional.of(next));
    }

    private String build(Optional<QueuePlace> next) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath("/desk/comments").queryParam("status", state.key());
        if (order != state.usualOrder()) {
            address.queryParam("order", order.key());
        }
        if (!words.isEmpty()) {
            address.queryParam("q", "{q}");
        }
        if (flood != null) {
            address.queryParam("flood", "{flood}");
        }
        next.ifPresent(place -> address.queryParam("after", place));
        Object[] values = java.util.stream.Stream.of(words, flood == null ? "" : flood.toString())
                .filter(value -> !value.isEmpty())
                .toArray();
        return address.encode().buildAndExpand(values).toUriString();
    }
}
