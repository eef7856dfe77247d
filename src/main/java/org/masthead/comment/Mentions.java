package org.masthead.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other sites say of stories, by pingbacks and trackbacks. They are no comments: nobody can answer them. */
@Component
public class Mentions {

    /** More than these of one story help no reader. */
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    Mentions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What became of one. */
    public enum State {
        WAITING,
        SHOWN,
        HIDDEN
    }

    /** One as moderators see it. */
    public record Entry(Mention mention, State state, String headline, long articleId) {}

    /** What readers see below a story, the first first. */
    List<Mention> of(long articleId) {
        return jdbc.sql("""
                        select id, title, address, excerpt, mentioned_at from mention
                        where article_id = ? and status = 'SHOWN' order by mentioned_at, id limit ?
                        """)
                .params(articleId, MOST)
                .query((row, number) -> mention(row))
                .list();
    }

    /** @param before only those with smaller numbers */
    public List<Entry> in(State state, long before, int count) {
        return jdbc.sql("""
                        select m.id, m.title, m.address, m.excerpt, m.mentioned_at, a.headline, m.article_id
                        from mention m join article a on a.id = m.article_id
                        where m.status = ? and m.id < ? order by m.id desc limit ?
                        """)
                .params(state.name(), before, count)
                .query((row, number) ->
                        new Entry(mention(row), state, row.getString("headline"), row.getLong("article_id")))
                .list();
    }

    /** Shows one to readers, or hides it. */
    @Transactional
    public boolean decide(long id, State state, long account) {
        return jdbc.sql("""
                        update mention set status = :state, decided_by = :account, decided_at = :now, version = version + 1
                        where id = :id
                        """)
                        .param("state", state.name())
                        .param("account", account)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                > 0;
    }

    private static Mention mention(ResultSet row) throws SQLException {
        return new Mention(
                row.getLong("id"),
                row.getString("title"),
                row.getString("address"),
                row.getString("excerpt"),
                row.getTimestamp("mentioned_at").toInstant());
    }
}
