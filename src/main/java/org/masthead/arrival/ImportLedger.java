package org.masthead.arrival;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows what came from where, and keeps what there is to be told of it. */
@Component
class ImportLedger {

    private final JdbcClient jdbc;

    ImportLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The name of a thing of another site. */
    record Id(Kind kind, String key) {

        static Id of(Arrival arrival) {
            return new Id(arrival.kind(), fit(arrival.key()));
        }

        /** A key that is longer than is kept keeps a digest of itself at its end. */
        static String fit(String key) {
            return key.length() <= 200
                    ? key
                    : key.substring(0, 160) + HexFormat.of().formatHex(digest(key), 0, 16);
        }
    }

    /**
     * What is known of it.
     *
     * @param target its number here; null where it was not taken
     * @param isThere whether it still is here
     * @param touched whether somebody changed it here since
     * @param seenIn the last run that met it
     */
    record Known(@Nullable Long target, String hash, boolean isThere, boolean touched, long seenIn) {}

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hash(Arrival arrival) {
        return HexFormat.of().formatHex(digest(arrival.toString()));
    }

    Map<Id, Known> known(String origin, Collection<Id> ids) {
        Map<Id, Known> known = new HashMap<>();
        if (ids.isEmpty()) {
            return known;
        }
        Rows asked = new Rows();
        ids.forEach(id -> asked.add("kind", id.kind().name(), "source", id.key()));
        jdbc.sql("""
                        select i.kind, i.source, i.target_id, encode(i.hash, 'hex') as hash, i.seen_in,
                               case i.kind when 'STORY' then a.id is not null when 'COMMENT' then c.id is not null
                                           when 'MENTION' then m.id is not null when 'PICTURE' then true else i.target_id is not null end as is_there,
                               case i.kind
                                    when 'STORY' then (a.version, a.status) <> (i.left_version, i.left_status) or a.saved_by is not null
                                                      or exists (select from working_copy w where w.article_id = a.id and w.text <> '{}')
                                    when 'COMMENT' then (c.version, c.status) <> (i.left_version, i.left_status)
                                    when 'MENTION' then (m.version, m.status) <> (i.left_version, i.left_status)
                                    else false end as touched
                        from json_to_recordset(:asked::json) as q(kind text, source text)
                        join import_item i on i.origin = :origin and i.kind = q.kind and i.source = q.source
                        left join article a on i.kind = 'STORY' and a.id = i.target_id
                        left join comment c on i.kind = 'COMMENT' and c.id = i.target_id
                        left join mention m on i.kind = 'MENTION' and m.id = i.target_id
                        """).param("asked", asked.json()).param("origin", origin).query(row -> {
            long target = row.getLong("target_id");
            known.put(
                    new Id(Kind.valueOf(row.getString("kind")), row.getString("source")),
                    new Known(
                            row.wasNull() ? null : target,
                            row.getString("hash"),
                            row.getBoolean("is_there"),
                            row.getBoolean("touched"),
                            row.getLong("seen_in")));
        });
        return known;
    }

    /**
     * Keeps what became of things that are new or have changed.
     *
     * @param rows of kind, source, target, hash, version, status, brought (whether the run made it), data
     */
    void keep(String origin, long run, Rows rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into import_item as i (origin, kind, source, target_id, hash, left_version, left_status, brought_by, seen_in, data)
                        select :origin, kind, source, target, decode(hash, 'hex'), coalesce(version, 0), coalesce(status, ''),
                               case when brought then :run end, :run, data
                        from json_to_recordset(:rows::json) as r(kind text, source text, target bigint, hash text, version integer,
                                                                 status text, brought boolean, data jsonb)
                        on conflict (origin, kind, source) do update
                        set target_id = excluded.target_id, hash = excluded.hash, left_version = excluded.left_version,
                            left_status = excluded.left_status, seen_in = excluded.seen_in, data = excluded.data,
                            brought_by = coalesce(i.brought_by, excluded.brought_by)
                        """)
                .param("origin", origin)
                .param("run", run)
                .param("rows", rows.json())
                .update();
    }

    /** Notes that a run met things which are as they were. */
    void met(String origin, long run, Collection<Id> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Rows met = new Rows();
        ids.forEach(id -> met.add("kind", id.kind().name(), "source", id.key()));
        jdbc.sql("""
                        update import_item i set seen_in = :run
                        from json_to_recordset(:met::json) as m(kind text, source text)
                        where i.origin = :origin and i.kind = m.kind and i.source = m.source
                        """)
                .param("run", run)
                .param("met", met.json())
                .param("origin", origin)
                .update();
    }

    /** @param rows of kind, source, title, refused, reason, detail */
    void note(long run, Rows rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into import_note (run_id, kind, source, title, refused, reason, detail)
                        select :run, kind, source, title, refused, reason, detail
                        from json_to_recordset(:rows::json)
                             as r(kind text, source text, title text, refused boolean, reason text, detail text)
                        """).param("run", run).param("rows", rows.json()).update();
    }

    /** Fresh numbers of a table. */
    long[] numbers(String table, int count) {
        return jdbc
                .sql("select nextval(pg_get_serial_sequence(?, 'id')) from generate_series(1, ?)")
                .params(table, count)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }
}
