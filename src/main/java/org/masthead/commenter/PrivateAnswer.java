package org.masthead.commenter;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/** The headers of pages that belong to one person: nobody keeps them, lists them, or learns their address from them. */
final class PrivateAnswer {

    private PrivateAnswer() {}

    /** Of a page with forms, which without any referrer at all would come from nowhere and be refused. */
    static void set(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
    }
}
