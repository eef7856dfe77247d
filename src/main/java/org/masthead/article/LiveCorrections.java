package org.masthead.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.masthead.web.Cursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The notes under all live stories, newest first. What was withdrawn takes its notes along. */
@Component
@Transactional(readOnly = true)
public class LiveCorrections {

    static final String FROM = "from correction c join article a on a.id = c.article_id where " + LiveArticles.LIVE;

    private final JdbcClient jdbc;
    private final Clock clock;

    LiveCorrections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** So many from a place on. */
    public List<CorrectedStory> latest(Cursor after, int count) {
        return jdbc.sql("select c.id, c.kind, c.text, c.corrected_at, a.id as article_id, a.headline, a.address,"
                        + " a.created_at " + FROM + "and (c.corrected_at, c.id) < (:moment, :id)"
                        + " order by c.corrected_at desc, c.id desc limit :count")
                .param("now", StoryQuery.now(clock))
                .param("moment", after.moment().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("count", count)
                .query(LiveCorrections::map)
                .list();
    }

    private static CorrectedStory map(ResultSet row, int number) throws SQLException {
        return new CorrectedStory(
                new Correction(
                        row.getLong("id"),
                        CorrectionKind.valueOf(row.getString("kind")),
                        row.getString("text"),
                        row.getTimestamp("corrected_at").toInstant()),
                row.getLong("article_id"),
                row.getString("headline"),
                row.getString("address"),
                row.getTimestamp("created_at").toInstant());
    }
}
