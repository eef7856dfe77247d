package org.masthead.article;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a story shall stand on the fronts.
 *
 * @param frontPage its place on the front page, 1 for the lead; null to leave that page as it is
 * @param sectionLead whether it leads its section
 */
public record Placement(@Nullable Integer frontPage, boolean sectionLead) {

    /** The front page has this many places. */
    public static final int MOST = 12;

    /** Wherever it stands already. */
    public static final Placement NONE = new Placement(null, false);

    public Placement {
        if (frontPage != null && (frontPage < 1 || frontPage > MOST)) {
            throw new IllegalArgumentException("There is no place " + frontPage);
        }
    }

    /** As it was typed; a place that does not exist is none. */
    public static Placement typed(@Nullable String frontPage, @Nullable String sectionLead) {
        boolean known = frontPage != null && frontPage.matches("[1-9]|1[0-2]");
        return new Placement(known ? Integer.valueOf(frontPage) : null, sectionLead != null);
    }

    /** Whether the fronts stay as they are. */
    public boolean isNone() {
        return frontPage == null && !sectionLead;
    }

    List<String> labels() {
        List<String> labels = new ArrayList<>();
        if (frontPage != null) {
            labels.add("article.placement.front");
        }
        if (sectionLead) {
            labels.add("article.placement.section");
        }
        return labels;
    }
}
