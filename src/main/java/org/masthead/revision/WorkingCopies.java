package org.masthead.revision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people are writing, apart from what is saved: a row for each window, which only that window writes, so that
 * nobody's text meets another's. Every ten minutes one of them goes into the story's history as well. What was not
 * touched for {@value #DAYS} days goes.
 */
@Component
@Transactional
public class WorkingCopies {

    static final int DAYS = 60;

    private static final String SELECT = "select id, sitting, base, turn, text, saved_at from working_copy ";

    private final JdbcClient jdbc;
    private final Revisions revisions;

    WorkingCopies(JdbcClient jdbc, Revisions revisions) {
        this.jdbc = jdbc;
        this.revisions = revisions;
    }

    /**
     * Keeps what stands in a window.
     *
     * @param turn counts what the window sends; what comes late changes nothing
     * @return when the text that is kept now was kept
     */
    public Instant keep(Sitting sitting, long base, long turn, StoryText text) {
        fold(sitting);
        String json = StoryTextJson.write(text);
        jdbc.sql("""
                        insert into working_copy as w (sitting, account_id, article_id, hot_fix, base, turn, text)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb)
                        on conflict (account_id, sitting) do update
                        set base = excluded.base, turn = excluded.turn, text = excluded.text,
                            saved_at = clock_timestamp()
                        where w.turn < excluded.turn and w.article_id is not distinct from excluded.article_id
                        """)
                .param(sitting.key())
                .param(sitting.account())
                .param(sitting.article())
                .param(sitting.hotFix())
                .param(base)
                .param(turn)
                .param(json)
                .update();
        return jdbc.sql("select saved_at from working_copy where account_id = ? and sitting = ?")
                .params(sitting.account(), sitting.key())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    /** The latest that somebody wrote at a story and has not saved. */
    @Transactional(readOnly = true)
    public Optional<WorkingCopy> latest(long account, long article, boolean hotFix) {
        return jdbc.sql(
                        SELECT
                                + "where account_id = ? and article_id = ? and hot_fix = ? and text <> '{}' order by saved_at desc limit 1")
                .params(account, article, hotFix)
                .query(WorkingCopies::map)
                .optional();
    }

    /** The stories that somebody began and never saved, latest first. */
    @Transactional(readOnly = true)
    public List<WorkingCopy> begun(long account) {
        return jdbc.sql(
                        SELECT
                                + "where account_id = ? and article_id is null and text <> '{}' order by saved_at desc limit 20")
                .param(account)
                .query(WorkingCopies::map)
                .list();
    }

    /**
     * Forgets what a window sent, now that it is saved, and the copy that its text was taken from, unless another
     * window wrote on. The turn stays, so that a text which was under way meanwhile is known to be late.
     *
     * @param former the copy as {@link WorkingCopy#name()} gives it, or empty
     */
    public void saved(Sitting sitting, long turn, String former) {
        jdbc.sql("""
                        insert into working_copy as w (sitting, account_id, article_id, hot_fix, turn, text)
                        values (?, ?, ?, ?, ?, '{}')
                        on conflict (account_id, sitting) do update
                        set article_id = excluded.article_id, text = '{}', turn = greatest(w.turn, excluded.turn),
                            saved_at = clock_timestamp()
                        """)
                .param(sitting.key())
                .param(sitting.account())
                .param(sitting.article())
                .param(sitting.hotFix())
                .param(turn)
                .update();
        jdbc.sql("delete from working_copy where account_id = ? and sitting || ':' || turn = ?")
                .params(sitting.account(), former)
                .update();
        jdbc.sql("""
                        delete from working_copy
                        where saved_at < clock_timestamp() - case when text = '{}' then interval '1 day'
                                                                  else make_interval(days => ?) end
                        """).param(DAYS).update();
    }

    /** Gives up what somebody wrote. Where it belongs to a story, its history keeps it. */
    public void discard(long account, long id) {
        giveUp("account_id = ? and id = ?", account, id);
    }

    /** Gives up all that somebody wrote at a story and did not save, for another text; the story's history keeps it. */
    public void discardAll(long account, long article) {
        giveUp("account_id = ? and article_id = ?", account, article);
    }

    private void giveUp(String which, Object... parameters) {
        toHistory(which, Reason.WORK, parameters);
        jdbc.sql("delete from working_copy where " + which).params(parameters).update();
    }

    /** Puts what others have in their windows into the story's history, because somebody takes it over from them. */
    void keepOthers(long article, long account) {
        toHistory(
                "article_id = ? and account_id <> ? and saved_at > clock_timestamp() - interval '1 day'",
                Reason.TAKEN_OVER,
                article,
                account);
    }

    private void fold(Sitting sitting) {
        String due = "account_id = ? and sitting = ? and folded_at < clock_timestamp() - interval '10 minutes'";
        toHistory(due, Reason.WORK, sitting.account(), sitting.key());
        jdbc.sql("update working_copy set folded_at = clock_timestamp() where " + due)
                .params(sitting.account(), sitting.key())
                .update();
    }

    private void toHistory(String which, Reason reason, Object... parameters) {
        record Kept(long article, long account, StoryText text, Instant savedAt) {}
        List<Kept> kept = jdbc.sql("select article_id, account_id, text, saved_at from working_copy"
                        + " where article_id is not null and text <> '{}' and " + which + " for update")
                .params(parameters)
                .query((row, number) -> new Kept(
                        row.getLong("article_id"),
                        row.getLong("account_id"),
                        StoryTextJson.read(row.getString("text")),
                        row.getTimestamp("saved_at").toInstant()))
                .list();
        kept.forEach(
                each -> revisions.keep(each.article(), each.text(), reason, "", false, each.account(), each.savedAt()));
    }

    private static WorkingCopy map(ResultSet row, int number) throws SQLException {
        return new WorkingCopy(
                row.getLong("id"),
                row.getString("sitting"),
                row.getLong("base"),
                row.getLong("turn"),
                StoryTextJson.read(row.getString("text")),
                row.getTimestamp("saved_at").toInstant());
    }
}
