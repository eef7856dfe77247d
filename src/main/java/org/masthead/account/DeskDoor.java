package org.masthead.account;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.masthead.web.ErrorPages;
import org.masthead.web.StrangersUploads;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The rules of the desk's door, for {@code SecurityConfiguration} to hang in, and what it says to those it turns away:
 * who wanted to read is sent to sign in and brought back, who wrote something gets their text back to copy.
 */
@Component
public class DeskDoor implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** Where one signs in. */
    public static final String SIGN_IN = "/desk/sign-in";

    /** Where one asks for a new password. */
    static final String PASSWORD = "/desk/password";

    private static final String SIGN_OUT = "/desk/sign-out";
    private static final String CONTINUE_AT = "continueAt";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final DeskSessions sessions;
    private final EntryLog log;
    private final DataSize largestForm;

    DeskDoor(
            DeskSessions sessions,
            EntryLog log,
            @Value("${server.tomcat.max-http-form-post-size}") DataSize largestForm) {
        this.sessions = sessions;
        this.log = log;
        this.largestForm = largestForm;
    }

    /** Guards the desk, the set-up link and the invitations. */
    public void guard(HttpSecurity http) throws Exception {
        http.securityMatcher("/desk/**", "/set-up/**", "/invitation/**")
                .addFilterBefore(new SessionLimits(sessions), SecurityContextHolderFilter.class)
                .addFilterBefore(new StrangersUploads(largestForm), CsrfFilter.class)
                .headers(headers -> headers.disable())
                .requestCache(cache -> cache.disable())
                .anonymous(anonymous -> anonymous.principal("nobody"))
                .logout(logout -> logout.logoutUrl(SIGN_OUT)
                        .addLogoutHandler((request, response, person) ->
                                Optional.ofNullable(person).ifPresent(log::left))
                        .logoutSuccessUrl(SIGN_IN + "?signed-out"))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(this).accessDeniedHandler(this))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(SIGN_IN, SIGN_IN + "/**", PASSWORD, "/set-up/*", "/invitation/*")
                        .permitAll()
                        // What somebody may do there is DeskGuard's business, which knows the controllers.
                        .requestMatchers("/desk/**")
                        .hasAnyRole(Arrays.stream(Role.values()).map(Role::name).toArray(String[]::new))
                        .anyRequest()
                        .denyAll());
    }

    /** Where someone wanted to go before signing in; asked once. */
    static Optional<String> takeContinueAt(HttpSession session) {
        Object path = session.getAttribute(CONTINUE_AT);
        session.removeAttribute(CONTINUE_AT);
        return path instanceof String text ? Optional.of(text) : Optional.empty();
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (READING.contains(request.getMethod())) {
            String query = request.getQueryString();
            request.getSession()
                    .setAttribute(CONTINUE_AT, request.getRequestURI() + (query == null ? "" : "?" + query));
            response.sendRedirect(SIGN_IN);
        } else {
            giveTextBack(request, response);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (!(e instanceof CsrfException)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (request.getRequestURI().equals(SIGN_IN)
                || request.getRequestURI().equals(SIGN_OUT)) {
            response.sendRedirect(SIGN_IN + "?expired");
        } else {
            giveTextBack(request, response);
        }
    }

    /** Cross-site posts never come this far, so what is shown was typed by the one who sees it. */
    private static void giveTextBack(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<TypedField> fields = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                boolean secret =
                        name.startsWith("_") || name.toLowerCase(Locale.ROOT).contains("password");
                // A single short word was chosen or counted by the form, not written by anybody.
                if (!secret && value.strip().matches("(?s)\\S{13,}|.*\\s.*")) {
                    fields.add(new TypedField(name, value));
                }
            }
        });
        ErrorPages.showInstead(request, "account/session-ended", Map.of("fields", fields));
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }

    /**
     * What stood in a field of a form that came too late.
     *
     * @param name the field's
     * @param value as sent
     */
    record TypedField(String name, String value) {

        private static final int LINE = 60;
        private static final int MOST_ROWS = 20;

        /** Lines high enough to read it. */
        public int rows() {
            return (int) Math.min(MOST_ROWS, value.lines().count() + value.length() / LINE + 1);
        }
    }
}
