package org.masthead.commenter;

import java.util.Optional;
import org.masthead.comment.OwnComment;
import org.masthead.comment.OwnComments;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way to a confirmed name, without a password: a letter to the address, a link in it, a button behind the link. The
 * browser in which the button is pressed is known from then on.
 */
@Service
@Transactional
class Confirmations {

    private final CommenterLinks links;
    private final LetterLimit limit;
    private final CommenterLetters letters;
    private final Commenters commenters;
    private final Subscriptions subscriptions;
    private final OwnComments comments;
    private final Devices devices;
    private final Receipts receipts;

    Confirmations(
            CommenterLinks links,
            LetterLimit limit,
            CommenterLetters letters,
            Commenters commenters,
            Subscriptions subscriptions,
            OwnComments comments,
            Devices devices,
            Receipts receipts) {
        this.links = links;
        this.limit = limit;
        this.letters = letters;
        this.commenters = commenters;
        this.subscriptions = subscriptions;
        this.comments = comments;
        this.devices = devices;
        this.receipts = receipts;
    }

    /** Writes to the address of a comment, unless it was written to too often. */
    void ask(OwnComment comment) {
        if (limit.mayWriteTo(comment.authorEmail())) {
            letters.confirmation(
                    comment.authorEmail(),
                    links.make(CommenterLinks.Purpose.CONFIRM, comment.authorEmail(), comment.id()),
                    comment.articleHeadline());
        }
    }

    /** The comment that a link asks about, while the link is good. */
    @Transactional(readOnly = true)
    Optional<OwnComment> asked(String link, CommenterLinks.Purpose purpose) {
        return links.find(link)
                .filter(each -> each.purpose() == purpose)
                .flatMap(each -> receipts.commentOf(each.commentId()));
    }

    /** Whether a yes begins letters about replies, too. */
    @Transactional(readOnly = true)
    boolean followsAsWell(OwnComment comment) {
        return subscriptions.around(comment).stream().anyMatch(each -> !each.confirmed());
    }

    /**
     * What came of a link.
     *
     * @param device the token for the browser's cookie
     */
    record Confirmed(Secret device, OwnComment comment, boolean named) {}

    /** Uses a link up: the address is proved, and the name belongs to it if it is nobody else's. */
    Optional<Confirmed> confirm(String link) {
        return links.use(link, CommenterLinks.Purpose.CONFIRM)
                .flatMap(used -> receipts.commentOf(used.commentId()).map(comment -> {
                    String email = used.email();
                    commenters.confirm(email, comment.authorName());
                    boolean named = commenters.belongs(comment.authorName(), email);
                    if (named) {
                        comments.confirm(comment.id(), email);
                    }
                    subscriptions.confirm(email, comment.id());
                    return new Confirmed(devices.bind(email, false), comment, named);
                }));
    }

    /** Uses a link up that says yes to letters about replies. */
    Optional<OwnComment> follow(String link) {
        return links.use(link, CommenterLinks.Purpose.FOLLOW)
                .flatMap(used -> receipts.commentOf(used.commentId()).map(comment -> {
                    commenters.confirm(used.email(), null);
                    subscriptions.confirm(used.email(), comment.id());
                    return comment;
                }));
    }
}
