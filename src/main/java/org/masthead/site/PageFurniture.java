package org.masthead.site;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.delivery.Ingredient;
import org.masthead.delivery.Memory;
import org.masthead.delivery.PageParts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What stands on many pages, in one statement for each page: it is read anew for every request, so that a change shows
 * at once on every node, and once for all of a request, so that it costs little. A request that may change something
 * asks for each piece by itself, which for most is after the change, and is told what was read last while that holds.
 */
@Component
public class PageFurniture {

    private static final String KNOWN = PageFurniture.class.getName();
    /** A story behind the strip, or with the only correction, tells of its changes as these. */
    private static final Set<Ingredient> PARTS =
            Set.of(Ingredient.SITE, Ingredient.SECTION, Ingredient.STRIP, Ingredient.CORRECTION);

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final List<Furniture<?>> pieces;
    private final PageParts pages;
    private final Function<Furniture<?>, Map<Furniture<?>, @Nullable String>> remembered;

    PageFurniture(JdbcClient jdbc, Clock clock, List<Furniture<?>> pieces, PageParts pages, Memory memory) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.pieces = pieces;
        this.pages = pages;
        this.remembered = memory.of(pieces.size(), piece -> ask(List.of(piece)));
    }

    /** What a piece says now. */
    public <T> T of(Furniture<T> piece) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)) {
            return piece.read(ask(List.of(piece)).get(piece));
        }
        if (!(request.getAttribute(KNOWN, RequestAttributes.SCOPE_REQUEST) instanceof Known known)) {
            request.setAttribute(KNOWN, new Known(new HashMap<>(), new HashMap<>()), RequestAttributes.SCOPE_REQUEST);
            return of(piece);
        }
        if (!known.values.containsKey(piece)) {
            known.values.putAll(
                    READING.contains(request.getRequest().getMethod()) ? ask(pieces) : remembered.apply(piece));
        }
        return known.of(piece);
    }

    /** What was read for a request, each piece understood when it is first asked for. */
    private record Known(Map<Furniture<?>, @Nullable String> values, Map<Furniture<?>, Object> read) {

        @SuppressWarnings("unchecked")
        private <T> T of(Furniture<T> piece) {
            return (T) read.computeIfAbsent(piece, unread -> piece.read(values.get(piece)));
        }
    }

    private Map<Furniture<?>, @Nullable String> ask(List<? extends Furniture<?>> asked) {
        String queries = asked.stream().map(piece -> "(" + piece.query() + ")").collect(Collectors.joining(",\n"));
        return pages.ofNothingBut(
                PARTS,
                () -> jdbc.sql("select " + queries + " from (select cast(:now as timestamptz)) moment")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, number) -> {
                            Map<Furniture<?>, @Nullable String> values = new HashMap<>();
                            for (int i = 0; i < asked.size(); i++) {
                                values.put(asked.get(i), row.getString(i + 1));
                            }
                            return values;
                        })
                        .single());
    }
}
