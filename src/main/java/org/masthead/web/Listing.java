package org.masthead.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A part of a list, as programs are told it.
 *
 * @param next the address of the part that follows, or null at the end
 */
public record Listing<T>(
        List<T> items,

        @Schema(
                description = "The address of the part that follows, also in the Link header; null at the end",
                example = "https://news.example/api/v1/articles?after=1764072000000000-4711")
        @Nullable
        String next) {

    /** Where to go on, as a parameter. */
    public static final String AFTER = "after";

    /** How many a part has that does not say. */
    public static final String USUAL = "20";

    private static final String LIMIT = "limit";
    private static final int MOST = 100;

    /**
     * Cuts what was found down to what was asked for.
     *
     * @param found one more than asked for, where there is more
     * @param place what follows the last one shown
     * @param absolute makes a whole address of a path
     */
    public static <S, T> Listing<T> of(
            List<S> found,
            int limit,
            Function<S, T> item,
            Function<S, Object> place,
            Function<String, String> absolute) {
        List<S> shown = found.subList(0, Math.min(limit, found.size()));
        return new Listing<>(
                shown.stream().map(item).toList(),
                found.size() <= limit
                        ? null
                        : absolute.apply(
                                following(place.apply(shown.get(limit - 1)).toString())));
    }

    /** A part whose end the one who found it knows: the place that follows, or null. */
    public static <S, T> Listing<T> of(
            List<S> found, Function<S, T> item, @Nullable String place, Function<String, String> absolute) {
        return new Listing<>(
                found.stream().map(item).toList(), place == null ? null : absolute.apply(following(place)));
    }

    /**
     * How many are to be read to know whether there is more.
     *
     * @throws ApiProblem where so many cannot be had
     */
    public static int oneMoreThan(int limit) {
        if (limit < 1 || limit > MOST) {
            throw ApiProblem.parameter(LIMIT, "limit is a number from 1 to " + MOST);
        }
        return limit + 1;
    }

    /** What a place is answered with that is none. */
    public static ApiProblem noPlace() {
        return ApiProblem.parameter(AFTER, "after is taken from the next of an earlier answer, unchanged");
    }

    private static String following(String place) {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam(AFTER, place)
                .build()
                .toUriString()
                .replaceFirst("^[a-z]+://[^/]+", "");
    }
}
