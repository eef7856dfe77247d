package org.masthead.delivery;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question as everybody could have asked it: nothing of the one reader who happens to be first can get into a page
 * that all others are given, and the whole page is made, whatever part of it that reader lacks.
 */
final class MakerRequest extends HttpServletRequestWrapper {

    private static final String ACCEPT = "accept";
    private static final Set<String> SHOWN = Set.of("host", ACCEPT);

    /** Where limits look for the address of a reader behind proxies; each of those may have added a line. */
    private static final String FORWARDED = "x-forwarded-for";

    private final String accept;

    MakerRequest(HttpServletRequest request, PageKey key) {
        super(request);
        this.accept = key.accept();
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(ACCEPT) ? accept : shows(name) ? super.getHeader(name) : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (name.equalsIgnoreCase(FORWARDED)) {
            return super.getHeaders(name);
        }
        String value = getHeader(name);
        return value == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames());
        return Collections.enumeration(
                names.stream().filter(MakerRequest::shows).toList());
    }

    @Override
    public long getDateHeader(String name) {
        return shows(name) ? super.getDateHeader(name) : -1;
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        return null;
    }

    private static boolean shows(String name) {
        return SHOWN.contains(name.toLowerCase(Locale.ROOT));
    }
}
