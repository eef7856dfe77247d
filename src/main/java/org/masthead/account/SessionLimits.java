package org.masthead.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that has lasted as long as any may; a part of the desk's security chain, before it looks who came. */
final class SessionLimits extends OncePerRequestFilter {

    private final DeskSessions sessions;

    SessionLimits(DeskSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && sessions.isOver(session)) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
