package org.masthead.commenter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.masthead.comment.Correspondence;
import org.masthead.comment.OwnComment;
import org.masthead.comment.OwnComments;
import org.masthead.commenter.ReceiptPage.Done;
import org.masthead.web.NetworkAddresses;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers what was ticked beside a comment as the receipt would. Anybody may have typed the address: the same limits
 * hold, and where a link has to be opened anyway it says yes to everything that was asked for.
 */
@Component("correspondence")
class WishesAtTheForm implements Correspondence {

    private final OwnComments comments;
    private final Receipts receipts;
    private final Commenters commenters;
    private final Confirmations confirmations;
    private final Subscriptions subscriptions;
    private final KnownBrowsers browsers;
    private final CommenterLetters letters;
    private final LetterLimit limit;
    private final NetworkAddresses networks;
    private final ReceiptPage page;

    WishesAtTheForm(
            OwnComments comments,
            Receipts receipts,
            Commenters commenters,
            Confirmations confirmations,
            Subscriptions subscriptions,
            KnownBrowsers browsers,
            CommenterLetters letters,
            LetterLimit limit,
            NetworkAddresses networks,
            ReceiptPage page) {
        this.comments = comments;
        this.receipts = receipts;
        this.commenters = commenters;
        this.confirmations = confirmations;
        this.subscriptions = subscriptions;
        this.browsers = browsers;
        this.letters = letters;
        this.limit = limit;
        this.networks = networks;
        this.page = page;
    }

    @Override
    public boolean isOpen() {
        return letters.canBeSent();
    }

    @Override
    @Transactional
    public Optional<Answer> answer(String receipt, Set<Wish> wishes, HttpServletRequest request) {
        return comments.find(receipt)
                .filter(comment -> isOpen() && !comment.authorEmail().isEmpty())
                .map(comment -> {
                    Done done = limit.askFrom(networks.neighbourhoodOf(request)).allowed()
                            ? write(comment, wishes, browsers.knows(request, comment.authorEmail()))
                            : Done.OFTEN;
                    return new Answer(page.notice(done), page.addressAfter(comment, done));
                });
    }

    private Done write(OwnComment comment, Set<Wish> wishes, boolean proved) {
        boolean confirming = wishes.contains(Wish.CONFIRMATION)
                && !(proved && commenters.belongs(comment.authorName(), comment.authorEmail()));
        boolean following = wishes.contains(Wish.REPLIES);
        if (wishes.contains(Wish.RECEIPT)) {
            receipts.send(comment);
        }
        if (following && confirming) {
            subscriptions.note(comment, Subscriptions.Extent.REPLIES, proved);
        } else if (following) {
            subscriptions.follow(comment, Subscriptions.Extent.REPLIES, proved);
        }
        if (confirming) {
            confirmations.ask(comment);
        }
        if (confirming || following && !proved) {
            return Done.ASKED;
        }
        return following ? Done.FOLLOWED : wishes.contains(Wish.RECEIPT) ? Done.SENT : Done.CONFIRMED;
    }
}
