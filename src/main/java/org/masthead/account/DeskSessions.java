package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.web.NetworkAddresses;
import org.springframework.http.HttpHeaders;
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
    private static final String PROVEN_AT = "provenAt";
    private static final String BROWSER = "browser";
    private static final String NETWORK = "network";

    /** How long after showing who one is one may change how that is shown. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final CsrfTokenRepository formTokens = new HttpSessionCsrfTokenRepository();
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final NetworkAddresses networks;
    private final SignInSettings settings;
    private final Clock clock;

    DeskSessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            NetworkAddresses networks,
            SignInSettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.networks = networks;
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
        session.setAttribute(PROVEN_AT, clock.instant());
        session.setAttribute(BROWSER, BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT)));
        session.setAttribute(NETWORK, networks.of(request));
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

    /** Remembers that whoever sits there has just shown who they are. */
    void prove(HttpSession session) {
        session.setAttribute(PROVEN_AT, clock.instant());
    }

    /** Whether that was a moment ago: a browser left open must not be enough to keep an account for good. */
    boolean isFresh(HttpSession session) {
        return session.getAttribute(PROVEN_AT) instanceof Instant proven
                && proven.plus(FRESH).isAfter(clock.instant());
    }

    /** Where an account is signed in, the latest first. */
    List<OpenSession> of(long accountId, HttpSession current) {
        return sessions.findByPrincipalName(Long.toString(accountId)).values().stream()
                .map(each -> new OpenSession(
                        handle(each.getId()),
                        Objects.requireNonNullElse(each.getAttribute(BROWSER), ""),
                        Objects.requireNonNullElse(each.getAttribute(NETWORK), ""),
                        each.getCreationTime(),
                        each.getLastAccessedTime(),
                        each.getId().equals(current.getId())))
                .sorted(Comparator.comparing(OpenSession::lastUsed).reversed())
                .toList();
    }

    /** Ends one session of an account, by the handle that its list gave. */
    void endOneOf(long accountId, String handle) {
        for (String id : List.copyOf(
                sessions.findByPrincipalName(Long.toString(accountId)).keySet())) {
            if (handle(id).equals(handle)) {
                sessions.deleteById(id);
            }
        }
    }

    /** Stands for a session in a page, which must not say its number. */
    private static String handle(String sessionId) {
        byte[] digest = new OneTimeToken(sessionId).digest();
        return HexFormat.of().formatHex(digest, 0, 8);
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
