package org.masthead.comment;

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
 * whoever only reads finds processors and connections to the database free. One that has nothing to do but to wait for
 * the database steps aside meanwhile, so that the next can join it there.
 */
@Component
@Order
class CommentGate extends OncePerRequestFilter {

    /** Fewer than there are connections, and enough for many more posts a second than people write. */
    private static final int AT_ONCE = 4;

    private static final Pattern POSTS = Pattern.compile("/\\d{4}/\\d{2}/[^/]+/comments");

    private static final String INSIDE = CommentGate.class.getName() + ".inside";

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
        request.setAttribute(INSIDE, true);
        try {
            chain.doFilter(request, response);
        } finally {
            request.removeAttribute(INSIDE);
            places.release();
        }
    }

    /** Does what is mere waiting, and leaves the place of its request to others until that is over. */
    void aside(HttpServletRequest request, Runnable waiting) {
        if (request.getAttribute(INSIDE) == null) {
            waiting.run();
            return;
        }
        places.release();
        try {
            waiting.run();
        } finally {
            places.acquireUninterruptibly();
        }
    }
}
