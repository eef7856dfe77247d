package org.masthead.spam;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a few posts in at a time and the others wait, in the order in which they came: however many are sent at once,
 * whoever only reads finds processors and connections to the database free.
 */
@Component
@Order
class CommentGate extends OncePerRequestFilter {

    /** Fewer than there are connections, and enough for many more posts a second than people write. */
    private static final int AT_ONCE = 4;

    private static final Pattern POSTS = Pattern.compile("/\\d{4}/\\d{2}/[^/]+/comments");

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                || !POSTS.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        places.acquireUninterruptibly();
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
