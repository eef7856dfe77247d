package org.masthead.text;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * What a figure may say beyond its picture and caption: who made the picture, in a {@code small} that ends the caption,
 * and where it stands in the column. A figure of figures is a gallery, which nothing but its shape says.
 */
final class Figures {

    /** The attribute for where a picture stands; without it, it has the whole measure. */
    static final String PLACE = "data-place";

    private static final Set<String> PLACES = Set.of("start", "end", "wide");

    private Figures() {}

    static void settle(Element body) {
        body.select("small").stream().filter(credit -> !endsCaption(credit)).forEach(Element::unwrap);
        body.select("figure[" + PLACE + "]").stream()
                .filter(figure -> !mayStandAside(figure))
                .forEach(figure -> figure.removeAttr(PLACE));
    }

    private static boolean endsCaption(Element credit) {
        Element caption = credit.parent();
        Node last = caption == null ? null : caption.lastChild();
        return caption != null && caption.normalName().equals("figcaption") && credit == last;
    }

    private static boolean mayStandAside(Element figure) {
        return PLACES.contains(figure.attr(PLACE))
                && figure.selectFirst("> img") != null
                && figure.parents().stream().noneMatch(each -> each.normalName().equals("figure"));
    }
}
