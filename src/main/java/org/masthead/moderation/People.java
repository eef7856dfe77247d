package org.masthead.moderation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.web.TypedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People who comment, by the e-mail address they type. Addresses of pages name a person by the number of a comment of
 * theirs, so that no e-mail address gets into histories and logs.
 */
@Service
@Transactional
class People {

    private static final int FOUND = 50;

    /** Comments in which people are looked for who wrote lately. */
    private static final int LATELY = 1000;

    private final JdbcClient jdbc;
    private final PersonBriefs briefs;
    private final Clock clock;

    People(JdbcClient jdbc, PersonBriefs briefs, Clock clock) {
        this.jdbc = jdbc;
        this.briefs = briefs;
        this.clock = clock;
    }

    /**
     * Somebody.
     *
     * @param handle the number of a comment of theirs
     * @param networkAddress that they wrote from last, or null
     * @param last the number of their newest comment
     */
    record Person(
            long handle,
            String email,
            List<String> names,
            @Nullable String networkAddress,
            long last,
            PersonBrief brief) {}

    /** Somebody in a list. */
    record Line(
            long handle,
            String name,
            String email,
            Instant lastAt,
            @Nullable PersonBrief brief) {}

    /** Who wrote a comment; nobody where it came from the desk or without an address. */
    @Transactional(readOnly = true)
    Optional<Person> of(long commentId) {
        return jdbc.sql("""
                        select c.author_email, m.last, m.names,
                               (select n.network_address from comment n
                                where n.author_email = c.author_email and n.network_address is not null
                                order by n.created_at desc, n.id desc limit 1) as network_address
                        from comment c cross join lateral (
                            select max(t.id) as last, (array_agg(distinct t.author_name))[1:10] as names
                            from (select o.id, o.author_name from comment o where o.author_email = c.author_email
                                  and o.account_id is null order by o.created_at desc, o.id desc limit 1000) t
                        ) m
                        where c.id = ? and c.account_id is null and c.author_email <> ''
                        """)
                .param(commentId)
                .query((row, number) -> new Person(
                        commentId,
                        row.getString("author_email"),
                        List.of((String[]) row.getArray("names").getArray()),
                        row.getString("network_address"),
                        row.getLong("last"),
                        PersonBrief.NOBODY))
                .optional()
                .map(person -> new Person(
                        commentId,
                        person.email(),
                        person.names(),
                        person.networkAddress(),
                        person.last(),
                        briefs.of(List.of(person.email())).getOrDefault(person.email(), PersonBrief.NOBODY)));
    }

    /** People by a part of their name, e-mail or network address, in the moderator's sections. */
    @Transactional(readOnly = true)
    List<Line> find(String words, DeskUser moderator) {
        return lines(
                """
                select max(c.id) as handle, (array_agg(c.author_name order by c.id desc))[1] as name, c.author_email,
                       max(c.created_at) as last_at
                from comment c join article a on a.id = c.article_id
                where c.account_id is null and c.author_email <> ''
                  and comment_who(c.author_name, c.author_email, c.network_address) like lower(:part) and
                """ + ModerationQueue.THEIRS + "group by c.author_email order by max(c.created_at) desc limit :count",
                Map.of(
                        "part",
                        TypedText.holding(words),
                        "sections",
                        ModerationQueue.sections(moderator),
                        "count",
                        FOUND));
    }

    /**
     * Those whom the desk trusts, or has a note about; of whom it only let something through, those who wrote lately.
     */
    @Transactional(readOnly = true)
    List<Line> known() {
        return lines("""
                select c.id as handle, c.author_name as name, k.email as author_email, c.created_at as last_at
                from (
                    select email from commenter where trust not in ('NEW', 'APPROVED') or note <> ''
                    union
                    select email from commenter where trust = 'APPROVED' and email in (
                        select author_email from (
                            select author_email from comment where status = 'APPROVED'
                            order by created_at desc limit :lately) late)
                ) k cross join lateral (
                    select id, author_name, created_at from comment
                    where author_email = k.email and account_id is null order by created_at desc, id desc limit 1
                ) c
                order by c.created_at desc limit :count
                """, Map.of("count", FOUND, "lately", LATELY));
    }

    private List<Line> lines(String sql, Map<String, Object> values) {
        List<Line> found = jdbc.sql(sql)
                .params(values)
                .query((row, number) -> new Line(
                        row.getLong("handle"),
                        row.getString("name"),
                        row.getString("author_email"),
                        row.getTimestamp("last_at").toInstant(),
                        null))
                .list();
        Map<String, PersonBrief> known =
                briefs.of(found.stream().map(Line::email).toList());
        return found.stream()
                .map(line -> new Line(line.handle(), line.name(), line.email(), line.lastAt(), known.get(line.email())))
                .toList();
    }

    /** What the desk thinks of somebody. */
    void describe(String email, Trust trust, String note) {
        jdbc.sql("""
                        insert into commenter (email, trust, note, created_at) values (:email, :trust, :note, :now)
                        on conflict (email) do update set trust = excluded.trust, note = excluded.note
                        """)
                .param("email", email)
                .param("trust", trust.name())
                .param("note", note)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
