package org.masthead.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.site.SiteSettings;
import org.masthead.web.TypedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pictures as the desk looks for them, newest first, and where they are shown. */
@Component
class PictureLibrary {

    /** So long before its end the desk warns of it. */
    static final Duration WARNING = Duration.ofDays(14);

    private static final String SELECT = "select " + PictureFile.COLUMNS + """
            , p.alt_text, p.caption, p.credit, p.state, p.refusal, p.file_name, p.uploaded_at, p.rights_end,
            k.name as uploader, t.picture_id is not null as waiting
            from picture p left join account k on k.id = p.uploaded_by left join picture_task t on t.picture_id = p.id
            """;

    /** Nothing shows them; each is looked for by the indexes of what texts show, so that a page is found at once. */
    private static final String UNUSED = """
            and not exists (select from article a where a.lead_picture_id = p.id)
            and not exists (select from article a where a.body like '%/media/%' and pictures_of(a.body) @> array[p.id])
            and not exists (select from site_identity where logo_picture_id = p.id)
            and not exists (select from author where picture_id = p.id)
            and not exists (select from revision r
                            where not r.in_place and r.reason not in ('WORK', 'TAKEN_OVER') and pictures_of(r.text) @> array[p.id]
                              and not exists (select from revision n where n.article_id = r.article_id and n.id > r.id
                                              and n.reason not in ('WORK', 'TAKEN_OVER')))
            and not exists (select from working_copy w where w.text <> '{}' and pictures_of(w.text) @> array[p.id])
            and not exists (select from change_set s
                            where s.status in ('WAITING', 'HELD') and pictures_of(s.fields) @> array[p.id])
            """;

    private static final String HAS_WORDS =
            "and concat_ws(' ', p.file_name, p.alt_text, p.caption, p.credit, p.licence) ilike :words ";

    private static final Map<String, String> SHOWS = Map.of(
            "no-alt", "and p.alt_text = '' ",
            "no-credit", "and p.credit = '' ",
            "unused", UNUSED,
            "ending", "and p.rights_end > :now and p.rights_end <= :soon ",
            "ended", "and p.rights_end <= :now ",
            "processing", "and t.picture_id is not null ",
            "failed", "and p.refusal <> '' ");

    private final JdbcClient jdbc;
    private final SiteSettings site;
    private final Clock clock;

    PictureLibrary(JdbcClient jdbc, SiteSettings site, Clock clock) {
        this.jdbc = jdbc;
        this.site = site;
        this.clock = clock;
    }

    List<PictureRow> list(PictureFilter filter, long before, int count) {
        StringBuilder where = new StringBuilder("where p.id < :before ");
        Map<String, Object> parameters = new HashMap<>(Map.of("before", before, "count", count));
        parameters.put("now", moment(clock.instant()));
        parameters.put("soon", moment(clock.instant().plus(WARNING)));
        where.append(SHOWS.getOrDefault(filter.show(), ""));
        if (!filter.q().isEmpty()) {
            where.append(HAS_WORDS);
            parameters.put("words", TypedText.holding(filter.q()));
        }
        if (!filter.type().isEmpty()) {
            where.append("and p.media_type = :type ");
            parameters.put("type", filter.type().equals("photo") ? "image/jpeg" : "image/png");
        }
        if (!filter.by().isEmpty()) {
            where.append("and p.uploaded_by = :by ");
            parameters.put("by", Long.parseLong(filter.by()));
        }
        filter.chosenMonth().ifPresent(month -> {
            where.append("and p.uploaded_at >= :from and p.uploaded_at < :until ");
            parameters.put("from", start(month));
            parameters.put("until", start(month.plusMonths(1)));
        });
        return jdbc.sql(SELECT + where + "order by p.id desc limit :count")
                .params(parameters)
                .query(this::map)
                .list();
    }

    /** Pictures that may be put into a story: whatever else is to be done with them, readers can see them. */
    List<PictureView> ready(String words, long before, int count) {
        return jdbc
                .sql(SELECT
                        + "where p.id < :before and p.state = 'READY' and (p.rights_end is null or p.rights_end > :now) "
                        + HAS_WORDS
                        + "order by p.id desc limit :count")
                .param("before", before)
                .param("now", moment(clock.instant()))
                .param("words", TypedText.holding(words))
                .param("count", count)
                .query(this::map)
                .list()
                .stream()
                .map(PictureRow::view)
                .toList();
    }

    /** Those of these pictures that are there. */
    List<PictureRow> rows(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "where p.id in (:ids) order by p.id desc")
                        .param("ids", ids)
                        .query(this::map)
                        .list();
    }

    /** Who has uploaded pictures: names by the numbers of their accounts. */
    Map<Long, String> uploaders() {
        Map<Long, String> names = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, name from account k
                        where exists (select from picture p where p.uploaded_by = k.id) order by name, id
                        """).query(row -> {
            names.put(row.getLong(1), row.getString(2));
        });
        return names;
    }

    /** Where a picture is shown, stories from new to old. */
    List<PictureUse> uses(long picture) {
        return jdbc.sql("""
                        select case when a.lead_picture_id = :id then 'lead' else 'text' end as place,
                               '/desk/articles/' || a.id as address, a.headline, a.status = 'LIVE' as live, a.id as turn
                        from article a where a.lead_picture_id = :id
                           or a.body like '%/media/%' and pictures_of(a.body) @> array[cast(:id as bigint)]
                        union all
                        select 'logo', '/desk/settings', '', true, 0 from site_identity where logo_picture_id = :id
                        union all
                        select 'author', '/desk/authors/' || id, name, true, 0 from author where picture_id = :id
                        union
                        select w.place, '/desk/articles' || coalesce('/' || w.article_id, ''),
                               coalesce(a.headline, w.text #>> '{headline,0}', ''), false, coalesce(w.article_id, 0)
                        from\s""" + TextsInWork.ROWS + """
                        left join article a on a.id = w.article_id
                        where\s""" + TextsInWork.SHOW_IT + """
                        order by turn desc limit 100
                        """)
                .param("id", picture)
                .query((row, number) -> new PictureUse(
                        row.getString("place"),
                        row.getString("address"),
                        row.getString("headline"),
                        row.getBoolean("live")))
                .list();
    }

    private PictureRow map(ResultSet row, int number) throws SQLException {
        Timestamp end = row.getTimestamp("rights_end");
        return new PictureRow(
                PictureView.of(
                        PictureFile.read(row),
                        row.getString("alt_text"),
                        row.getString("caption"),
                        row.getString("credit")),
                PictureState.valueOf(row.getString("state")),
                row.getBoolean("waiting"),
                row.getString("refusal"),
                row.getString("file_name"),
                row.getString("uploader"),
                row.getTimestamp("uploaded_at").toInstant(),
                rights(end == null ? null : end.toInstant()),
                end == null ? null : end.toInstant().minusMillis(1));
    }

    PictureRow.Rights rights(@Nullable Instant end) {
        Instant now = clock.instant();
        if (end == null || end.isAfter(now.plus(WARNING))) {
            return PictureRow.Rights.FINE;
        }
        return end.isAfter(now) ? PictureRow.Rights.ENDING : PictureRow.Rights.ENDED;
    }

    private OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(site.timeZone()).toOffsetDateTime();
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
