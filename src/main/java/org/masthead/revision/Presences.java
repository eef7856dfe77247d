package org.masthead.revision;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has which story open, as their windows tell every 20 seconds. Whoever was there first holds the story; another
 * may take it over. It is a courtesy among people who see each other and no lock on the text: whoever saves all the
 * same is merged. The database's clock decides who is gone.
 */
@Component
@Transactional
public class Presences {

    /** Who is heard of within this time is there; two beats may be lost. */
    public static final String THERE = "seen_at > clock_timestamp() - interval '70 seconds'";

    private final JdbcClient jdbc;
    private final WorkingCopies copies;

    Presences(JdbcClient jdbc, WorkingCopies copies) {
        this.jdbc = jdbc;
        this.copies = copies;
    }

    /**
     * Notes that a window is still open; it holds the story where nobody else does.
     *
     * @return the name of who took it over from this window, or nothing
     */
    public Optional<String> beat(long article, long account, String sitting) {
        lock(article);
        jdbc.sql("delete from presence where article_id = ? and seen_at < clock_timestamp() - interval '1 day'")
                .param(article)
                .update();
        jdbc.sql("""
                        insert into presence as p (article_id, account_id, sitting, holds)
                        values (:article, :account, :sitting, not exists (select from presence
                            where article_id = :article and account_id <> :account and holds and $there))
                        on conflict (article_id, account_id, sitting) do update
                        set seen_at = clock_timestamp(), holds = excluded.holds and p.taken_by is null
                        """.replace("$there", THERE))
                .param("article", article)
                .param("account", account)
                .param("sitting", sitting)
                .update();
        return jdbc.sql("""
                        select k.name from presence p join account k on k.id = p.taken_by
                        where p.article_id = ? and p.account_id = ? and p.sitting = ?
                        """)
                .params(article, account, sitting)
                .query(String.class)
                .optional();
    }

    /** The others who have it open, who holds it first, everyone once. */
    @Transactional(readOnly = true)
    public List<Presence> others(long article, long account) {
        return jdbc.sql("""
                        select p.account_id, k.name, min(p.since) as since, bool_or(p.holds) as holds
                        from presence p join account k on k.id = p.account_id
                        where p.article_id = ? and p.account_id <> ? and $there
                        group by p.account_id, k.name order by holds desc, since
                        """.replace("$there", THERE))
                .params(article, account)
                .query((row, number) -> new Presence(
                        row.getLong("account_id"),
                        row.getString("name"),
                        row.getTimestamp("since").toInstant(),
                        row.getBoolean("holds")))
                .list();
    }

    /** Takes a story over. The others are told with their next beat; what they wrote goes into its history. */
    public void takeOver(long article, long account) {
        lock(article);
        copies.keepOthers(article, account);
        jdbc.sql("update presence set holds = false, taken_by = ? where article_id = ? and account_id <> ? and holds")
                .params(account, article, account)
                .update();
        jdbc.sql("update presence set taken_by = null where article_id = ? and account_id = ?")
                .params(article, account)
                .update();
    }

    /** Somebody closed a window. */
    public void leave(long article, long account, String sitting) {
        jdbc.sql("delete from presence where article_id = ? and account_id = ? and sitting = ?")
                .params(article, account, sitting)
                .update();
    }

    /** Two windows that open one story at the same moment: one of them is first. */
    private void lock(long article) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('presence'), ?::integer)")
                .param(article)
                .query(row -> {});
    }
}
