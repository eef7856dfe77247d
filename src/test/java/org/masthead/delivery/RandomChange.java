package org.masthead.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.masthead.testing.Stories;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Changes something that pages are made of, anything at all: what people do, and besides any column of any row of any
 * table that tells pages, to what another row has there or to other words. What the database refuses is done otherwise.
 */
final class RandomChange {

    private static final String ANY_STORY = "(select id from article where status = 'LIVE' order by random() limit 1)";
    private static final String ANY_COMMENT = "(select id from comment order by random() limit 1)";

    /** What people do, each with the words {@code :words} where it says something. */
    private static final Map<String, List<String>> DEEDS = new TreeMap<>(Map.of(
            "story changed",
            List.of(
                    "update article set headline = :words, saved_at = now() where id = " + ANY_STORY,
                    "update article set body_html = '<p>' || :words || '</p>' || body_html where id = " + ANY_STORY),
            "story withdrawn",
            List.of("update article set status = 'WITHDRAWN', withdrawn_at = now() where id = " + ANY_STORY),
            "story back",
            List.of("update article set status = 'LIVE', withdrawn_at = null where id ="
                    + " (select id from article where status = 'WITHDRAWN' order by random() limit 1)"),
            "comment",
            List.of("insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)"
                    + " values (" + ANY_STORY + ", 'Ada', 'ada@example.org', :words, '<p>' || :words || '</p>',"
                    + " (array['APPROVED', 'PENDING'])[1 + floor(random() * 2)::int], clock_timestamp())"),
            "moderation",
            List.of(
                    "update comment set status = (array['APPROVED', 'PENDING', 'SPAM', 'REMOVED'])"
                            + "[1 + floor(random() * 4)::int], decided_at = now() where id = " + ANY_COMMENT,
                    "delete from comment where id = " + ANY_COMMENT),
            "section",
            List.of("update section set name = :words where id = (select id from section order by random() limit 1)"),
            "correction",
            List.of(
                    "insert into correction select (jsonb_populate_record(null::correction, to_jsonb(c) || jsonb_build_object("
                            + "'id', (select max(id) + 1 from correction), 'text', :words, 'article_id', " + ANY_STORY
                            + "))).* from correction c order by random() limit 1",
                    "delete from correction where id = (select id from correction order by random() limit 1)"
                            + " and (select count(*) from correction) > 1"),
            "tags",
            List.of(
                    "insert into article_tag (article_id, tag_id) values (" + ANY_STORY
                            + ", (select id from tag order by random() limit 1)) on conflict do nothing",
                    "delete from article_tag where ctid = (select ctid from article_tag order by random() limit 1)"),
            "settings",
            List.of(
                    "update site_identity set name = :words",
                    "update site_identity set language = (array['en-GB', 'de-DE', 'ar'])[1 + floor(random() * 3)::int]"),
            "front",
            List.of("delete from front_place where ctid = (select ctid from front_place order by random() limit 1)")));

    private record Column(String table, String name, String type) {}

    private final Random random;
    private final List<Column> columns;
    private final List<String> deeds = new ArrayList<>(DEEDS.keySet());
    private final Map<String, Integer> done = new TreeMap<>();
    private int number;

    RandomChange(Random random, JdbcClient jdbc) {
        this.random = random;
        List<String> tables = Arrays.stream(Ingredient.values())
                .flatMap(each -> each.tables().stream())
                .toList();
        columns = jdbc.sql("""
                        select table_name, column_name, data_type from information_schema.columns
                        where table_schema = current_schema() and table_name in (:tables) and column_name <> 'id'
                          and is_generated = 'NEVER' and data_type in ('text', 'character varying', 'boolean', 'integer',
                              'bigint', 'smallint', 'timestamp with time zone')
                        order by table_name, ordinal_position""")
                .param("tables", tables)
                .query((row, at) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** What was done how often. */
    Map<String, Integer> done() {
        return done;
    }

    /** Changes one thing, and returns what it was. */
    String make(JdbcClient jdbc, Stories stories) {
        while (true) {
            String words = "Word" + ++number;
            if (random.nextInt(40) == 0) {
                stories.write("New " + words).saying("Said " + words).publish();
                return count("story published");
            }
            boolean deed = random.nextBoolean();
            String kind = deed ? deeds.get(random.nextInt(deeds.size())) : "";
            Column column = columns.get(random.nextInt(columns.size()));
            String sql = deed ? anyOf(DEEDS.getOrDefault(kind, List.of())) : update(column);
            try {
                JdbcClient.StatementSpec statement = jdbc.sql(sql);
                if ((sql.contains(":words") ? statement.param("words", words) : statement).update() > 0) {
                    return count(deed ? kind : "column of " + column.table()) + ": " + sql;
                }
            } catch (DataAccessException refused) {
                continue;
            }
        }
    }

    private String anyOf(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String update(Column column) {
        String value = column.type().equals("boolean")
                ? "not " + column.name()
                : column.type().startsWith("t") && !column.type().startsWith("time") && random.nextBoolean()
                        ? ":words"
                        : "(select " + column.name() + " from " + column.table() + " order by random() limit 1)";
        return "update %1$s set %2$s = %3$s where ctid = (select ctid from %1$s order by random() limit 1)"
                .formatted(column.table(), column.name(), value);
    }

    private String count(String kind) {
        done.merge(kind, 1, Integer::sum);
        return kind;
    }
}
