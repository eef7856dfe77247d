package org.masthead.commenter;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.site.SiteSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The two cookies of people who proved an address, and of nobody else. Pages for everyone never look at them: the one
 * that makes a browser known is read where a form is sent, the other where somebody sees what is kept of them.
 */
@Component
class CommenterCookies {

    static final String KNOWN = "commenter";
    static final String VISIT = "commenter-visit";

    private static final String BOUND_TO_THE_HOST = "__Host-";

    private final SiteSettings site;

    CommenterCookies(SiteSettings site) {
        this.site = site;
    }

    void know(HttpServletResponse response, Secret token) {
        set(response, KNOWN, token.text(), Devices.KNOWN_FOR);
    }

    void visit(HttpServletResponse response, Secret token) {
        set(response, VISIT, token.text(), Devices.VISIT);
    }

    void leave(HttpServletResponse response) {
        set(response, VISIT, "", Duration.ZERO);
    }

    /** Ends both. */
    void forget(HttpServletResponse response) {
        set(response, KNOWN, "", Duration.ZERO);
        set(response, VISIT, "", Duration.ZERO);
    }

    /** The token of a browser that is known, or null. */
    @Nullable
    String known(HttpServletRequest request) {
        return read(request, KNOWN).orElse(null);
    }

    /** The token of a visit, or null. */
    @Nullable
    String visit(HttpServletRequest request) {
        return read(request, VISIT).orElse(null);
    }

    private Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(each -> each.getName().equals(named(name)))
                        .map(Cookie::getValue)
                        .filter(StringUtils::hasText)
                        .findFirst();
    }

    private void set(HttpServletResponse response, String name, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(named(name), value)
                        .httpOnly(true)
                        .secure(site.secure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(age)
                        .build()
                        .toString());
    }

    private String named(String name) {
        return site.secure() ? BOUND_TO_THE_HOST + name : name;
    }
}
