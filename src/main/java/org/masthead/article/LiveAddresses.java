package org.masthead.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.masthead.site.SiteSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every address that has something for readers, for sitemaps. They are counted out by the numbers of what they stand
 * for, so that an address stays in its part, a part never holds more than {@link #PER_PART}, and each page of it is
 * read from an index, however many there are.
 */
@Component
@Transactional(readOnly = true)
public class LiveAddresses {

    /** The most addresses that one sitemap may hold. */
    public static final int PER_PART = 50_000;

    private final JdbcClient jdbc;
    private final SiteSettings site;
    private final Clock clock;

    LiveAddresses(JdbcClient jdbc, SiteSettings site, Clock clock) {
        this.jdbc = jdbc;
        this.site = site;
        this.clock = clock;
    }

    /** What addresses stand for. Lists without a live story are left out. */
    public enum Kind {
        ARTICLES("select a.id, a.address, greatest(a.published_at, a.updated_at) as changed_at from article a where "
                + LiveArticles.LIVE),
        SECTIONS(list(
                "section",
                "section",
                "a.published_at",
                "article a where a.section_id = e.id and " + LiveArticles.LIVE)),
        TAGS(list("tag", "tag", "f.live_at", "article_tag f where f.tag_id = e.id and f.live_at <= :now")),
        AUTHORS(list("author", "author", "b.live_at", "byline b where b.author_id = e.id and b.live_at <= :now"));

        private final String sql;

        Kind(String sql) {
            this.sql = "from (" + sql + ") entry where changed_at is not null ";
        }

        private static String list(String table, String path, String moment, String stories) {
            return "select e.id, '/" + path + "/' || e.slug as address, (select max(" + moment + ") from " + stories
                    + ") as changed_at from " + table + " e";
        }
    }

    /**
     * An address.
     *
     * @param id of what it stands for
     */
    public record Entry(long id, String address, Instant changedAt) {}

    /**
     * Up to {@link #PER_PART} addresses.
     *
     * @param number from 1
     * @param changedAt when the newest change in it was
     */
    public record Part(int number, Instant changedAt) {}

    /** The parts that hold any address; of articles each is asked of an index, and the others are few. */
    public List<Part> parts(Kind kind) {
        String parts = kind == Kind.ARTICLES
                ? """
                  select part, changed_at
                  from generate_series(0, (select max(id) - 1 from article) / :size) part
                  cross join lateral (
                      select greatest(a.published_at, a.updated_at) as changed_at from article a
                      where %s and (a.id - 1) / 50000 = part
                      order by greatest(a.published_at, a.updated_at) desc limit 1) newest
                  order by part
                  """.formatted(LiveArticles.LIVE)
                : "select (id - 1) / :size as part, max(changed_at) as changed_at " + kind.sql
                        + "group by part order by part";
        return jdbc.sql(parts)
                .param("size", PER_PART)
                .param("now", StoryQuery.now(clock))
                .query((row, number) -> new Part(row.getInt("part") + 1, moment(row)))
                .list();
    }

    /** What tells a part from itself after any change; nothing where it holds no address. */
    public Optional<String> fingerprint(Kind kind, int part) {
        return jdbc.sql(
                        "select md5(string_agg(id || ' ' || address || ' ' || extract(epoch from changed_at), ',' order by id)) "
                                + kind.sql
                                + "and id > :start and id <= :end")
                .param("now", StoryQuery.now(clock))
                .param("start", (part - 1L) * PER_PART)
                .param("end", (long) part * PER_PART)
                .query(String.class)
                .optional();
    }

    /** The addresses of a part that come after a number, in the order of their numbers. */
    public List<Entry> entries(Kind kind, int part, long after, int count) {
        return jdbc.sql("select id, address, changed_at " + kind.sql
                        + "and id > :after and id <= :end order by id limit :count")
                .param("now", StoryQuery.now(clock))
                .param("after", Math.max(after, (part - 1L) * PER_PART))
                .param("end", (long) part * PER_PART)
                .param("count", count)
                .query((row, number) -> new Entry(row.getLong("id"), row.getString("address"), moment(row)))
                .list();
    }

    /** The months of the site's calendar that have stories, newest first; the number of an entry means nothing. */
    public List<Entry> months() {
        // From the newest story of a month to the newest before that month, rather than through all stories.
        return jdbc.sql("""
                        with recursive month (changed_at) as (
                            select max(a.published_at) from article a where %1$s
                            union all
                            select (select max(a.published_at) from article a where %1$s and a.published_at
                                        < date_trunc('month', month.changed_at at time zone :zone) at time zone :zone)
                            from month where month.changed_at is not null)
                        select to_char(changed_at at time zone :zone, 'YYYY-MM') as month, changed_at
                        from month where changed_at is not null order by changed_at desc
                        """.formatted(LiveArticles.LIVE))
                .param("zone", site.timeZone().getId())
                .param("now", StoryQuery.now(clock))
                .query((row, number) -> {
                    YearMonth month = YearMonth.parse(row.getString("month"));
                    String address = String.format("/archive/%04d/%02d", month.getYear(), month.getMonthValue());
                    return new Entry(0, address, moment(row));
                })
                .list();
    }

    /** The stories that were published since a moment, newest first. */
    public List<Headline> since(Instant moment, int count) {
        return jdbc.sql("select a.address, a.headline, a.published_at from article a where " + LiveArticles.LIVE
                        + "and a.published_at >= :since order by a.published_at desc, a.id desc limit :count")
                .param("now", StoryQuery.now(clock))
                .param("since", moment.atOffset(ZoneOffset.UTC))
                .param("count", count)
                .query((row, number) -> new Headline(
                        row.getString("address"),
                        row.getString("headline"),
                        row.getTimestamp("published_at").toInstant()))
                .list();
    }

    /** A story in the news. */
    public record Headline(String address, String text, Instant publishedAt) {}

    private static Instant moment(ResultSet row) throws SQLException {
        return row.getTimestamp("changed_at").toInstant();
    }
}
