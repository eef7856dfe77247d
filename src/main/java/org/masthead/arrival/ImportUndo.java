package org.masthead.arrival;

import java.util.Map;
import org.masthead.audit.Audit;
import org.masthead.media.PictureInUse;
import org.masthead.media.PictureService;
import org.masthead.web.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back what a run brought, and nothing else: what somebody changed here since, replied to, or put to use stays,
 * and is counted.
 */
@Component
class ImportUndo {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final PictureService pictures;
    private final Audit audit;

    ImportUndo(JdbcClient jdbc, PictureService pictures, Audit audit) {
        this.jdbc = jdbc;
        this.pictures = pictures;
        this.audit = audit;
    }

    /** Begins, unless the run is one that cannot be taken back. */
    @Transactional
    boolean begin(long run) {
        return jdbc.sql("""
                        update import_run set state = 'UNDOING' where id = ? and not dry
                           and state in ('STOPPED', 'FAILED', 'FINISHED', 'UNDOING', 'RUNNING', 'STOPPING')
                        """).param(run).update() == 1;
    }

    /**
     * Takes back some stories, with all that was said to them.
     *
     * @param after the number of the last story that was looked at
     * @return the number of the last one now; 0 if that was all
     */
    @Transactional
    long stories(long run, long after) {
        quietly();
        return jdbc.sql("""
                        with looked as (
                            select i.target_id, i.origin, i.source, a.id is not null and a.version = i.left_version and a.status = i.left_status
                                   and a.saved_by is null
                                   and not exists (select from working_copy w where w.article_id = a.id and w.text <> '{}')
                                   and not exists (select from comment c where c.article_id = a.id and not exists (
                                       select from import_item b where b.brought_by = :run and b.kind = 'COMMENT' and b.target_id = c.id
                                           and (c.version, c.status) = (b.left_version, b.left_status))) as untouched
                            from import_item i left join article a on a.id = i.target_id
                            where i.brought_by = :run and i.kind = 'STORY' and i.target_id > :after
                            order by i.target_id limit :most),
                        gone as (delete from article a using looked l where l.untouched and a.id = l.target_id),
                        forgotten as (delete from import_item i using looked l
                                      where l.untouched and i.origin = l.origin and i.kind = 'STORY' and i.source = l.source)
                        select coalesce(max(target_id), 0) from looked
                        """)
                .param("run", run)
                .param("after", after)
                .param("most", AT_ONCE)
                .query(Long.class)
                .single();
    }

    /** Takes back some comments to stories that stay; the answered go once all answers are gone. */
    @Transactional
    int comments(long run) {
        quietly();
        return jdbc.sql("""
                        delete from comment c using import_item i
                        where c.id in (
                            select b.target_id from import_item b join comment c on c.id = b.target_id
                            where b.brought_by = :run and b.kind = 'COMMENT' and (c.version, c.status) = (b.left_version, b.left_status)
                              and not exists (select from comment r where r.parent_id = c.id)
                            limit :most)
                          and i.kind = 'COMMENT' and i.target_id = c.id and i.brought_by = :run
                        """).param("run", run).param("most", AT_ONCE).update();
    }

    /**
     * Takes back what is left and in nobody's use.
     *
     * @return how many things stay, as they are in use or were changed
     */
    @Transactional
    long rest(long run) {
        quietly();
        jdbc.sql("""
                        delete from import_item i where i.brought_by = :run and i.kind = 'COMMENT'
                          and not exists (select from comment c where c.id = i.target_id)
                        """).param("run", run).update();
        jdbc.sql("""
                        delete from mention m using import_item i
                        where i.brought_by = :run and i.kind = 'MENTION' and i.target_id = m.id
                          and (m.version, m.status) = (i.left_version, i.left_status)
                        """).param("run", run).update();
        jdbc.sql("""
                        delete from import_item i where i.brought_by = :run and i.kind = 'MENTION'
                          and not exists (select from mention m where m.id = i.target_id)
                        """).param("run", run).update();
        jdbc.sql("""
                        delete from old_address o where o.brought_by = :run
                          and not exists (select from import_item i
                                          where i.brought_by = :run and i.kind = 'STORY' and i.target_id = o.article_id)
                        """).param("run", run).update();
        jdbc.sql("delete from old_address_rule where brought_by = ?").param(run).update();
        jdbc.sql("""
                        delete from tag t where id in (select target_id from import_item where brought_by = :run and kind in ('SECTION', 'TAG'))
                          and not exists (select from article_tag f where f.tag_id = t.id)
                          and exists (select from import_item i where i.brought_by = :run and i.target_id = t.id
                                      and (i.kind = 'TAG' or i.data ->> 'parent' <> ''))
                        """).param("run", run).update();
        jdbc.sql("""
                        delete from section s where id in (
                            select target_id from import_item where brought_by = :run and kind = 'SECTION' and data ->> 'parent' = '')
                          and not exists (select from article a where a.section_id = s.id)
                          and not exists (select from account_section l where l.section_id = s.id)
                        """).param("run", run).update();
        jdbc.sql("""
                        delete from import_item i where i.brought_by = :run and (
                            i.kind = 'TAG' and not exists (select from tag t where t.id = i.target_id)
                            or i.kind = 'SECTION' and i.data ->> 'parent' <> '' and not exists (select from tag t where t.id = i.target_id)
                            or i.kind = 'SECTION' and i.data ->> 'parent' = ''
                               and not exists (select from section s where s.id = i.target_id))
                        """).param("run", run).update();
        pictures(run);
        jdbc.sql("delete from import_item where seen_in = ? and target_id is null and kind <> 'AUTHOR'")
                .param(run)
                .update();
        long kept = jdbc.sql("select count(*) from import_item where brought_by = ?")
                .param(run)
                .query(Long.class)
                .single();
        String file = jdbc.sql(
                        "update import_run set state = 'UNDONE', finished_at = now() where id = ? returning file_name")
                .param(run)
                .query(String.class)
                .single();
        audit.note("import", "undone", run, file, Map.of("kept", kept));
        return kept;
    }

    /** Pictures that no story shows any more. */
    private void pictures(long run) {
        for (Long id : jdbc.sql("""
                        select target_id from import_item where brought_by = :run and kind = 'PICTURE' and target_id is not null
                        union
                        select picture_id from import_picture where run_id = :run and state = 'WAITING' and picture_id is not null
                        """).param("run", run).query(Long.class).list()) {
            try {
                pictures.delete(id);
            } catch (PictureInUse | NotFound stays) {
                continue;
            }
            jdbc.sql(
                            "delete from import_picture where picture_id is null and source in (select source from import_item where kind = 'PICTURE' and target_id = ?)")
                    .param(id)
                    .update();
            jdbc.sql("delete from import_item where kind = 'PICTURE' and target_id = ?")
                    .param(id)
                    .update();
        }
        jdbc.sql("delete from import_picture where run_id = ? and picture_id is null")
                .param(run)
                .update();
    }

    /** All of it. */
    long undo(long run) {
        for (long after = stories(run, 0); after > 0; after = stories(run, after)) {}
        while (comments(run) > 0) {}
        return rest(run);
    }

    private void quietly() {
        AtOnce.UNDO.tell(jdbc);
    }
}
