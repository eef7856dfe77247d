package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.masthead.site.SiteSettings;
import org.masthead.web.Door;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.stereotype.Component;

/**
 * Only the desk has sessions. On every other page the cookie is not even read, so an editor's reading costs the
 * database nothing and gets the same page as everybody's.
 */
@Component
class DeskSessionIds implements HttpSessionIdResolver {

    private final CookieHttpSessionIdResolver cookies = new CookieHttpSessionIdResolver();

    DeskSessionIds(SiteSettings site) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        // Browsers take a __Host- cookie only over TLS, for this host alone and for all its paths.
        cookie.setCookieName(site.secure() ? "__Host-masthead" : "masthead");
        cookie.setUseSecureCookie(site.secure());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setCookiePath("/");
        cookie.setSameSite("Lax");
        cookies.setCookieSerializer(cookie);
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        return isDesk(request) ? cookies.resolveSessionIds(request) : List.of();
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
        if (isDesk(request)) {
            cookies.setSessionId(request, response, sessionId);
        }
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        if (isDesk(request)) {
            cookies.expireSession(request, response);
        }
    }

    private static boolean isDesk(HttpServletRequest request) {
        return Door.of(request) == Door.DESK;
    }
}
