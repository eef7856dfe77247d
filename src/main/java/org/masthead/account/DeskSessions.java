package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * The sessions of the desk: begun with a new id and a new form token, ended on every node at once because they live in
 * the database.
 */
@Component
class DeskSessions {

    private static final String SIGNED_IN_AT = "signedInAt";

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final CsrfTokenRepository formTokens = new HttpSessionCsrfTokenRepository();
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final SignInSettings settings;
    private final Clock clock;

    DeskSessions(FindByIndexNameSessionRepository<? extends Session> sessions, SignInSettings settings, Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Signs someone in on this browser. */
    void begin(DeskUser user, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        // The id from before may be one that somebody else planted.
        request.changeSessionId();
        session.setMaxInactiveInterval(Math.toIntExact(settings.idle().toSeconds()));
        session.setAttribute(SIGNED_IN_AT, clock.instant());
        CsrfToken formToken = formTokens.generateToken(request);
        formTokens.saveToken(formToken, request, response);
        keep(user, request, response);
    }

    /** Has the rest of the session know someone under a new name. */
    void keep(DeskUser user, HttpServletRequest request, HttpServletResponse response) {
        List<GrantedAuthority> authorities =
                AuthorityUtils.createAuthorityList("ROLE_" + user.role().name());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, authorities));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Whether a session has lasted as long as any may, however busy it was. */
    boolean isOver(HttpSession session) {
        return session.getAttribute(SIGNED_IN_AT) instanceof Instant begin
                && begin.plus(settings.absolute()).isBefore(clock.instant());
    }

    /** Ends every session of an account. */
    void endAllOf(long accountId) {
        endAllOf(accountId, null);
    }

    /** Ends every session of an account but one. */
    void endOthersOf(long accountId, HttpSession kept) {
        endAllOf(accountId, kept.getId());
    }

    private void endAllOf(long accountId, @Nullable String kept) {
        for (String id : List.copyOf(
                sessions.findByPrincipalName(Long.toString(accountId)).keySet())) {
            if (!id.equals(kept)) {
                sessions.deleteById(id);
            }
        }
    }
}
