package org.masthead.article;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.site.SiteClock;
import org.masthead.site.SiteSettings;
import org.masthead.web.Cursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What readers may see, and nothing else: every public list and page asks here, so that a draft, a withdrawn story or
 * one under embargo has no door to slip through. Each list is one statement, newest first, and reads no more rows than
 * it returns.
 */
@Component
@Transactional(readOnly = true)
public class LiveArticles {

    /**
     * Which articles readers may see: the one condition that every public statement starts from. A story whose moment
     * lies ahead is under embargo and as good as a draft. {@code a} is the article and {@code :now} this moment; the
     * partial indexes are read by the first half, in order.
     */
    public static final String LIVE = "a.status = 'LIVE' and a.published_at <= :now ";

    private static final String FROM_A_PLACE_ON = "where " + LIVE + "and (a.published_at, a.id) < (:moment, :id) ";
    private static final String NEWEST_FIRST = "order by a.published_at desc, a.id desc limit :count";

    private final JdbcClient jdbc;
    private final ArticleRepository articles;
    private final ArticleViews views;
    private final SiteSettings site;
    private final SiteClock clock;
    private final Clock timeOfDay;

    LiveArticles(
            JdbcClient jdbc,
            ArticleRepository articles,
            ArticleViews views,
            SiteSettings site,
            SiteClock clock,
            Clock timeOfDay) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.views = views;
        this.site = site;
        this.clock = clock;
        this.timeOfDay = timeOfDay;
    }

    /**
     * The article at an address.
     *
     * @return nothing where there never was one, or none that readers may see
     * @throws ArticleMoved if it has another address now
     * @throws ArticleWithdrawn if it was taken down
     */
    public Optional<ArticleView> at(String address) {
        Optional<Article> found = articles.findByAddress(address);
        boolean moved = found.isEmpty();
        if (moved) {
            found = articles.findByFormerAddress(address);
        }
        Article article =
                found.filter(each -> each.wasOutBy(timeOfDay.instant())).orElse(null);
        if (article == null) {
            return Optional.empty();
        }
        if (article.getStatus() != ArticleStatus.LIVE) {
            throw new ArticleWithdrawn(article.isLegalHold(), article.getWithdrawalNotice(), article.getWithdrawnAt());
        }
        if (moved) {
            // Only what is live says where it went: the new address may tell of a headline.
            throw new ArticleMoved(Objects.requireNonNull(article.getAddress()));
        }
        return Optional.of(views.of(article));
    }

    /** The stories of a list from a place on. */
    public List<Story> of(StoryRun run, Cursor after, int count) {
        return stories(run.filter, after, count, run.parameters);
    }

    /**
     * Where the page starts that ends at a place.
     *
     * @return nothing where that is the list's first page
     */
    public Optional<Cursor> pageBefore(StoryRun run, Cursor place, int size) {
        return jdbc.sql("select a.published_at, a.id from article a where " + LIVE
                        + "and (a.published_at, a.id) >= (:moment, :id) "
                        + run.filter
                        + "order by a.published_at, a.id limit 1 offset :size")
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
                : stories("and a.id = any (:ids) ", Cursor.START, ids.size(), Map.of("ids", ids.toArray(Long[]::new)))
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
        return jdbc.sql("select story.* from section front cross join lateral ("
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
                .list();
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

    /** The stories next to one in its section by the time of publication; one statement for both. */
    public Neighbours neighboursOf(ArticleView article) {
        String neighbour = "select a.id, a.address, a.headline, %s as later from article a where " + LIVE
                + "and a.section_id = :section and (a.published_at, a.id) %s (:moment, :id) "
                + "order by a.published_at %s, a.id %3$s limit 1";
        if (article.publishedAt() == null) {
            return Neighbours.NONE;
        }
        return Neighbours.of(jdbc.sql("(" + String.format(neighbour, false, "<", "desc") + ") union all ("
                        + String.format(neighbour, true, ">", "asc") + ")")
                .param("section", article.section().id())
                .param("now", StoryQuery.now(timeOfDay))
                .param("moment", article.publishedAt().atOffset(ZoneOffset.UTC))
                .param("id", article.id())
                .query((row, number) -> new Neighbours.Neighbour(
                        row.getLong("id"),
                        row.getString("address"),
                        row.getString("headline"),
                        row.getBoolean("later")))
                .list());
    }

    private List<Story> stories(String filter, Cursor after, int count, Map<String, ?> parameters) {
        return jdbc.sql(StoryQuery.SELECT + StoryQuery.FROM + FROM_A_PLACE_ON + filter + NEWEST_FIRST)
                .param("now", StoryQuery.now(timeOfDay))
                .param("moment", after.moment().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("count", count)
                .params(parameters)
                .query(StoryQuery::map)
                .list();
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
