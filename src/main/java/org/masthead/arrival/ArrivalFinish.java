package org.masthead.arrival;

import java.util.Map;
import org.masthead.audit.Audit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is done when all records of a run are here. */
@Component
class ArrivalFinish {

    private static final int MOST_ON_FRONT = 12;

    private final JdbcClient jdbc;
    private final ImportRuns runs;
    private final Audit audit;

    ArrivalFinish(JdbcClient jdbc, ImportRuns runs, Audit audit) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.audit = audit;
    }

    @Transactional
    void complete(long id) {
        ImportRun run = runs.find(id).orElseThrow();
        if (!run.dry()) {
            lead(id);
            audit.note(
                    "import",
                    "imported",
                    id,
                    run.fileName(),
                    Map.of("records", run.totals().read()));
        }
    }

    /** What stood first there stands first here, unless somebody arranged the front page. */
    private void lead(long id) {
        jdbc.sql("""
                        insert into front_place (front_id, position, article_id)
                        select f.id, row_number() over (order by a.published_at desc, a.id desc) - 1, a.id
                        from front f
                        cross join lateral (
                            select a.id, a.published_at from import_item i join article a on a.id = i.target_id and a.status = 'LIVE'
                            where i.brought_by = :run and i.kind = 'STORY' and i.data ->> 'leads' = 'true'
                            order by a.published_at desc, a.id desc limit :most) a
                        where f.section_id is null and not exists (select from front_place p where p.front_id = f.id)
                        """).param("run", id).param("most", MOST_ON_FRONT).update();
    }
}
