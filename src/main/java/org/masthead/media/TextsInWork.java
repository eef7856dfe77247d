package org.masthead.media;

/**
 * Texts that lie beside what the row of a story says: what somebody is typing, what was saved and is not published yet,
 * what is planned for later. A picture in one of them will be shown.
 */
final class TextsInWork {

    /** Each with its place, its story (null before the first save) and the text as the forms have it. */
    static final String ROWS = """
            (select 'typing' as place, c.article_id, c.text from working_copy c where c.text <> '{}'
             union all
             select 'pending', r.article_id, r.text from revision r
             where not r.in_place and r.reason not in ('WORK', 'TAKEN_OVER')
               and not exists (select from revision n where n.article_id = r.article_id and n.id > r.id
                               and n.reason not in ('WORK', 'TAKEN_OVER'))
             union all
             select 'planned', s.article_id, s.fields from change_set s where s.status in ('WAITING', 'HELD')) w
            """;

    /** Whether one of them has picture {@code :id}; typed by hand, its address may stand there without a hash. */
    static final String SHOW_IT = "pictures_of(w.text) @> array[cast(:id as bigint)] ";

    private TextsInWork() {}
}
