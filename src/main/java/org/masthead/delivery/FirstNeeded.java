package org.masthead.delivery;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The style sheets and fonts that the head of a page asks for, as a {@code Link} header (RFC 8288): a cache in front
 * sends it ahead as an early hint (RFC 8297), before it has the page itself.
 */
final class FirstNeeded {

    private static final int HEAD = 8 * 1024;
    private static final Pattern LINK =
            Pattern.compile("<link[^>]*\\brel=\"(stylesheet|preload)\"[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("\\bhref=\"(/[^\"&<>,;]+)\"");

    private FirstNeeded() {}

    /** The header's value; empty where there is nothing to hint at. */
    static String of(byte[] page) {
        String head = new String(page, 0, Math.min(page.length, HEAD), StandardCharsets.UTF_8);
        return LINK.matcher(head)
                .results()
                .flatMap(link -> ADDRESS.matcher(link.group()).results().map(address -> hint(link, address.group(1))))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String hint(MatchResult link, String address) {
        boolean font = link.group(1).equals("preload");
        return "<" + address + ">; rel=preload; as=" + (font ? "font; crossorigin" : "style");
    }
}
