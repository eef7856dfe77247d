package org.masthead.arrival;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.web.Door;
import org.masthead.web.NotFound;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Leads on where nothing at all was found: from addresses of the shape of this site's own that nothing has any more,
 * and from those of the old site that rules know by their shape.
 */
@Component
class AddressRules implements HandlerExceptionResolver, Ordered {

    /** So many rules are kept in all. */
    static final int MOST = 200;

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** Who is led on so often goes in a circle. */
    private static final int MOST_STEPS = 5;

    private record Told(String expression, String goal) {}

    private final JdbcClient jdbc;
    private final OldAddresses addresses;
    private final Cache<Told, Optional<AddressRule>> compiled =
            Caffeine.newBuilder().maximumSize(MOST).build();

    AddressRules(JdbcClient jdbc, OldAddresses addresses) {
        this.jdbc = jdbc;
        this.addresses = addresses;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception problem) {
        boolean nothing = problem instanceof NotFound
                || problem instanceof NoResourceFoundException
                || problem instanceof NoHandlerFoundException;
        if (!nothing || !READING.contains(request.getMethod()) || Door.of(request) != Door.PUBLIC) {
            return null;
        }
        String path = request.getRequestURI();
        return addresses
                .find(path)
                .or(() -> goal(path))
                .map(goal -> {
                    response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
                    response.setHeader(HttpHeaders.LOCATION, goal);
                    return new ModelAndView();
                })
                .orElse(null);
    }

    /** At once to where the story is, if the rule leads to an address that it had. */
    private Optional<String> goal(String path) {
        List<Told> rules = jdbc.sql("select expression, goal from old_address_rule order by position limit " + MOST)
                .query((row, number) -> new Told(row.getString(1), row.getString(2)))
                .list();
        Optional<String> first = step(path, rules);
        if (first.isEmpty() || endsNowhere(path, first.get(), rules)) {
            return Optional.empty();
        }
        String local = first.get().startsWith("/") ? OldSite.tidied(first.get()) : "";
        return Optional.of(local.isEmpty() ? first.get() : addresses.find(local).orElse(local));
    }

    private Optional<String> step(String path, List<Told> rules) {
        return rules.stream()
                .map(told -> compiled.get(told, each -> AddressRule.of(each.expression(), each.goal())))
                .map(rule -> Objects.requireNonNull(rule).flatMap(each -> each.lead(path)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean endsNowhere(String path, String first, List<Told> rules) {
        Set<String> met = new HashSet<>(Set.of(path));
        String at = first;
        for (int step = 0; step < MOST_STEPS; step++) {
            String local = at.startsWith("/") ? OldSite.tidied(at.replaceFirst("[?#].*", "")) : "";
            if (local.isEmpty()) {
                return false;
            }
            if (!met.add(local)) {
                return true;
            }
            if (addresses.find(local).isPresent()) {
                return false;
            }
            Optional<String> next = step(local, rules);
            if (next.isEmpty()) {
                return false;
            }
            at = next.get();
        }
        return true;
    }
}
