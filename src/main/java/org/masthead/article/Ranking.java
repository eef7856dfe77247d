package org.masthead.article;

import java.util.Collection;
import java.util.Map;

/**
 * Stories that a query names, for one place of a page. {@link LiveArticles#ranked} reads those of several at once.
 *
 * @param name by which they are told from the others of the page; a word
 * @param query of {@code article_id}, its {@code place} in the order, and a {@code number} to be told with it; of those
 *     in the same place the newest come first. Of articles that readers may not see nothing comes of it; {@code :now}
 *     is this moment
 */
public record Ranking(String name, String query, Map<String, ?> parameters) {

    /** Those with these numbers, in this order. */
    public static Ranking of(String name, Collection<Long> ids) {
        return new Ranking(
                name,
                "select id as article_id, place, 0 as number from unnest(:" + name
                        + ") with ordinality as named (id, place)",
                Map.of(name, ids.toArray(Long[]::new)));
    }
}
