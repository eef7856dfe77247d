package org.masthead.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has the house make a page, and decides whether it is one for everybody. */
final class PageMaker {

    /** No page is right for longer without being made anew: forms carry the day they were printed on. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Set<Integer> KEPT = Set.of(200, 301, 302, 308, 404, 410);
    private static final Set<Integer> ERRORS_KEPT = Set.of(404, 410);
    /**
     * The desk and the ways in, what people who comment do with their own, files from a store of their own, and the
     * state of the house.
     */
    private static final List<String> NOT_FOR_ALL = List.of(
            "/desk",
            "/set-up",
            "/invitation",
            "/comments/",
            "/preview/",
            "/media/",
            "/actuator",
            "/error",
            "/api/v1/desk");
    /** Said by each answer anew, or by the way that it is sent. */
    private static final Set<String> NOT_KEPT = Set.of(
            "content-type",
            "content-length",
            "content-encoding",
            "date",
            "etag",
            "last-modified",
            "accept-ranges",
            "connection",
            "keep-alive",
            "transfer-encoding",
            "vary",
            "cache-control");

    private final PageParts pages;
    private final Parts parts;
    private final PageStore store;
    private final CacheRules rules;
    private final PageMoments moments;
    private final Clock clock;
    private final int longest;
    /** Addresses of what was too long: not to be held back again only to learn that. */
    private final Cache<PageKey, Boolean> tooLong = Caffeine.newBuilder()
            .maximumSize(1000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** @param longest bytes that an answer may have to be kept */
    PageMaker(
            PageParts pages,
            Parts parts,
            PageStore store,
            CacheRules rules,
            PageMoments moments,
            Clock clock,
            int longest) {
        this.pages = pages;
        this.parts = parts;
        this.store = store;
        this.rules = rules;
        this.moments = moments;
        this.clock = clock;
        this.longest = longest;
    }

    /** What the answer is to be kept under; null where it cannot be for everybody. */
    @Nullable
    PageKey keyOf(HttpServletRequest request) {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return null;
        }
        String path = request.getRequestURI();
        if (NOT_FOR_ALL.stream().anyMatch(path::startsWith)) {
            return null;
        }
        PageKey key = PageKey.of(request);
        return key != null && tooLong.getIfPresent(key) == null ? key : null;
    }

    /** Whether an error of this status has a page that is the same for everybody. */
    boolean hasPage(int error) {
        return ERRORS_KEPT.contains(error);
    }

    /** @param begunAt the count of changes before anything is read */
    Making begin(long begunAt) {
        return new Making(begunAt, clock.instant().plus(LONGEST));
    }

    CapturedResponse capture(HttpServletResponse response) {
        return new CapturedResponse(response, longest);
    }

    void work(Making making, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        pages.begin(making);
        try {
            chain.doFilter(request, response);
        } finally {
            pages.end();
        }
    }

    /** The page to be kept, or null where the answer is for nobody else. */
    @Nullable
    StoredPage finished(PageKey key, Making making, CapturedResponse made) {
        if (made.isPassedOn()) {
            tooLong.put(key, true);
            return null;
        }
        if (!KEPT.contains(made.getStatus()) || !making.canBeKept() || !rules.isForAll(made)) {
            return null;
        }
        moments.limit(making);
        String type = made.getContentType() == null ? "" : made.getContentType();
        Bodies body = new Bodies(made.bytes(), isText(type));
        StoredPage before = store.before(key);
        Instant changedAt = changedAt(made.getHeader("Last-Modified"), before, body);
        return new StoredPage(
                made.getStatus(),
                type,
                headers(made, body, making),
                body,
                parts.of(making),
                making.begunAt(),
                changedAt,
                Answer.httpDate(changedAt),
                System.nanoTime(),
                making.until().toEpochMilli(),
                PageStore.remakes(before));
    }

    private List<StoredPage.Header> headers(CapturedResponse made, Bodies body, Making making) {
        List<StoredPage.Header> headers = new ArrayList<>();
        for (String name : made.getHeaderNames()) {
            if (!NOT_KEPT.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(new StoredPage.Header(name, String.join(", ", made.getHeaders(name))));
            }
        }
        if (made.language() != null && made.getHeader("Content-Language") == null) {
            headers.add(new StoredPage.Header("Content-Language", made.language()));
        }
        rules.addTo(headers, made, making.parts(), body.in(Coding.PLAIN));
        if (body.packable()) {
            headers.add(new StoredPage.Header("Vary", "Accept-Encoding"));
        }
        return List.copyOf(headers);
    }

    /** As the page itself says, or else since its bytes are what they are. */
    private Instant changedAt(@Nullable String said, @Nullable StoredPage before, Bodies body) {
        if (said != null) {
            try {
                return ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
            } catch (DateTimeParseException e) {
                throw new IllegalStateException(e);
            }
        }
        return before != null && before.body().same(body)
                ? before.madeAt()
                : clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean isText(String type) {
        return type.startsWith("text/")
                || type.contains("json")
                || type.contains("xml")
                || type.contains("javascript")
                || type.contains("font/ttf");
    }
}
