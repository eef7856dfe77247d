package org.masthead.commenter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.OwnComments;
import org.masthead.comment.PersonalTraces;
import org.masthead.site.SiteSettings;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people may ask of the site about themselves: to get everything that is kept, and to have it erased. */
@Service
@Transactional
class Rights {

    private static final int AT_A_TIME = 50;

    private static final String WRITTEN = """
            select c.*, a.headline, a.address, p.words as appeal
            from comment c join article a on a.id = c.article_id
            left join comment_appeal p on p.comment_id = c.id
            where c.author_email = :email and c.account_id is null""";

    private final JdbcClient jdbc;
    private final OwnComments comments;
    private final CommenterLinks links;
    private final CommenterLetters letters;
    private final LetterLimit limit;
    private final Devices devices;
    private final Subscriptions subscriptions;
    private final ReplyLetters replies;
    private final List<PersonalTraces> others;
    private final SiteSettings site;
    private final MessageSource messages;

    Rights(
            JdbcClient jdbc,
            OwnComments comments,
            CommenterLinks links,
            CommenterLetters letters,
            LetterLimit limit,
            Devices devices,
            Subscriptions subscriptions,
            ReplyLetters replies,
            List<PersonalTraces> others,
            SiteSettings site,
            MessageSource messages) {
        this.jdbc = jdbc;
        this.comments = comments;
        this.links = links;
        this.letters = letters;
        this.limit = limit;
        this.devices = devices;
        this.subscriptions = subscriptions;
        this.replies = replies;
        this.others = others;
        this.site = site;
        this.messages = messages;
    }

    /** Writes to an address under which anything is kept, and to no other. */
    void ask(String email) {
        if (isKnown(email) && limit.mayWriteTo(email)) {
            letters.yours(email, links.make(CommenterLinks.Purpose.YOURS, email, null));
        }
    }

    /**
     * What the page shows.
     *
     * @param before a comment that was shown last before; null for the latest
     */
    @Transactional(readOnly = true)
    OwnPage page(String email, @Nullable Long before) {
        List<Map.Entry<Long, PersonalData.Written>> comments = jdbc.sql(WRITTEN + """
                         and (:before::bigint is null or (c.created_at, c.id) < (
                            select b.created_at, b.id from comment b where b.id = :before and b.author_email = :email))
                        order by c.created_at desc, c.id desc limit :most
                        """)
                .param("email", email)
                .param("before", before, Types.BIGINT)
                .param("most", AT_A_TIME + 1)
                .query((row, number) -> Map.entry(row.getLong("id"), map(row, List.of(), List.of())))
                .list();
        boolean more = comments.size() > AT_A_TIME;
        List<Map.Entry<Long, PersonalData.Written>> shown = more ? comments.subList(0, AT_A_TIME) : comments;
        return new OwnPage(
                email,
                jdbc.sql("select confirmed_name from commenter where email = ?")
                        .param(email)
                        .query(String.class)
                        .optional()
                        .orElse(null),
                devices.knownFor(email),
                jdbc.sql("select count(*) from comment where author_email = ? and account_id is null")
                        .param(email)
                        .query(Long.class)
                        .single(),
                shown.stream().map(Map.Entry::getValue).map(OwnPage.Shown::of).toList(),
                more ? shown.get(AT_A_TIME - 1).getKey() : null);
    }

    private boolean isKnown(String email) {
        return jdbc.sql("""
                        select exists (select from comment where author_email = :email and account_id is null)
                            or exists (select from commenter where email = :email)
                            or exists (select from comment_subscription where email = :email)
                        """).param("email", email).query(Boolean.class).single()
                || others.stream().anyMatch(each -> !each.of(email).isEmpty());
    }

    /** Everything that is kept under an address, the latest comment first. */
    @Transactional(readOnly = true)
    PersonalData of(String email) {
        Map<String, @Nullable Object> known = jdbc.sql("""
                        select max(confirmed_name) as name, max(confirmed_at) as at, max(trust) as trust,
                               coalesce(max(note), '') as note
                        from commenter where email = ?
                        """).param(email).query().singleRow();
        return new PersonalData(
                email,
                (String) known.get("name"),
                known.get("at") instanceof Timestamp at ? at.toInstant() : null,
                (String) known.get("trust"),
                String.valueOf(known.get("note")),
                jdbc.sql("select name_skeleton from commenter_former_name where email = ? order by 1")
                        .param(email)
                        .query(String.class)
                        .list(),
                devices.knownFor(email),
                written(email),
                jdbc.sql("""
                                select a.headline, case when s.comment_id is null then 'STORY' else 'REPLIES' end as of,
                                       s.asked_at, s.confirmed_at is not null as confirmed
                                from comment_subscription s join article a on a.id = s.article_id
                                where s.email = ? order by s.id
                                """)
                        .param(email)
                        .query((row, number) -> new PersonalData.Told(
                                row.getString("headline"),
                                row.getString("of"),
                                row.getTimestamp("asked_at").toInstant(),
                                row.getBoolean("confirmed")))
                        .list(),
                others.stream().collect(Collectors.toMap(PersonalTraces::name, each -> each.of(email))));
    }

    /** What the holder of an address asked to be told of. */
    @Transactional(readOnly = true)
    List<Subscriptions.Subscription> following(String email) {
        return subscriptions.of(email);
    }

    private List<PersonalData.Written> written(String email) {
        Map<Long, List<String>> earlier = jdbc
                .sql("""
                        select e.comment_id, e.body from comment_edit e join comment c on c.id = e.comment_id
                        where c.author_email = ? and c.account_id is null order by e.id
                        """)
                .param(email)
                .query((row, number) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<Long, List<PersonalData.Reported>> reported = jdbc
                .sql("""
                        select r.comment_id, r.reason, r.reported_at from comment_report r
                        join comment c on c.id = r.comment_id
                        where c.author_email = ? and c.account_id is null order by r.id
                        """)
                .param(email)
                .query((row, number) -> Map.entry(
                        row.getLong(1),
                        new PersonalData.Reported(
                                row.getString(2), row.getTimestamp(3).toInstant())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql(WRITTEN + " order by c.created_at desc, c.id desc")
                .param("email", email)
                .query((row, number) -> {
                    long id = row.getLong("id");
                    return map(row, earlier.getOrDefault(id, List.of()), reported.getOrDefault(id, List.of()));
                })
                .list();
    }

    /**
     * Erases everything that says who wrote what, and whom to write to.
     *
     * @param keepingWords whether what was published stays to be read, under nobody's name
     */
    void erase(String email, boolean keepingWords) {
        others.forEach(each -> each.erase(email));
        replies.writeAgainWithout(email);
        jdbc.sql("""
                        delete from comment_appeal where comment_id in
                            (select id from comment where author_email = ? and account_id is null)
                        """).param(email).update();
        comments.erase(email, messages.getMessage("commenter.deleted", null, site.language()), keepingWords);
        for (String table : List.of(
                "comment_notice",
                "comment_subscription",
                "commenter_link",
                "commenter_device",
                "commenter_letter",
                "commenter_former_name",
                "commenter")) {
            jdbc.sql("delete from " + table + " where email = ?").param(email).update();
        }
        letters.discardAllTo(email);
    }

    private static PersonalData.Written map(ResultSet row, List<String> earlier, List<PersonalData.Reported> reports)
            throws SQLException {
        return new PersonalData.Written(
                row.getString("headline"),
                row.getString("address"),
                row.getString("author_name"),
                row.getString("author_website"),
                row.getString("body"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("edited_at")),
                row.getString("status"),
                row.getString("reason"),
                row.getString("reason_note"),
                row.getString("network_address"),
                earlier,
                reports,
                row.getString("appeal"),
                row.getString("receipt"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
