package org.masthead.front;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one breaking strip there is. It comes and goes with the clock; nothing has to run for that. */
@Service
@Transactional
public class BreakingStrips {

    private final JdbcClient jdbc;
    private final Clock clock;

    BreakingStrips(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    StripState state() {
        return jdbc.sql("""
                        select b.version, b.words, b.starts_at, b.ends_at, b.saved_at, a.address,
                               k.name as saved_by_name
                        from breaking_strip b left join article a on a.id = b.article_id
                        left join account k on k.id = b.saved_by
                        """).query(BreakingStrips::kept).single();
    }

    /**
     * Puts these words in the strip.
     *
     * @param version that the editor started from
     * @throws FrontChanged if somebody saved it since that version
     */
    void announce(int version, String words, @Nullable Long article, Instant startsAt, Instant endsAt, long editor) {
        write(version, words, article, offset(startsAt), offset(endsAt), editor);
    }

    /**
     * Takes the strip down.
     *
     * @throws FrontChanged if somebody saved it since that version
     */
    void clear(int version, long editor) {
        write(version, "", null, null, null, editor);
    }

    private void write(
            int version,
            String words,
            @Nullable Long article,
            @Nullable OffsetDateTime startsAt,
            @Nullable OffsetDateTime endsAt,
            long editor) {
        int written = jdbc.sql("""
                        update breaking_strip
                        set version = version + 1, words = :words, article_id = :article, starts_at = :starts,
                            ends_at = :ends, saved_at = :now, saved_by = :editor
                        where version = :version
                        """)
                .param("words", words)
                .param("article", article)
                .param("starts", startsAt)
                .param("ends", endsAt)
                .param("now", offset(clock.instant()))
                .param("editor", editor)
                .param("version", version)
                .update();
        if (written == 0) {
            throw new FrontChanged();
        }
    }

    private static StripState kept(ResultSet row, int number) throws SQLException {
        return new StripState(
                row.getInt("version"),
                row.getString("words"),
                row.getString("address"),
                instant(row.getTimestamp("starts_at")),
                instant(row.getTimestamp("ends_at")),
                instant(row.getTimestamp("saved_at")),
                row.getString("saved_by_name"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static OffsetDateTime offset(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
