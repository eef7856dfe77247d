package org.masthead.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.BiConsumer;
import org.masthead.site.SiteSettings;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The headers of every answer, errors and files included. They are set before anything else happens, so a room may
 * still replace one. Public pages carry the same bytes for everyone, as shared caches keep them; desk pages carry a
 * nonce and are kept by nobody.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ResponseHeaders extends OncePerRequestFilter {

    /** The request attribute with the nonce that a desk page's scripts must show. */
    static final String NONCE = "cspNonce";

    private static final int NONCE_BYTES = 16;

    private static final String CLOSED = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
            + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    /** Every file of a page carries it, so only what a page could really be asked for is in it. */
    private static final String DENIED =
            "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private final SecureRandom random = new SecureRandom();
    private final SiteSettings site;

    ResponseHeaders(SiteSettings site) {
        this.site = site;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        everywhere(site, response::setHeader);
        if (Door.of(request) == Door.DESK) {
            String nonce = nonce();
            request.setAttribute(NONCE, nonce);
            response.setHeader("Content-Security-Policy", CLOSED + deskScripts(nonce));
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        chain.doFilter(request, response);
    }

    /** The headers of a public answer. */
    static void everywhere(SiteSettings site, BiConsumer<String, String> header) {
        header.accept("Content-Security-Policy", CLOSED);
        header.accept("Cross-Origin-Opener-Policy", "same-origin");
        header.accept("Cross-Origin-Resource-Policy", "same-origin");
        header.accept("X-Content-Type-Options", "nosniff");
        header.accept("Referrer-Policy", "strict-origin-when-cross-origin");
        header.accept("Permissions-Policy", DENIED);
        // Kept, but asked about each time: a correction must reach every reader at once.
        header.accept(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (site.secure()) {
            header.accept("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static String deskScripts(String nonce) {
        return "; script-src 'nonce-" + nonce + "' 'strict-dynamic'; require-trusted-types-for 'script'";
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
