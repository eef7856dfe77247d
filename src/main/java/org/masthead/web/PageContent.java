package org.masthead.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;

/** What a single page may hold beyond what every page may, by its content security policy. */
public final class PageContent {

    private static final String POLICY = "Content-Security-Policy";

    private PageContent() {}

    /** Lets the page run the site's own scripts. On the desk, where each script shows a nonce, nothing changes. */
    public static void allowOwnScripts(HttpServletResponse response) {
        allow(response, "script-src", "'self'");
    }

    /** Lets the page show these origins in frames; none for a page without any. */
    public static void allowFrames(HttpServletResponse response, Collection<String> origins) {
        if (!origins.isEmpty()) {
            allow(response, "frame-src", String.join(" ", origins));
        }
    }

    /** Lets other pages of this site show the page in a frame; those of other sites never. */
    public static void allowFramingHere(HttpServletResponse response) {
        String policy = response.getHeader(POLICY);
        if (policy != null) {
            response.setHeader(POLICY, policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
        }
    }

    private static void allow(HttpServletResponse response, String directive, String sources) {
        String policy = response.getHeader(POLICY);
        if (policy != null && !policy.contains(directive)) {
            response.setHeader(POLICY, policy + "; " + directive + " " + sources);
        }
    }
}
