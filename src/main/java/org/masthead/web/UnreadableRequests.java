package org.masthead.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.IOFileUploadException;
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
            OptionalInt fault = faultOfSender(e);
            if (fault.isEmpty() || response.isCommitted()) {
                throw e;
            }
            response.sendError(fault.getAsInt());
        }
    }

    /** The status that tells of it; nothing where it is ours, as when a disk is full. */
    private static OptionalInt faultOfSender(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof InvalidParameterException found) {
                return OptionalInt.of(found.getErrorCode());
            }
            if (cause instanceof FileUploadException && !(cause instanceof IOFileUploadException)) {
                return OptionalInt.of(HttpServletResponse.SC_BAD_REQUEST);
            }
            cause = cause.getCause();
        }
        return OptionalInt.empty();
    }
}
