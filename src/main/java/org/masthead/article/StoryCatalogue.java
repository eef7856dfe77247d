package org.masthead.article;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.author.AuthorProfile;
import org.masthead.delivery.Ingredient;
import org.masthead.delivery.PageParts;
import org.masthead.section.TagLabel;
import org.masthead.web.Cursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What programs outside read of the paper, from place to place: live stories, and the tags and authors that readers can
 * have met in one. A tag that only a draft carries may tell what the draft is about, so it is in no list.
 */
@Component
@Transactional(readOnly = true)
public class StoryCatalogue {

    private static final String MORE = """
            , a.updated_at, greatest(a.published_at, a.updated_at) as changed_at,
            array(select array[t.id::text, t.name, t.slug] from article_tag x join tag t on t.id = x.tag_id
                  where x.article_id = a.id order by x.position) as tag_labels
            """;
    private static final String CHANGED = "greatest(a.published_at, a.updated_at)";

    private final JdbcClient jdbc;
    private final PageParts pages;
    private final Clock clock;

    StoryCatalogue(JdbcClient jdbc, PageParts pages, Clock clock) {
        this.jdbc = jdbc;
        this.pages = pages;
        this.clock = clock;
    }

    /** Stories from a place on, in one statement. */
    public List<CataloguedStory> list(StoryWish wish, Cursor after, int count) {
        Map<String, Object> parameters = new HashMap<>();
        Instant since = wish.changedSince();
        String from = since == null ? run(wish, parameters) : changed(wish, since, parameters);
        return pages.of(
                Set.of(Ingredient.TALK),
                () -> jdbc.sql(StoryQuery.SELECT + MORE + from + " limit :count")
                        .params(parameters)
                        .param("now", StoryQuery.now(clock))
                        .param("moment", after.moment().atOffset(ZoneOffset.UTC))
                        .param("id", after.id())
                        .param("count", count)
                        .query(StoryCatalogue::map)
                        .list(),
                found -> found.stream().map(each -> each.story().id()).toList());
    }

    /** Those of these stories that are live, in this order. */
    public List<CataloguedStory> among(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(StoryQuery.SELECT + MORE + StoryQuery.FROM + "where " + LiveArticles.LIVE
                                + "and a.id = any (:ids) order by array_position(:ids, a.id)")
                        .param("now", StoryQuery.now(clock))
                        .param("ids", ids.toArray(Long[]::new))
                        .query(StoryCatalogue::map)
                        .list();
    }

    /** A story of this number with its replies counted. */
    public Optional<CataloguedStory> find(long id) {
        return pages.of(
                Set.of(Ingredient.STORY, Ingredient.TALK),
                () -> jdbc.sql(StoryQuery.SELECT + MORE + StoryQuery.FROM + "where " + LiveArticles.LIVE
                                + "and a.id = :id")
                        .param("now", StoryQuery.now(clock))
                        .param("id", id)
                        .query(StoryCatalogue::map)
                        .optional(),
                found -> List.of(id));
    }

    /** Newest first; tag and author are read from their own indexes, what else is asked for narrows it. */
    private static String run(StoryWish wish, Map<String, Object> parameters) {
        Long tag = wish.tag();
        Long author = wish.author();
        StoryRun run = tag != null ? StoryRun.withTag(tag) : author != null ? StoryRun.by(author) : StoryRun.all();
        parameters.putAll(run.parameters);
        String more = tag == null ? "" : author(wish, parameters);
        return "from " + run.source + StoryQuery.JOIN + "where " + LiveArticles.LIVE + "and (" + run.moment + ", "
                + run.id + ") < (:moment, :id) " + run.filter + more + common(wish, parameters) + run.newestFirst();
    }

    private static String changed(StoryWish wish, Instant since, Map<String, Object> parameters) {
        parameters.put("changed", since.atOffset(ZoneOffset.UTC));
        String tagged = "";
        if (wish.tag() != null) {
            parameters.put("tag", wish.tag());
            tagged = "and exists (select from article_tag f where f.article_id = a.id and f.tag_id = :tag) ";
        }
        return StoryQuery.FROM + "where " + LiveArticles.LIVE + "and (" + CHANGED + ", a.id) < (:moment, :id) and "
                + CHANGED + " >= :changed " + tagged + author(wish, parameters) + common(wish, parameters)
                + "order by " + CHANGED + " desc, a.id desc";
    }

    private static String author(StoryWish wish, Map<String, Object> parameters) {
        if (wish.author() == null) {
            return "";
        }
        parameters.put("author", wish.author());
        return "and exists (select from byline f where f.article_id = a.id and f.author_id = :author) ";
    }

    private static String common(StoryWish wish, Map<String, Object> parameters) {
        StringBuilder where = new StringBuilder();
        if (wish.section() != null) {
            parameters.put("section", wish.section());
            where.append("and a.section_id = :section ");
        }
        if (wish.since() != null) {
            parameters.put("since", wish.since().atOffset(ZoneOffset.UTC));
            where.append("and a.published_at >= :since ");
        }
        if (wish.until() != null) {
            parameters.put("until", wish.until().atOffset(ZoneOffset.UTC));
            where.append("and a.published_at < :until ");
        }
        return where.toString();
    }

    /** Tags with a story in them, by number. */
    public List<TagLabel> tags(@Nullable String slug, long after, int count) {
        return jdbc.sql("""
                        select t.id, t.name, t.slug from tag t
                        where t.id > :after and (:slug::text is null or t.slug = :slug) and exists (select from article_tag f where f.tag_id = t.id
                                                        and f.live_at <= :now)
                        order by t.id limit :count
                        """)
                .param("slug", slug, Types.VARCHAR)
                .param("after", after)
                .param("now", StoryQuery.now(clock))
                .param("count", count)
                .query((row, number) -> new TagLabel(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Authors with a story, by number. */
    public List<AuthorProfile> authors(@Nullable String slug, long after, int count) {
        return jdbc.sql("""
                        select w.id, w.name, w.slug, w.position, w.biography from author w
                        where w.id > :after and (:slug::text is null or w.slug = :slug) and exists (select from byline f where f.author_id = w.id
                                                        and f.live_at <= :now)
                        order by w.id limit :count
                        """)
                .param("slug", slug, Types.VARCHAR)
                .param("after", after)
                .param("now", StoryQuery.now(clock))
                .param("count", count)
                .query((row, number) -> new AuthorProfile(
                        row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), null))
                .list();
    }

    private static CataloguedStory map(ResultSet row, int number) throws SQLException {
        Timestamp updated = row.getTimestamp("updated_at");
        return new CataloguedStory(
                StoryQuery.map(row, number), updated == null ? null : updated.toInstant(), labels(row));
    }

    private static List<TagLabel> labels(ResultSet row) throws SQLException {
        List<TagLabel> tags = new ArrayList<>();
        Array array = row.getArray("tag_labels");
        for (Object each : (Object[]) array.getArray()) {
            Object[] cells = (Object[]) each;
            tags.add(new TagLabel(Long.parseLong((String) cells[0]), (String) cells[1], (String) cells[2]));
        }
        return List.copyOf(tags);
    }

    /** Where a story stands in the order it was asked for in. */
    public static Cursor placeOf(CataloguedStory story, StoryWish wish) {
        Instant moment = wish.changedSince() == null ? story.story().publishedAt() : story.changedAt();
        return new Cursor(moment, story.story().id());
    }
}
