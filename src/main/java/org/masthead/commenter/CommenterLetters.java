package org.masthead.commenter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.masthead.mail.Letter;
import org.masthead.mail.Outbox;
import org.masthead.mail.Quotation;
import org.masthead.site.SiteSettings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What people who comment are written, in the site's language. A letter to an address that is not proved yet holds
 * nothing that was typed beside it, neither a name nor words, so that nobody sends anything to strangers through it.
 */
@Component
class CommenterLetters {

    private static final Duration REPLIES_USEFUL = Duration.ofDays(3);

    private final Outbox outbox;
    private final SiteSettings site;
    private final MessageSource messages;
    private final Clock clock;

    CommenterLetters(Outbox outbox, SiteSettings site, MessageSource messages, Clock clock) {
        this.outbox = outbox;
        this.site = site;
        this.messages = messages;
        this.clock = clock;
    }

    boolean canBeSent() {
        return outbox.isOpen();
    }

    /** Whatever is still to be sent to somebody is not. */
    void discardAllTo(String email) {
        outbox.discardAllTo(email);
    }

    /** Takes back what people would still be told of replies; when each was written, by who would have got it. */
    Map<String, Instant> recallReplies(Collection<String> emails) {
        return outbox.recall(emails);
    }

    void receipt(String email, String address, String headline) {
        post(
                email,
                words("commenter.letter.receipt.subject", site.name()),
                address,
                Duration.ofDays(1),
                words("commenter.letter.receipt.text", headline, site.name()),
                words("commenter.letter.receipt.keep"),
                notYou());
    }

    void confirmation(String email, Secret secret, String headline) {
        post(
                email,
                words("commenter.letter.confirm.subject", site.name()),
                "/comments/confirm?link=" + secret.text(),
                CommenterLinks.VALID,
                words("commenter.letter.confirm.text", headline, site.name()),
                good(),
                notYou());
    }

    void following(String email, Secret secret, String headline) {
        post(
                email,
                words("commenter.letter.follow.subject", site.name()),
                "/comments/follow?link=" + secret.text(),
                CommenterLinks.VALID,
                words("commenter.letter.follow.text", headline, site.name()),
                good(),
                notYou());
    }

    void yours(String email, Secret secret) {
        post(
                email,
                words("commenter.letter.yours.subject", site.name()),
                "/comments/yours/open?link=" + secret.text(),
                CommenterLinks.VALID,
                words("commenter.letter.yours.text", site.name()),
                good(),
                notYou());
    }

    /**
     * Tells of replies.
     *
     * @param name of the recipient; may be empty
     * @param unsubscribe the path that ends these letters
     * @param all how many there are, of which some are quoted
     */
    void replies(String email, String name, List<Reply> quoted, int all, String unsubscribe) {
        Reply first = quoted.get(0);
        String stop = site.absolute(unsubscribe);
        List<Quotation> quotations = quoted.stream()
                .map(reply -> new Quotation(
                        words("commenter.letter.replies.by", reply.author(), reply.headline()),
                        reply.excerpt(),
                        site.absolute(reply.address())))
                .toList();
        List<String> paragraphs = Stream.of(
                        words("commenter.letter.replies.text", all, site.name()),
                        all > quoted.size() ? words("commenter.letter.replies.more", all - quoted.size()) : "",
                        words("commenter.letter.replies.stop", stop))
                .filter(each -> !each.isEmpty())
                .toList();
        outbox.post(new Letter(
                email,
                name,
                all == 1
                        ? words("commenter.letter.replies.subject.one", first.author(), first.headline())
                        : words("commenter.letter.replies.subject", all, site.name()),
                paragraphs,
                null,
                quotations,
                stop,
                clock.instant().plus(REPLIES_USEFUL)));
    }

    private String good() {
        return words("commenter.letter.good", CommenterLinks.VALID.toMinutes());
    }

    private String notYou() {
        return words("commenter.letter.not-you");
    }

    private void post(String email, String subject, String path, Duration useful, String... paragraphs) {
        outbox.post(new Letter(
                email,
                "",
                subject,
                List.of(paragraphs),
                site.absolute(path),
                clock.instant().plus(useful)));
    }

    private String words(String key, Object... arguments) {
        return messages.getMessage(key, arguments, site.language());
    }
}
