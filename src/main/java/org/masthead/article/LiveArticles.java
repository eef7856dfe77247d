package org.masthead.article;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.article.RankedStories.Ranked;
import org.masthead.delivery.Ingredient;
import org.masthead.delivery.PageParts;
import org.masthead.site.SiteClock;
import org.masthead.site.SiteSettings;
import org.masthead.web.Cursor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What readers may see, and nothing else: every public list and page asks here, so that a draft, a withdrawn story or
 * one under embargo has no door to slip through. Each list is one statement, newest first, and reads no more rows than
 * it returns; one statement needs no transaction around it.
 */
@Component
public class LiveArticles {

    /**
     * Which articles readers may see: the one condition that every public statement starts from. A story whose moment
     * lies ahead is under embargo and as good as a draft. {@code a} is the article and {@code :now} this moment; the
     * partial indexes are read by the first half, in order.
     */
    public static final String LIVE = "a.status = 'LIVE' and a.published_at <= :now ";

    private static final String NEWEST_FIRST = "order by a.published_at desc, a.id desc limit :count";

    private final JdbcClient jdbc;
    private final AddressedArticles addressed;
    private final SiteSettings site;
    private final SiteClock clock;
    private final Clock timeOfDay;
    private final PageParts pages;

    LiveArticles(
            JdbcClient jdbc,
            AddressedArticles addressed,
            SiteSettings site,
            SiteClock clock,
            Clock timeOfDay,
            PageParts pages) {
        this.jdbc = jdbc;
        this.addressed = addressed;
        this.site = site;
        this.clock = clock;
        this.timeOfDay = timeOfDay;
        this.pages = pages;
    }

    /**
     * The article at an address.
     *
     * @return nothing where there never was one, or none that readers may see
     * @throws ArticleMoved if it has another address now
     * @throws ArticleWithdrawn if it was taken down
     */
    public Optional<ArticleView> at(String address) {
        return addressed.at(address);
    }

    /** The same for whoever takes part in the conversation below it. */
    public Optional<DiscussedStory> discussedAt(String address) {
        return addressed.discussedAt(address);
    }

    /** The stories of a list from a place on. */
    public List<Story> of(StoryRun run, Cursor after, int count) {
        return withReplies(() -> jdbc.sql(StoryQuery.SELECT
                        + "from "
                        + run.source
                        + StoryQuery.JOIN
                        + "where "
                        + LIVE
                        + "and (" + run.moment + ", " + run.id + ") < (:moment, :id) "
                        + run.filter
                        + run.newestFirst()
                        + "limit :count")
                .param("now", StoryQuery.now(timeOfDay))
                .param("moment", after.moment().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("count", count)
                .params(run.parameters)
                .query(StoryQuery::map)
                .list());
    }

    /**
     * Where the page starts that ends at a place.
     *
     * @return nothing where that is the list's first page
     */
    public Optional<Cursor> pageBefore(StoryRun run, Cursor place, int size) {
        return jdbc.sql("select a.published_at, a.id from " + run.source + "where " + LIVE
                        + "and (" + run.moment + ", " + run.id + ") >= (:moment, :id) "
                        + run.filter
                        + "order by " + run.moment + ", " + run.id + " limit 1 offset :size")
                .param("now", StoryQuery.now(timeOfDay))
                .param("moment", place.moment().atOffset(ZoneOffset.UTC))
                .param("id", place.id())
                .param("size", size)
                .params(run.parameters)
                .query((row, number) ->
                        new Cursor(row.getTimestamp("published_at").toInstant(), row.getLong("id")))
                .optional();
    }

    /** All stories. */
    public List<Story> latest(Cursor after, int count) {
        return of(StoryRun.all(), after, count);
    }

    public List<Story> inSection(long sectionId, Cursor after, int count) {
        return of(StoryRun.inSection(sectionId), after, count);
    }

    /** Those of the articles with these numbers that readers may see, by number. */
    public Map<Long, Story> among(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(StoryQuery.SELECT + StoryQuery.FROM + "where " + LIVE + "and a.id = any (:ids)")
                        .param("now", StoryQuery.now(timeOfDay))
                        .param("ids", ids.toArray(Long[]::new))
                        .query(StoryQuery::map)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Story::id, Function.identity()));
    }

    /** The stories of a month of the site's calendar. */
    public StoryRun of(YearMonth month) {
        return StoryRun.since(startOf(month).toInstant())
                .and(StoryRun.until(startOf(month.plusMonths(1)).toInstant()));
    }

    /** For every section in its order its newest stories, leaving out those that stand elsewhere on the page. */
    public List<Story> newestOfEachSection(int count, Collection<Long> except) {
        return withReplies(() -> jdbc.sql("select story.* from section front cross join lateral ("
                        + StoryQuery.SELECT
                        + StoryQuery.FROM
                        + "where "
                        + LIVE
                        + "and a.section_id = front.id and a.id <> all (:except) "
                        + NEWEST_FIRST
                        + ") story order by front.position, front.id, story.published_at desc, story.id desc")
                .param("now", StoryQuery.now(timeOfDay))
                .param("except", except.toArray(Long[]::new))
                .param("count", count)
                .query(StoryQuery::map)
                .list());
    }

    /** The nearest month before or after with a story in it; where both are asked, one statement each. */
    public Optional<YearMonth> monthBefore(YearMonth month) {
        return month("select max(a.published_at) from article a where " + LIVE + "and a.published_at < :moment", month);
    }

    /** The nearest later month with a story in it. */
    public Optional<YearMonth> monthAfter(YearMonth month) {
        return month(
                "select min(a.published_at) from article a where " + LIVE + "and a.published_at >= :moment",
                month.plusMonths(1));
    }

    /** The stories of several rankings, each in its order; one statement for all. */
    public RankedStories ranked(Ranking... rankings) {
        return pages.of(Set.of(Ingredient.TALK), () -> read(rankings), RankedStories::numbers);
    }

    private RankedStories read(Ranking... rankings) {
        Map<String, List<Ranked>> ranked = new HashMap<>();
        Map<String, Object> parameters = new HashMap<>();
        StringJoiner queries = new StringJoiner(" union all ");
        for (Ranking each : rankings) {
            ranked.put(each.name(), new ArrayList<>());
            parameters.putAll(each.parameters());
            queries.add("select '" + each.name() + "' as ranking, article_id, place, number from (" + each.query()
                    + ") " + each.name());
        }
        jdbc.sql(StoryQuery.SELECT + ", named.ranking, named.number from (" + queries + ") named"
                        + " join article a on a.id = named.article_id "
                        + StoryQuery.JOIN
                        + "where "
                        + LIVE
                        + "order by named.place, a.published_at desc, a.id desc")
                .param("now", StoryQuery.now(timeOfDay))
                .params(parameters)
                .query((RowCallbackHandler) row -> Objects.requireNonNull(ranked.get(row.getString("ranking")))
                        .add(new Ranked(StoryQuery.map(row, 0), row.getLong("number"))));
        return new RankedStories(ranked);
    }

    /** The newest of all stories. */
    public Ranking newest(String name, int count) {
        return new Ranking(
                name,
                "select a.id as article_id, 0 as place, 0 as number from article a where " + LIVE
                        + "order by a.published_at desc, a.id desc limit " + count,
                Map.of());
    }

    /** The stories next to one in its section by the time of publication, the later ones with the number 1. */
    public Ranking neighboursOf(String name, ArticleView article) {
        String neighbour =
                "(select a.id as article_id, cast(0 as double precision) as place, %s as number from article a where "
                        + LIVE
                        + "and a.section_id = :section and (a.published_at, a.id) %s (:moment, :id) "
                        + "order by a.published_at %s, a.id %3$s limit 1)";
        return new Ranking(
                name,
                String.format(neighbour, 0, "<", "desc") + " union all " + String.format(neighbour, 1, ">", "asc"),
                Map.of(
                        "section",
                        article.section().id(),
                        "moment",
                        Objects.requireNonNull(article.publishedAt()).atOffset(ZoneOffset.UTC),
                        "id",
                        article.id()));
    }

    /** A list tells how many replies each of its stories has; what is said under others does not change it. */
    private List<Story> withReplies(Supplier<List<Story>> reading) {
        return pages.of(
                Set.of(Ingredient.TALK),
                reading,
                found -> found.stream().map(Story::id).toList());
    }

    private Optional<YearMonth> month(String sql, YearMonth start) {
        @Nullable
        Instant moment = jdbc
                .sql(sql)
                .param("now", StoryQuery.now(timeOfDay))
                .param("moment", startOf(start))
                .query((row, number) -> row.getTimestamp(1))
                .list()
                .stream()
                .filter(each -> each != null)
                .map(each -> each.toInstant())
                .findFirst()
                .orElse(null);
        return Optional.ofNullable(moment).map(clock::monthOf);
    }

    private OffsetDateTime startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(site.timeZone()).toOffsetDateTime();
    }
}
