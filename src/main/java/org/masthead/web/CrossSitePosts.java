package org.masthead.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.masthead.site.SiteSettings;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site makes a browser send. The browser's own word ({@code Sec-Fetch-Site}) counts first, then
 * {@code Origin}, then {@code Referer}; a reader's page needs no token for it, so it is the same for everyone. Who
 * shows none of the three is no browser: the desk refuses, the public pages accept it without cookies.
 */
@Component
@Order(CrossSitePosts.ORDER)
class CrossSitePosts extends OncePerRequestFilter {

    /** Before the security filters, which count from -100. */
    static final int ORDER = -110;

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final SiteSettings site;

    CrossSitePosts(SiteSettings site) {
        this.site = site;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SAFE.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOurs(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private boolean isOurs(HttpServletRequest request) {
        List<String> fetchSite = Collections.list(request.getHeaders("Sec-Fetch-Site"));
        if (!fetchSite.isEmpty()) {
            return OWN.containsAll(fetchSite);
        }
        List<String> origins = Collections.list(request.getHeaders(HttpHeaders.ORIGIN));
        if (origins.isEmpty()) {
            origins = Collections.list(request.getHeaders(HttpHeaders.REFERER));
        }
        if (!origins.isEmpty()) {
            Set<String> own = ownOrigins(request);
            return origins.stream()
                    .map(CrossSitePosts::origin)
                    .allMatch(found -> found.filter(own::contains).isPresent());
        }
        return Door.of(request) != Door.DESK && request.getHeader(HttpHeaders.COOKIE) == null;
    }

    /** The configured one, and the one the request was sent to: a newsroom may work on an internal address. */
    private Set<String> ownOrigins(HttpServletRequest request) {
        Set<String> own = new HashSet<>();
        origin(site.address()).ifPresent(own::add);
        String host = request.getHeader(HttpHeaders.HOST);
        if (host != null) {
            origin(request.getScheme() + "://" + host).ifPresent(own::add);
        }
        return own;
    }

    /** Scheme, host and port of an address, written out in one way. */
    private static Optional<String> origin(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return Optional.empty();
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(scheme) ? 443 : 80;
            return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
