package org.masthead.moderation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.masthead.comment.DiscussionPolicies;
import org.masthead.comment.DiscussionPolicy;
import org.masthead.mail.Letter;
import org.masthead.mail.Outbox;
import org.masthead.site.SiteSettings;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells moderators by e-mail what came and waits, together and never more often than the policy says. Of two nodes one
 * writes; of bound moderators each hears of their sections only.
 */
@Component
class ModeratorLetters {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final DiscussionPolicies policies;
    private final Colleagues colleagues;
    private final SiteSettings site;
    private final MessageSource messages;
    private final Clock clock;

    ModeratorLetters(
            JdbcClient jdbc,
            Outbox outbox,
            DiscussionPolicies policies,
            Colleagues colleagues,
            SiteSettings site,
            MessageSource messages,
            Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.policies = policies;
        this.colleagues = colleagues;
        this.site = site;
        this.messages = messages;
        this.clock = clock;
    }

    /** What came below the stories of a section since the last letter, and what waits there. */
    private record Came(long section, long comments, long held, long waiting, long reported) {}

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    @Transactional
    public void write() {
        DiscussionPolicy.Desk desk = policies.now().desk();
        if (desk.letters() == DiscussionPolicy.Letters.NONE || !outbox.isOpen()) {
            return;
        }
        Instant now = clock.instant();
        List<Long> turn = jdbc.sql("""
                        select last_comment from moderation_letter where written_at <= ? for update skip locked
                        """)
                .param(now.minus(Duration.ofMinutes(desk.letterMinutes())).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list();
        if (turn.isEmpty()) {
            return;
        }
        long last = turn.get(0);
        long newest = jdbc.sql("select coalesce(max(id), 0) from comment")
                .query(Long.class)
                .single();
        List<Came> came = newest > last ? since(last) : List.of();
        boolean all = desk.letters() == DiscussionPolicy.Letters.EVERY_COMMENT;
        long told = came.stream()
                .mapToLong(each -> all ? each.comments() : each.held())
                .sum();
        if (told == 0) {
            return;
        }
        for (Colleagues.Colleague colleague : colleagues.moderators()) {
            List<Came> theirs = came.stream()
                    .filter(each -> colleague.worksIn(each.section()))
                    .toList();
            if (theirs.stream()
                            .mapToLong(each -> all ? each.comments() : each.held())
                            .sum()
                    > 0) {
                outbox.post(letter(colleague, theirs, all, now));
            }
        }
        jdbc.sql("update moderation_letter set written_at = ?, last_comment = ?")
                .params(now.atOffset(ZoneOffset.UTC), newest)
                .update();
    }

    private List<Came> since(long last) {
        return jdbc.sql("""
                        with came as (
                            select a.section_id, count(*) as comments, count(*) filter (where c.status = 'PENDING') as held
                            from comment c join article a on a.id = c.article_id
                            where c.id > :last and c.account_id is null and c.status in ('PENDING', 'APPROVED')
                            group by a.section_id
                        ), waits as (
                            select a.section_id, count(*) as waiting
                            from comment c join article a on a.id = c.article_id where c.status = 'PENDING'
                            group by a.section_id
                        ), complained as (
                            select a.section_id, count(*) as reported
                            from comment c join article a on a.id = c.article_id
                            where c.reports > 0 and c.status = 'APPROVED' group by a.section_id
                        )
                        select section_id, comments, held, coalesce(waiting, 0) as waiting, coalesce(reported, 0) as reported
                        from came left join waits using (section_id) left join complained using (section_id)
                        """)
                .param("last", last)
                .query((row, number) -> new Came(
                        row.getLong("section_id"),
                        row.getLong("comments"),
                        row.getLong("held"),
                        row.getLong("waiting"),
                        row.getLong("reported")))
                .list();
    }

    private Letter letter(Colleagues.Colleague colleague, List<Came> came, boolean all, Instant now) {
        long comments = came.stream().mapToLong(Came::comments).sum();
        long held = came.stream().mapToLong(Came::held).sum();
        long waiting = came.stream().mapToLong(Came::waiting).sum();
        long reported = came.stream().mapToLong(Came::reported).sum();
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(all ? words("moderation.letter-all", comments, held) : words("moderation.letter-held", held));
        paragraphs.add(words("moderation.letter-waiting", waiting, reported));
        paragraphs.add(words("moderation.letter-why", site.name()));
        return new Letter(
                colleague.email(),
                colleague.name(),
                words("moderation.letter-subject", site.name(), waiting),
                paragraphs,
                site.absolute("/desk/comments"),
                now.plus(Duration.ofDays(1)));
    }

    private String words(String key, Object... arguments) {
        return messages.getMessage(key, arguments, site.language());
    }
}
