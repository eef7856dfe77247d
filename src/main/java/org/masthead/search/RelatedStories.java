package org.masthead.search;

import java.util.Map;
import org.masthead.article.ArticleView;
import org.masthead.article.LiveArticles;
import org.masthead.article.Ranking;

/**
 * What to read after a story: those that share its tags, its most telling words or its section, the newer the better.
 * The newest few dozen of each kind are compared, each found by an index, however many stories there are.
 */
public final class RelatedStories {

    private static final int OF_EACH_KIND = 40;

    private static final int WORDS = 8;

    /** The less, the better; what is new counts up to twice. */
    private static final String UNLIKENESS = """
            -(likely.tags + 3 * coalesce(ts_rank(e.words, (select words from telling), 1), 0)
              + case when e.section_id = :section then 0.2 else 0 end)
            * (1 + 1 / (1 + greatest(0, extract(epoch from cast(:now as timestamptz) - e.published_at)) / 7776000))
            """;

    /**
     * The most telling words stand in headline, standfirst or tags, or often in the body, and are not among those that
     * are known as common; on a small site it may have none. How many are read of each kind stands in the text, so that
     * a plan for all stories is as good as one for a single story.
     */
    private static final String RELATED = """
            with telling as (
                select cast(string_agg(quote_literal(word), ' | ') as tsquery) as words from (
                    select u.word
                    from search_entry e
                    cross join lateral unnest(coalesce(e.telling, search_telling(e.words)))
                               with ordinality u (word, place)
                    where e.article_id = :id and (select true from search_common c where c.word = u.word) is null
                    order by u.place limit %4$d) best),
            candidate as (
                select filed.article_id, count(*) as tags
                from article_tag mine cross join lateral (
                    select f.article_id from article_tag f where f.tag_id = mine.tag_id and f.live_at <= :now
                    order by f.live_at desc, f.article_id desc limit %3$d) filed
                where mine.article_id = :id group by filed.article_id
                union all
                (select e.article_id, 0 from search_entry e
                 where e.words @@ (select words from telling) and e.published_at <= :now
                 order by e.published_at desc limit %3$d)
                union all
                (select a.id, 0 from article a
                 where a.section_id = :section and %1$s
                 order by a.published_at desc, a.id desc limit %3$d)
                union all
                (select a.id, 0 from article a where %1$s
                 order by a.published_at desc, a.id desc limit :count + 1))
            select e.article_id, %2$s as place, 0 as number
            from (select article_id, max(tags) as tags from candidate group by article_id) likely
            join search_entry e on e.article_id = likely.article_id
            where e.article_id <> :id and e.published_at <= :now
            order by place, e.published_at desc, e.article_id desc limit :count
            """.formatted(LiveArticles.LIVE, UNLIKENESS, OF_EACH_KIND, WORDS);

    private RelatedStories() {}

    /**
     * The stories most like one, best first; the story itself is never its own neighbour.
     *
     * @param name of the ranking
     * @param count of them, as readers may have some of them elsewhere on the page
     */
    public static Ranking of(String name, ArticleView article, int count) {
        return new Ranking(
                name,
                RELATED.replace(":count", String.valueOf(count)),
                Map.of("id", article.id(), "section", article.section().id()));
    }
}
