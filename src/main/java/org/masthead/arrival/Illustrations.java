package org.masthead.arrival;

import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.masthead.media.PictureService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts pictures that have come into the stories that show them, unless somebody works on these by now. */
@Component
class Illustrations {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final PictureService pictures;
    private final TransactionTemplate transaction;

    Illustrations(JdbcClient jdbc, PictureService pictures, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.pictures = pictures;
        this.transaction = transaction;
    }

    private record Waiting(String source, long article, String data) {}

    void place(ImportRun run, ArrivalReader reader) {
        ArrivedPictures arrived = new ArrivedPictures(jdbc, pictures, run.origin());
        long after = 0;
        for (List<Waiting> some = waiting(run, after); !some.isEmpty(); some = waiting(run, after)) {
            List<Waiting> stories = some;
            transaction.executeWithoutResult(status -> {
                AtOnce.IMPORT.tell(jdbc);
                stories.forEach(each -> place(run, each, reader, arrived));
            });
            after = some.get(some.size() - 1).article();
        }
    }

    private List<Waiting> waiting(ImportRun run, long after) {
        return jdbc.sql("""
                        select i.source, i.target_id, i.data::text
                        from import_item i join article a on a.id = i.target_id
                        where i.seen_in = :run and i.kind = 'STORY' and i.target_id > :after
                          and (i.data -> 'html' is not null or i.data -> 'lead' is not null)
                          and (a.version, a.status) = (i.left_version, i.left_status) and a.saved_by is null
                          and not exists (select from working_copy w where w.article_id = a.id and w.text <> '{}')
                        order by i.target_id limit :most
                        """)
                .param("run", run.id())
                .param("after", after)
                .param("most", AT_ONCE)
                .query((row, number) -> new Waiting(row.getString(1), row.getLong(2), row.getString(3)))
                .list();
    }

    private void place(ImportRun run, Waiting waiting, ArrivalReader reader, ArrivedPictures arrived) {
        JsonNode data = JSON.readTree(waiting.data());
        String html = data.path("html").asString("");
        String body = html.isEmpty()
                ? null
                : reader.body(run.origin(), story(waiting.source(), html, data), arrived)
                        .html();
        long lead = data.path("lead").asString("").isEmpty()
                ? 0
                : arrived.byKey(data.path("lead").asString(""));
        jdbc.sql("""
                        with changed as (
                            update article a
                            set body = coalesce(:body::text, a.body), version = a.version + 1,
                                lead_picture_id = coalesce(p.id, a.lead_picture_id), lead_alt_text = coalesce(p.alt, a.lead_alt_text),
                                lead_caption = coalesce(p.caption, a.lead_caption), lead_credit = coalesce(p.credit, a.lead_credit)
                            from (select 1) one left join (
                                select id, coalesce(:alt::text, alt_text) as alt, coalesce(:caption::text, caption) as caption,
                                       coalesce(:credit::text, credit) as credit
                                from picture) p on p.id = :lead
                            where a.id = :article
                              and (a.body, coalesce(a.lead_picture_id, 0), a.lead_alt_text, a.lead_caption, a.lead_credit) is distinct from
                                  (coalesce(:body::text, a.body), coalesce(p.id, a.lead_picture_id, 0), coalesce(p.alt, a.lead_alt_text),
                                   coalesce(p.caption, a.lead_caption), coalesce(p.credit, a.lead_credit))
                            returning a.id, a.version)
                        update import_item i set left_version = c.version from changed c
                        where i.kind = 'STORY' and i.origin = :origin and i.source = :source
                        """)
                .param("body", body, Types.VARCHAR)
                .param("alt", told(data, "masthead_lead_alt", 300), Types.VARCHAR)
                .param("caption", told(data, "masthead_lead_caption", 500), Types.VARCHAR)
                .param("credit", told(data, "masthead_lead_credit", 120), Types.VARCHAR)
                .param("lead", lead)
                .param("article", waiting.article())
                .param("origin", run.origin())
                .param("source", waiting.source())
                .update();
    }

    /**
     * What a story of Masthead's own export says of its lead picture, which may be otherwise than the picture itself
     * does.
     */
    private static @Nullable String told(JsonNode data, String field, int longest) {
        JsonNode words = data.path("fields").path(field);
        return words.isMissingNode() ? null : Rows.fit(words.asString(""), longest);
    }

    private static Arrival.Story story(String key, String html, JsonNode data) {
        TreeMap<String, String> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : data.path("fields").properties()) {
            fields.put(each.getKey(), each.getValue().asString(""));
        }
        return new Arrival.Story(
                key,
                "",
                "",
                Arrival.State.DRAFT,
                List.of(),
                null,
                null,
                html,
                "",
                false,
                false,
                List.of(),
                List.of(),
                "",
                fields,
                List.of(),
                List.of());
    }
}
