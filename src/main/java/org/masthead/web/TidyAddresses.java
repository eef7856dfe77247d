package org.masthead.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends readers from an address with capital letters or a slash at its end to the one spelling that has a page. */
@Component
@Order(TidyAddresses.ORDER)
class TidyAddresses extends OncePerRequestFilter {

    /** After the security filters, whose firewall has by then refused every ambiguous path. */
    static final int ORDER = -90;

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Pattern PLAIN = Pattern.compile("(?:%[0-9a-fA-F]{2})+|[^%]+|%");
    private static final Pattern LEADING_SLASHES = Pattern.compile("^/+");
    private static final Pattern TRAILING_SLASHES = Pattern.compile("(?<!/)/+$");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !READING.contains(request.getMethod()) || Door.of(request) != Door.PUBLIC;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        String tidy = tidy(path);
        if (tidy.equals(path)) {
            chain.doFilter(request, response);
            return;
        }
        String query = request.getQueryString();
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader(HttpHeaders.LOCATION, query == null ? tidy : tidy + "?" + query);
    }

    /** The path in lower case with one slash in front and none behind; always of this host. */
    static String tidy(String path) {
        String lower = PLAIN.matcher(path)
                .replaceAll(part -> Matcher.quoteReplacement(
                        part.group().startsWith("%")
                                ? part.group()
                                : part.group().toLowerCase(Locale.ROOT)));
        String trimmed = TRAILING_SLASHES.matcher(lower).replaceFirst("");
        return "/" + LEADING_SLASHES.matcher(trimmed).replaceFirst("");
    }
}
