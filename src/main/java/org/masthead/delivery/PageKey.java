package org.masthead.delivery;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is kept under: as it was asked for, byte for byte, so that only what once went the whole way through
 * the house, with all its checks, is ever answered without.
 *
 * @param host the name that was asked
 * @param target path and query
 * @param html whether errors are told by a page, as they are to browsers, or by a line
 */
record PageKey(String host, String target, boolean html) {

    private static final int LONGEST = 1000;

    private static final String PAGE = "text/html";
    private static final String ANYTHING = "*/*";

    /** Where programs are answered, in one kind only. */
    private static final String PROGRAMS = "/api/";

    private static final String DATA = "application/json";

    /** Null where the answer is not to be kept: it is too long a question, or wants something else than a page. */
    static @Nullable PageKey of(HttpServletRequest request) {
        String query = request.getQueryString();
        return of(
                request.getHeader("Host"),
                query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query,
                request.getHeader("Accept"));
    }

    static @Nullable PageKey of(RequestHead request) {
        return of(request.asked("Host"), request.target(), request.asked("Accept"));
    }

    private static @Nullable PageKey of(@Nullable String host, String target, @Nullable String accept) {
        if (host == null || target.length() > LONGEST) {
            return null;
        }
        boolean program = target.startsWith(PROGRAMS);
        boolean html = !program && accept != null && accept.contains(PAGE);
        if (!html && accept != null && !accept.contains(ANYTHING) && !(program && accept.equals(DATA))) {
            return null;
        }
        return new PageKey(host, target, html);
    }

    /** The kinds of answer that stand for all that are kept under this. */
    String accept() {
        return html ? PAGE + "," + ANYTHING : ANYTHING;
    }
}
