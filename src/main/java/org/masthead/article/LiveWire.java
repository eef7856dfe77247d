package org.masthead.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.text.ArticleMarkup;
import org.masthead.text.SafeHtml;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The newest live stories with all that feeds want to know, each list in one statement. */
@Component
@Transactional(readOnly = true)
public class LiveWire {

    /** The last columns are read once for all rows, from the ends of an index. */
    private static final String MORE = """
            , a.created_at, a.updated_at, case when :whole then a.body else '' end as body,
            array(select t.name from article_tag x join tag t on t.id = x.tag_id
                  where x.article_id = a.id order by x.position) as tag_names,
            (select max(saved_at) from article where status = 'LIVE') as saved_at,
            (select max(saved_at) from article where status = 'WITHDRAWN') as withdrawn_at,
            (select max(published_at) from publication) as released_at
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    LiveWire(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * All stories.
     *
     * @param whole whether the bodies are wanted
     */
    public Wire latest(int count, boolean whole) {
        return wire(StoryRun.all(), count, whole);
    }

    public Wire inSection(long sectionId, int count, boolean whole) {
        return wire(StoryRun.inSection(sectionId), count, whole);
    }

    public Wire withTag(long tagId, int count, boolean whole) {
        return wire(StoryRun.withTag(tagId), count, whole);
    }

    public Wire by(long authorId, int count, boolean whole) {
        return wire(StoryRun.by(authorId), count, whole);
    }

    /** When an article was first written; the same for ever. */
    public Instant createdAt(long articleId) {
        return jdbc.sql("select created_at from article where id = :id")
                .param("id", articleId)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private Wire wire(StoryRun run, int count, boolean whole) {
        List<WireStory> stories = new ArrayList<>();
        List<Instant> touches = new ArrayList<>();
        jdbc.sql(StoryQuery.SELECT
                        + MORE
                        + "from "
                        + run.source
                        + StoryQuery.JOIN
                        + "where "
                        + LiveArticles.LIVE
                        + run.filter
                        + run.newestFirst()
                        + "limit :count")
                .param("now", StoryQuery.now(clock))
                .param("whole", whole)
                .param("count", count)
                .params(run.parameters)
                .query(row -> {
                    WireStory story = map(row);
                    stories.add(story);
                    touches.add(story.story().publishedAt());
                    addMoment(row.getTimestamp("saved_at"), touches);
                    addMoment(row.getTimestamp("withdrawn_at"), touches);
                    addMoment(row.getTimestamp("released_at"), touches);
                });
        return new Wire(stories, touches.stream().max(Instant::compareTo).orElse(null));
    }

    private static WireStory map(ResultSet row) throws SQLException {
        String body = row.getString("body");
        Timestamp updatedAt = row.getTimestamp("updated_at");
        return new WireStory(
                StoryQuery.map(row, 0),
                row.getTimestamp("created_at").toInstant(),
                updatedAt == null ? null : updatedAt.toInstant(),
                List.of((String[]) row.getArray("tag_names").getArray()),
                body.isEmpty() ? SafeHtml.EMPTY : ArticleMarkup.clean(body));
    }

    private static void addMoment(@Nullable Timestamp moment, List<Instant> moments) {
        if (moment != null) {
            moments.add(moment.toInstant());
        }
    }
}
