package org.masthead.delivery;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What caches beyond this house are told. Browsers ask each time whether what they have is still right. A cache in
 * front that is told of changes may keep pages for long, under the names of what they are made of.
 */
final class CacheRules {

    private static final String ASK_EACH_TIME = "no-cache";

    private final DeliverySettings.Edge edge;

    CacheRules(DeliverySettings.Edge edge) {
        this.edge = edge;
    }

    /** Whether the rooms let an answer be given to others than who asked. */
    boolean isForAll(HttpServletResponse made) {
        String rule = made.getHeader("Cache-Control");
        return made.getHeader("Set-Cookie") == null
                && (rule == null || !rule.contains("no-store") && !rule.contains("private"));
    }

    void addTo(List<StoredPage.Header> headers, HttpServletResponse made, Collection<String> parts, byte[] page) {
        headers.add(new StoredPage.Header("Cache-Control", rule(made.getHeader("Cache-Control"))));
        if (edge.isThere()) {
            List<String> keys = new ArrayList<>(parts);
            keys.add(Parts.EVERYTHING);
            headers.add(new StoredPage.Header("Surrogate-Key", String.join(" ", keys)));
            headers.add(new StoredPage.Header("Cache-Tag", String.join(",", keys)));
            String hints = isHtml(made) ? FirstNeeded.of(page) : "";
            if (!hints.isEmpty()) {
                headers.add(new StoredPage.Header("Link", hints));
            }
        }
    }

    private static boolean isHtml(HttpServletResponse made) {
        return made.getContentType() != null && made.getContentType().startsWith("text/html");
    }

    private String rule(@Nullable String made) {
        if (made != null && !made.equals(ASK_EACH_TIME)) {
            return made;
        }
        return edge.isThere()
                ? "public, max-age=0, s-maxage=" + edge.keep().toSeconds() + ", stale-while-revalidate="
                        + edge.whileRevalidated().toSeconds() + ", stale-if-error="
                        + edge.ifError().toSeconds()
                : ASK_EACH_TIME;
    }
}
