package org.masthead.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.masthead.site.SiteSettings;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that were meant for another site (RFC 9110, 15.5.20), so that no cache in front keeps an answer
 * under a name that anyone made up. Links never take the name of the request anyway. Probes ask by the address of a
 * node.
 */
@Component
@Order(StrangeHosts.ORDER)
class StrangeHosts extends OncePerRequestFilter {

    /** After the headers of every answer and before all that works. */
    static final int ORDER = -200;

    private final OwnNames names;
    private final SiteSettings site;

    StrangeHosts(OwnNames names, SiteSettings site) {
        this.names = names;
        this.site = site;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.HOST) == null
                || request.getRequestURI().startsWith("/actuator/health");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (names.include(request.getServerName(), site)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.sendError(HttpStatus.MISDIRECTED_REQUEST.value());
    }
}
