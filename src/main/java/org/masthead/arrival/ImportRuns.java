package org.masthead.arrival;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The book of all imports. */
@Component
class ImportRuns {

    private static final String SELECT = """
            select r.id, r.source, r.origin, r.file_name, r.dry, r.state, r.position, r.counts, r.progress, r.problem,
                   k.name as person, r.started_at, r.seen_at, r.finished_at
            from import_run r left join account k on k.id = r.account_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long begin(String source, String fileName, String digest, boolean dry, @Nullable Long account) {
        return jdbc.sql("""
                        insert into import_run (source, file_name, digest, dry, state, account_id, started_at, seen_at)
                        values (:source, :name, :digest, :dry, 'RUNNING', :account, :now, :now) returning id
                        """)
                .param("source", source)
                .param("name", Rows.fit(fileName, 300))
                .param("digest", digest)
                .param("dry", dry)
                .param("account", account, Types.BIGINT)
                .param("now", now())
                .query(Long.class)
                .single();
    }

    /** The run of a file that did not come to its end. */
    Optional<ImportRun> unfinished(String source, String digest) {
        return jdbc.sql(SELECT + """
                        where r.source = :source and r.digest = :digest and not r.dry
                          and r.state in ('RUNNING', 'STOPPING', 'STOPPED', 'FAILED')
                        order by r.id desc limit 1
                        """)
                .param("source", source)
                .param("digest", digest)
                .query(this::map)
                .optional();
    }

    Optional<ImportRun> find(long id) {
        return jdbc.sql(SELECT + "where r.id = :id")
                .param("id", id)
                .query(this::map)
                .optional();
    }

    List<ImportRun> newest(int count) {
        return jdbc.sql(SELECT + "order by r.id desc limit :count")
                .param("count", count)
                .query(this::map)
                .list();
    }

    /** Remembers where a run's pictures are; empty for the old site. */
    void looksIn(long id, String uploads) {
        jdbc.sql("update import_run set uploads = :uploads where id = :id")
                .param("uploads", uploads)
                .param("id", id)
                .update();
    }

    String looksIn(long id) {
        return jdbc.sql("select uploads from import_run where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    void goOn(long id) {
        jdbc.sql(
                        "update import_run set state = 'RUNNING', problem = '', finished_at = null, seen_at = :now where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
    }

    void from(long id, String origin) {
        jdbc.sql("update import_run set origin = :origin where id = :id")
                .param("origin", origin)
                .param("id", id)
                .update();
    }

    /**
     * Notes how far a run is.
     *
     * @return whether it is to go on
     */
    boolean advance(long id, long position, Totals totals, int progress) {
        return jdbc.sql("""
                        update import_run set position = :position, counts = :counts::jsonb, progress = :progress, seen_at = :now
                        where id = :id returning state = 'RUNNING'
                        """)
                .param("position", position)
                .param("counts", totals.json())
                .param("progress", progress)
                .param("now", now())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void askToStop(long id) {
        jdbc.sql("update import_run set state = 'STOPPING' where id = :id and state = 'RUNNING'")
                .param("id", id)
                .update();
    }

    void end(long id, ImportRun.State state, String problem) {
        jdbc.sql("""
                        update import_run set state = :state, problem = :problem, finished_at = :now, seen_at = :now,
                               progress = case :state when 'FINISHED' then 1000 else progress end
                        where id = :id
                        """)
                .param("state", state.name())
                .param("problem", Rows.fit(problem, 500))
                .param("now", now())
                .param("id", id)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private ImportRun map(ResultSet row, int number) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return new ImportRun(
                row.getLong("id"),
                row.getString("source"),
                row.getString("origin"),
                row.getString("file_name"),
                row.getBoolean("dry"),
                ImportRun.State.valueOf(row.getString("state")),
                row.getLong("position"),
                Totals.of(row.getString("counts")),
                row.getInt("progress"),
                row.getString("problem"),
                row.getString("person"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("seen_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
