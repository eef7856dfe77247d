package org.masthead.media;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.web.TypedText;
import org.springframework.web.util.UriComponentsBuilder;

/** What somebody wants to see of the pictures; what makes no sense counts as not asked. */
record PictureFilter(String q, String show, String type, String by, String month) {

    static final List<String> SHOWS =
            List.of("no-alt", "no-credit", "unused", "ending", "ended", "processing", "failed");

    PictureFilter {
        q = TypedText.line(q);
        show = SHOWS.contains(TypedText.line(show)) ? TypedText.line(show) : "";
        type = List.of("photo", "drawing").contains(TypedText.line(type)) ? TypedText.line(type) : "";
        by = TypedText.number(by).map(String::valueOf).orElse("");
        month = parse(month).map(YearMonth::toString).orElse("");
    }

    static PictureFilter of(
            @Nullable String q,
            @Nullable String show,
            @Nullable String type,
            @Nullable String by,
            @Nullable String month) {
        return new PictureFilter(
                TypedText.line(q),
                TypedText.line(show),
                TypedText.line(type),
                TypedText.line(by),
                TypedText.line(month));
    }

    Optional<YearMonth> chosenMonth() {
        return parse(month);
    }

    public boolean narrowed() {
        return !(q + show + type + by + month).isEmpty();
    }

    UriComponentsBuilder address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/desk/pictures");
        add(address, "q", q);
        add(address, "show", show);
        add(address, "type", type);
        add(address, "by", by);
        add(address, "month", month);
        return address;
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, value);
        }
    }

    private static Optional<YearMonth> parse(@Nullable String month) {
        try {
            return Optional.of(YearMonth.parse(TypedText.line(month)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
