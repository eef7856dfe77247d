package org.masthead.arrival;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Leads from addresses of the old site to those that things have here, for good. It is asked where no page of this site
 * stands; the numbers in queries of the front page, such as {@code /?p=12}, are asked for by {@link Numbers} before.
 */
@Component
class OldAddresses implements HandlerMapping, Ordered {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Pattern PARTS = Pattern.compile(
            "^(/.+?)(?:/(feed|rss)(?:/(?:rss|rss2|atom|rdf))?|/page/\\d+|/comment-page-\\d+|/trackback|/amp|/embed)$");
    private static final String FEED = "/feed.xml";

    private final JdbcClient jdbc;

    OldAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** After the controllers, and before the files. */
    @Override
    public int getOrder() {
        return 10;
    }

    @Override
    public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
        String path = request.getRequestURI();
        return READING.contains(request.getMethod()) && !path.equals("/") && !path.startsWith("/desk")
                ? chain(goal(path))
                : null;
    }

    private static @Nullable HandlerExecutionChain chain(Optional<String> goal) {
        return goal.<HandlerExecutionChain>map(address -> {
                    HttpRequestHandler handler = (request, response) -> {
                        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
                        response.setHeader(HttpHeaders.LOCATION, address);
                    };
                    return new HandlerExecutionChain(handler);
                })
                .orElse(null);
    }

    private Optional<String> goal(String path) {
        Optional<String> whole = find(path);
        if (whole.isPresent()) {
            return whole;
        }
        Matcher part = PARTS.matcher(path);
        if (!part.matches()) {
            return Optional.empty();
        }
        return find(part.group(1))
                .map(goal -> part.group(2) == null || !goal.matches("/(?:section|tag|author)/.+") ? goal : goal + FEED);
    }

    /** Only what is live says where it went. */
    Optional<String> find(String address) {
        return address.length() > 400
                ? Optional.empty()
                : jdbc.sql("""
                                select coalesce(o.goal, a.address) from old_address o
                                left join article a on a.id = o.article_id and a.status = 'LIVE'
                                where o.address = ? and coalesce(o.goal, a.address) is not null
                                """).param(address).query(String.class).optional();
    }

    /** The numbers that WordPress knows everything by. */
    @Component
    static class Numbers implements HandlerMapping, Ordered {

        private static final Set<String> NAMES =
                Set.of("p", "page_id", "attachment_id", "cat", "tag", "author", "feed");
        private static final Pattern PAIR = Pattern.compile("(?:^|&)(\\w+)=([\\w-]{1,200})(?=&|$)");

        /** Where a site can have been: the root, or a folder of no more than two names. */
        private static final Pattern FOLDER = Pattern.compile("/|(?:/(?!desk\\b|search\\b)[\\w-]+){1,2}/?");

        /** The archive of a day leads to that of its month. No story is called by two digits. */
        private static final Pattern DAY = Pattern.compile("((?:/(?!desk\\b)[\\w-]+)?/\\d{4}/\\d{2})/\\d{2}/?");

        private final OldAddresses addresses;

        Numbers(OldAddresses addresses) {
            this.addresses = addresses;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE + 100;
        }

        @Override
        public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
            if (!READING.contains(request.getMethod())) {
                return null;
            }
            String path = request.getRequestURI();
            Matcher day = DAY.matcher(path);
            if (day.matches()) {
                return chain(addresses.find(day.group(1)));
            }
            String query = request.getQueryString();
            if (query == null || !FOLDER.matcher(path).matches()) {
                return null;
            }
            String folder = path.replaceFirst("/$", "").toLowerCase(Locale.ROOT);
            return chain(PAIR.matcher(query)
                    .results()
                    .filter(pair -> NAMES.contains(pair.group(1)))
                    .findFirst()
                    .flatMap(pair -> addresses.find(
                            (folder.isEmpty() ? "/" : folder) + "?" + pair.group(1) + "=" + pair.group(2))));
        }
    }
}
