package org.masthead.commenter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Consumer;
import org.masthead.comment.CommentRefused;
import org.masthead.comment.OwnComment;
import org.masthead.comment.OwnComments;
import org.masthead.web.FormErrors;
import org.masthead.web.NetworkAddresses;
import org.masthead.web.NotFound;
import org.masthead.web.RateLimit;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The receipt of a comment: what became of it and why, and everything its writer may do with it. Whoever has the link
 * is the writer. Forms carry the secret in their body.
 */
@Controller
@RequestMapping("/comments/receipt")
class ReceiptController {

    private static final int LONGEST_APPEAL = 2_000;

    private final OwnComments comments;
    private final ReceiptPage page;
    private final Receipts receipts;
    private final Confirmations confirmations;
    private final Subscriptions subscriptions;
    private final CommenterLetters letters;
    private final LetterLimit limit;
    private final KnownBrowsers browsers;
    private final NetworkAddresses networks;
    private final TransactionTemplate transactions;
    private final MessageSource messages;

    ReceiptController(
            OwnComments comments,
            ReceiptPage page,
            Receipts receipts,
            Confirmations confirmations,
            Subscriptions subscriptions,
            CommenterLetters letters,
            LetterLimit limit,
            KnownBrowsers browsers,
            NetworkAddresses networks,
            TransactionTemplate transactions,
            MessageSource messages) {
        this.comments = comments;
        this.page = page;
        this.receipts = receipts;
        this.confirmations = confirmations;
        this.subscriptions = subscriptions;
        this.letters = letters;
        this.limit = limit;
        this.browsers = browsers;
        this.networks = networks;
        this.transactions = transactions;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView show(
            @RequestParam(defaultValue = "") String receipt,
            @RequestParam(defaultValue = "") String done,
            HttpServletResponse response) {
        OwnComment comment = find(receipt, response);
        return page.of(comment, done);
    }

    @PostMapping("/wording")
    Object reword(
            @RequestParam(defaultValue = "") String receipt,
            @RequestParam(name = "comment", defaultValue = "") String typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        OwnComment comment = find(receipt, response);
        FormErrors errors = new FormErrors(messages);
        try {
            String agent = request.getHeader(HttpHeaders.USER_AGENT);
            if (comments.reword(receipt, typed, networks.of(request), agent == null ? "" : agent, errors)) {
                return page.after(comment, ReceiptPage.Done.REWORDED);
            }
        } catch (CommentRefused refused) {
            errors.add(FormErrors.WHOLE_FORM, refused.messageKey(), refused.arguments());
        }
        return page.refused(comment, typed, null, errors, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/withdrawal")
    Object withdraw(@RequestParam(defaultValue = "") String receipt, HttpServletResponse response) {
        OwnComment comment = find(receipt, response);
        comments.withdraw(receipt);
        return page.after(comment, ReceiptPage.Done.WITHDRAWN);
    }

    @PostMapping("/appeal")
    Object appeal(
            @RequestParam(defaultValue = "") String receipt,
            @RequestParam(defaultValue = "") String words,
            HttpServletResponse response) {
        OwnComment comment = find(receipt, response);
        String text = TypedText.lines(words);
        FormErrors errors = new FormErrors(messages);
        if (TypedText.isInvisible(text)) {
            errors.add("words", "commenter.error.appeal.missing");
        } else if (TypedText.hasControlCharacters(text)) {
            errors.add("words", "comment.error.control");
        } else if (TypedText.length(text) > LONGEST_APPEAL) {
            errors.add("words", "comment.error.long", LONGEST_APPEAL);
        }
        if (!errors.isEmpty()) {
            return page.refused(comment, null, words, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        receipts.appeal(comment, text);
        return page.after(comment, ReceiptPage.Done.APPEALED);
    }

    /** Sends the link itself to the address of the comment. */
    @PostMapping("/letter")
    Object send(
            @RequestParam(defaultValue = "") String receipt, HttpServletRequest request, HttpServletResponse response) {
        return write(receipt, request, response, ReceiptPage.Done.SENT, receipts::send);
    }

    @PostMapping("/confirmation")
    Object confirm(
            @RequestParam(defaultValue = "") String receipt, HttpServletRequest request, HttpServletResponse response) {
        return write(receipt, request, response, ReceiptPage.Done.ASKED, confirmations::ask);
    }

    @PostMapping("/following")
    Object follow(
            @RequestParam(defaultValue = "") String receipt,
            @RequestParam(defaultValue = "") String extent,
            HttpServletRequest request,
            HttpServletResponse response) {
        Subscriptions.Extent chosen =
                extent.equals("story") ? Subscriptions.Extent.STORY : Subscriptions.Extent.REPLIES;
        boolean proved = browsers.knows(request, find(receipt, response).authorEmail());
        return write(
                receipt,
                request,
                response,
                proved ? ReceiptPage.Done.FOLLOWED : ReceiptPage.Done.ASKED,
                comment -> subscriptions.follow(comment, chosen, proved));
    }

    /** Something that may write to the comment's address, which anybody may have typed. */
    private Object write(
            String receipt,
            HttpServletRequest request,
            HttpServletResponse response,
            ReceiptPage.Done done,
            Consumer<OwnComment> act) {
        OwnComment comment = find(receipt, response);
        if (!letters.canBeSent() || comment.authorEmail().isEmpty()) {
            throw new NotFound();
        }
        RateLimit.Verdict verdict = limit.askFrom(networks.neighbourhoodOf(request));
        if (!verdict.allowed()) {
            FormErrors errors = new FormErrors(messages);
            errors.add(FormErrors.WHOLE_FORM, "commenter.error.letters", verdict.seconds() / 60 + 1);
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.seconds()));
            return page.refused(comment, null, null, errors, HttpStatus.TOO_MANY_REQUESTS);
        }
        transactions.executeWithoutResult(status -> act.accept(comment));
        return page.after(comment, done);
    }

    private OwnComment find(String receipt, HttpServletResponse response) {
        PrivateAnswer.set(response);
        Optional<OwnComment> found = receipt.isEmpty() ? Optional.empty() : comments.find(receipt);
        return found.orElseThrow(NotFound::new);
    }
}
