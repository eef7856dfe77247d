package org.masthead.revision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The history of stories. Every save that matters is a row with the whole text, which PostgreSQL packs to about a
 * third; the line of saves is what later saves are merged against, so nothing of it is ever taken away. Beside that
 * line stands work in between: one text in ten minutes of somebody's writing, of which the last {@value #MOST_WORK} of
 * a story are kept. So a story grows by its saves and not by the time that people spend on it.
 */
@Component
public class Revisions {

    static final int MOST_WORK = 20;

    private static final String ROW = """
            select r.id, r.article_id, r.account_id, k.name, r.saved_at, r.reason, r.note, r.in_place
            """;
    private static final String FROM = " from revision r left join account k on k.id = r.account_id ";
    /** Which rows {@code r} are saves, and not work in between. */
    public static final String IN_LINE = "r.reason not in ('WORK', 'TAKEN_OVER')";

    private final JdbcClient jdbc;

    Revisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps a text.
     *
     * @param inPlace whether the article's row carries it now
     * @return its number
     */
    public long keep(
            long article,
            StoryText text,
            Reason reason,
            String note,
            boolean inPlace,
            @Nullable Long account,
            Instant now) {
        long id = jdbc.sql("""
                        insert into revision (article_id, text, reason, note, in_place, account_id, saved_at)
                        values (?, ?::jsonb, ?, ?, ?, ?, ?) returning id
                        """)
                .param(article)
                .param(StoryTextJson.write(text))
                .param(reason.name())
                .param(note)
                .param(inPlace)
                .param(account)
                .param(now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        if (reason == Reason.WORK) {
            jdbc.sql("""
                    delete from revision where article_id = :article and reason = 'WORK' and id not in
                        (select id from revision where article_id = :article and reason = 'WORK'
                         order by id desc limit :most)
                    """).param("article", article).param("most", MOST_WORK).update();
        }
        return id;
    }

    /** The latest text of a story, be it before the readers or pending; nothing where no history was kept so far. */
    public Optional<Revision> head(long article) {
        return one(IN_LINE + " and r.article_id = ?", article);
    }

    /** The text that the article's row carries. */
    public Optional<Revision> inPlace(long article) {
        return one("r.in_place and r.article_id = ?", article);
    }

    /** A text of that story. */
    public Optional<Revision> find(long article, long id) {
        return one("r.article_id = ? and r.id = ?", article, id);
    }

    /** The first text that was saved of a story, as far as its history goes back. */
    public Optional<Revision> first(long article) {
        return one("r.id = (select min(r.id) from revision r where r.article_id = ? and " + IN_LINE + ")", article);
    }

    /** Notes that readers have the text which the article's row carries from that moment on. */
    public void show(long article, Instant since) {
        jdbc.sql("""
                        update revision set seen_at = ?
                        where id = (select max(id) from revision where article_id = ? and in_place)
                        """).params(since.atOffset(ZoneOffset.UTC), article).update();
    }

    /** Forgets what readers had: of a story that comes back they are shown nothing from before. */
    public void hide(long article) {
        jdbc.sql("update revision set seen_at = null where article_id = ? and seen_at is not null")
                .param(article)
                .update();
    }

    /** The texts of a live story that stood before the readers, latest first. */
    public List<ShownText> shown(long article, int count) {
        return jdbc.sql("""
                        select seen_at, reason, text from revision
                        where article_id = ? and seen_at is not null order by id desc limit ?
                        """)
                .params(article, count)
                .query((row, number) -> new ShownText(
                        row.getTimestamp("seen_at").toInstant(),
                        Reason.valueOf(row.getString("reason")),
                        StoryTextJson.read(row.getString("text"))))
                .list();
    }

    /** The history of a story before one of its revisions, latest first. */
    public List<RevisionRow> before(long article, long before, int count) {
        return jdbc.sql(ROW + FROM + "where r.article_id = ? and r.id < ? order by r.id desc limit ?")
                .params(article, before, count)
                .query((row, number) -> new RevisionRow(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getTimestamp("saved_at").toInstant(),
                        Reason.valueOf(row.getString("reason")),
                        row.getString("note"),
                        row.getBoolean("in_place")))
                .list();
    }

    /** The number of the save before one in the line, or nothing. */
    public Optional<Long> previous(long article, long id) {
        return jdbc.sql("select max(r.id) from revision r where r.article_id = ? and r.id < ? and " + IN_LINE)
                .params(article, id)
                .query(Long.class)
                .optional();
    }

    private Optional<Revision> one(String where, Object... parameters) {
        return jdbc.sql(ROW + ", r.text" + FROM + "where " + where + " order by r.id desc limit 1")
                .params(parameters)
                .query(Revisions::map)
                .optional();
    }

    private static Revision map(ResultSet row, int number) throws SQLException {
        long account = row.getLong("account_id");
        Long savedBy = row.wasNull() ? null : account;
        return new Revision(
                row.getLong("id"),
                row.getLong("article_id"),
                savedBy,
                row.getString("name"),
                row.getTimestamp("saved_at").toInstant(),
                Reason.valueOf(row.getString("reason")),
                row.getString("note"),
                row.getBoolean("in_place"),
                StoryTextJson.read(row.getString("text")));
    }
}
