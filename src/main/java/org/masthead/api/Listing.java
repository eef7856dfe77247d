package org.masthead.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the address of the part that follows, or null at the end
 */
record Listing<T>(
        List<T> items,

        @Schema(description = "The address of the part that follows, also in the Link header; null at the end")
        @Nullable
        String next) {

    /**
     * Cuts what was found down to what was asked for.
     *
     * @param found one more than asked for, where there is more
     * @param place what follows the last one shown
     */
    static <S, T> Listing<T> of(
            List<S> found,
            int limit,
            Function<S, T> item,
            Function<S, Object> place,
            Function<String, String> address) {
        List<S> shown = found.subList(0, Math.min(limit, found.size()));
        return new Listing<>(
                shown.stream().map(item).toList(),
                found.size() <= limit
                        ? null
                        : address.apply(place.apply(shown.get(limit - 1)).toString()));
    }
}
