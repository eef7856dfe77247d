package org.masthead.moderation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.masthead.comment.AppealDecided;
import org.masthead.mail.Letter;
import org.masthead.mail.Outbox;
import org.masthead.site.SiteSettings;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a writer by e-mail what came of an appeal. Their receipt says it too. */
@Component
class AppealLetters {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final SiteSettings site;
    private final MessageSource messages;
    private final Clock clock;

    AppealLetters(JdbcClient jdbc, Outbox outbox, SiteSettings site, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.site = site;
        this.messages = messages;
        this.clock = clock;
    }

    private record Appellant(String email, String name, String receipt, String headline, String answer) {}

    @EventListener
    void write(AppealDecided decided) {
        if (!outbox.isOpen()) {
            return;
        }
        jdbc.sql("""
                        select c.author_email as email, c.author_name as name, c.receipt, a.headline, e.answer
                        from comment c join article a on a.id = c.article_id join comment_appeal e on e.comment_id = c.id
                        where c.id = ? and c.author_email <> '' and c.receipt is not null
                        """)
                .param(decided.commentId())
                .query(Appellant.class)
                .optional()
                .ifPresent(appellant -> outbox.post(letter(appellant, decided.overturned())));
    }

    private Letter letter(Appellant appellant, boolean overturned) {
        List<String> paragraphs = Stream.of(
                        words(
                                overturned ? "moderation.appeal-letter-back" : "moderation.appeal-letter-stays",
                                appellant.headline()),
                        appellant.answer(),
                        words("moderation.appeal-letter-why", site.name()))
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
        return new Letter(
                appellant.email(),
                appellant.name(),
                words("moderation.appeal-letter-subject", site.name()),
                paragraphs,
                site.absolute("/comments/receipt?receipt=" + appellant.receipt()),
                clock.instant().plus(Duration.ofDays(2)));
    }

    private String words(String key, Object... arguments) {
        return messages.getMessage(key, arguments, site.language());
    }
}
