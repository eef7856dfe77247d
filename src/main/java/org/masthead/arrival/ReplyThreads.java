package org.masthead.arrival;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Joins comments with what they answer, where that came later: in the same file, or with a later export. */
@Component
class ReplyThreads {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;

    ReplyThreads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A comment, and what it answers; 0 where that is not here. */
    private record Answer(long comment, long parent, String source) {}

    /**
     * Joins some of those that wait.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean join(long run) {
        AtOnce.IMPORT.tell(jdbc);
        List<Answer> waiting = jdbc.sql("""
                        select w.comment_id, coalesce(p.id, 0) as parent, w.parent_source
                        from import_reply w
                        left join import_item i on i.origin = w.origin and i.kind = 'COMMENT' and i.source = w.parent_source
                        left join comment p on p.id = i.target_id
                        where not w.told and w.run_id = :run
                           or w.told and p.id is not null and w.origin = (select origin from import_run where id = :run)
                        order by w.comment_id limit :most
                        """)
                .param("run", run)
                .param("most", AT_ONCE)
                .query((row, number) -> new Answer(row.getLong(1), row.getLong(2), row.getString(3)))
                .list();
        for (Answer each : waiting) {
            if (each.parent() == 0 || !join(each)) {
                note(run, each);
            }
            String settled = each.parent() == 0
                    ? "update import_reply set told = true where comment_id = ?"
                    : "delete from import_reply where comment_id = ?";
            jdbc.sql(settled).param(each.comment()).update();
        }
        return waiting.size() == AT_ONCE;
    }

    /** Joins two, unless the answered is one of another story, or answers the answer. */
    private boolean join(Answer answer) {
        int joined = jdbc.sql("""
                        with recursive above (id, parent_id) as (
                            select id, parent_id from comment where id = :parent
                            union
                            select c.id, c.parent_id from above a join comment c on c.id = a.parent_id)
                        update comment c set parent_id = p.id, top_id = coalesce(p.top_id, p.id), level = p.level + 1
                        from comment p
                        where c.id = :comment and p.id = :parent and p.article_id = c.article_id
                          and not exists (select from above where id = :comment)
                        """)
                .param("comment", answer.comment())
                .param("parent", answer.parent())
                .update();
        if (joined == 0) {
            return false;
        }
        jdbc.sql("""
                        with recursive below (id, top_id, level) as (
                            select r.id, c.top_id, c.level + 1 from comment c join comment r on r.parent_id = c.id
                            where c.id = :comment
                            union all
                            select r.id, b.top_id, b.level + 1 from below b join comment r on r.parent_id = b.id)
                        update comment c set top_id = b.top_id, level = b.level from below b where b.id = c.id
                        """).param("comment", answer.comment()).update();
        jdbc.sql("update comment set holds_replies = true where id = ? and status <> 'APPROVED' and not holds_replies")
                .param(answer.parent())
                .update();
        return true;
    }

    private void note(long run, Answer answer) {
        jdbc.sql("""
                        insert into import_note (run_id, kind, source, title, refused, reason, detail)
                        select :run, 'COMMENT', i.source, left(c.author_name, 200), false, 'parent', :parent
                        from comment c join import_item i on i.kind = 'COMMENT' and i.target_id = c.id
                        where c.id = :comment
                        """)
                .param("run", run)
                .param("parent", answer.source())
                .param("comment", answer.comment())
                .update();
    }
}
