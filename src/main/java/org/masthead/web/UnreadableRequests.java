package org.masthead.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers forms and queries that cannot be read as the sender's fault. Tomcat finds out late, when somebody first asks
 * for a parameter, and its exception would otherwise look like ours.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class UnreadableRequests extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (request.getQueryString() != null && READING.contains(request.getMethod())) {
                // Read now, so that a broken query is refused everywhere and not only where somebody asks for it.
                request.getParameterMap();
            }
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            Optional<InvalidParameterException> unreadable = causeOf(e);
            if (unreadable.isEmpty() || response.isCommitted()) {
                throw e;
            }
            response.sendError(unreadable.get().getErrorCode());
        }
    }

    private static Optional<InvalidParameterException> causeOf(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof InvalidParameterException found) {
                return Optional.of(found);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
