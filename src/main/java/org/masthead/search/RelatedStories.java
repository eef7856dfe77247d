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

    /** Best first; what is new counts up to twice. */
    private static final String LIKENESS = """
            (coalesce(shared.tags, 0) + 3 * coalesce(ts_rank(e.words, telling.words, 1), 0)
             + case when e.section_id = :section then 0.2 else 0 end)
            * (1 + 1 / (1 + greatest(0, extract(epoch from cast(:now as timestamptz) - e.published_at)) / 7776000)) desc,
            e.published_at desc, e.article_id desc
            """;

    /**
     * The most telling words stand in headline, standfirst or tags, or often in the body, and are not among those that
     * the database's own statistics know as common; on a small site it may have none, and then every word will do.
     */
    private static final String RELATED = """
            with this as (
                select ts_delete(words, coalesce((
                    select cast(cast(s.most_common_elems as text) as text[]) from pg_stats s
                    where s.schemaname = current_schema() and s.tablename = 'search_entry' and s.attname = 'words'
                      and not s.inherited), '{}')) as words
                from search_entry where article_id = :id),
            telling as (
                select cast(string_agg(quote_literal(word), ' | ') as tsquery) as words from (
                    select u.lexeme as word
                    from this cross join lateral unnest(this.words) u
                    where length(u.lexeme) > 2 and u.lexeme !~ '^[[:digit:]]'
                    order by (select sum(case weight when 'A' then 4 when 'B' then 2 when 'C' then 3 else 1 end)
                              from unnest(u.weights) weight) desc, length(u.lexeme) desc, u.lexeme
                    limit 8) best),
            shared as (
                select filed.article_id, count(*) as tags
                from article_tag mine cross join lateral (
                    select f.article_id from article_tag f where f.tag_id = mine.tag_id and f.live_at <= :now
                    order by f.live_at desc, f.article_id desc limit :some) filed
                where mine.article_id = :id group by filed.article_id),
            candidate as (
                select article_id from shared
                union
                (select e.article_id from search_entry e
                 where e.words @@ (select words from telling) and e.published_at <= :now
                 order by e.published_at desc limit :some)
                union
                (select a.id from article a
                 where a.section_id = :section and %1$s
                 order by a.published_at desc, a.id desc limit :some)
                union
                (select a.id from article a where %1$s
                 order by a.published_at desc, a.id desc limit :count + 1))
            select e.article_id, row_number() over (order by %2$s) as place, 0 as number
            from candidate join search_entry e on e.article_id = candidate.article_id
            left join shared on shared.article_id = e.article_id
            cross join telling
            where e.article_id <> :id and e.published_at <= :now
            order by place limit :count
            """.formatted(LiveArticles.LIVE, LIKENESS);

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
                RELATED,
                Map.of("id", article.id(), "section", article.section().id(), "some", OF_EACH_KIND, "count", count));
    }
}
