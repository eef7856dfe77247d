package org.masthead.commenter;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.OwnComment;
import org.masthead.comment.RemovalReason;
import org.masthead.site.SiteSettings;
import org.masthead.web.FormErrors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts the page of a receipt together, with the reasons in plain words. */
@Component
class ReceiptPage {

    private static final Pattern STAMP = Pattern.compile("([a-z]{1,20})-(\\d{1,12})");
    private static final long SECONDS_TOLD = 120;

    private final Receipts receipts;
    private final Subscriptions subscriptions;
    private final Commenters commenters;
    private final CommenterLetters letters;
    private final SiteSettings site;
    private final MessageSource messages;
    private final Clock clock;

    ReceiptPage(
            Receipts receipts,
            Subscriptions subscriptions,
            Commenters commenters,
            CommenterLetters letters,
            SiteSettings site,
            MessageSource messages,
            Clock clock) {
        this.receipts = receipts;
        this.subscriptions = subscriptions;
        this.commenters = commenters;
        this.letters = letters;
        this.site = site;
        this.messages = messages;
        this.clock = clock;
    }

    /** What was done a moment ago, said once at the head of the page. */
    enum Done {
        REWORDED,
        WITHDRAWN,
        APPEALED,
        SENT,
        ASKED,
        OFTEN,
        FOLLOWED,
        CONFIRMED,
        NAMELESS;

        /** As addresses and message keys name it. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Done> of(String key) {
            return Arrays.stream(values())
                    .filter(each -> each.key().equals(key))
                    .findFirst();
        }
    }

    /**
     * The page of a comment.
     *
     * @param done what was just done, as {@link #after} has it; an old one, in a bookmark, is passed over
     */
    ModelAndView of(OwnComment comment, String done) {
        Matcher stamp = STAMP.matcher(done);
        boolean fresh =
                stamp.matches() && clock.instant().getEpochSecond() - Long.parseLong(stamp.group(2)) < SECONDS_TOLD;
        ModelAndView page = fill(comment, HttpStatus.OK);
        page.addObject(
                "done",
                fresh
                        ? Done.of(stamp.group(1))
                                .map(each -> "commenter.notice." + each.key())
                                .orElse(null)
                        : null);
        return page;
    }

    /** On to the receipt after something was done, so that a reload does it no second time. */
    ResponseEntity<Void> after(OwnComment comment, Done done) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, addressAfter(comment, done))
                .build();
    }

    /** Where the receipt says what was done. */
    String addressAfter(OwnComment comment, Done done) {
        return OwnComment.addressOf(comment.receipt()) + "&done=" + done.key() + "-"
                + clock.instant().getEpochSecond();
    }

    /** The same in words. */
    String notice(Done done) {
        return words("commenter.notice." + done.key());
    }

    /** The page again, with everything that was typed. */
    ModelAndView refused(
            OwnComment comment,
            @Nullable String wording,
            @Nullable String appeal,
            FormErrors errors,
            HttpStatus status) {
        ModelAndView page = fill(comment, status);
        page.addObject("errors", errors.asMap());
        page.addObject("appealWords", appeal);
        if (wording != null) {
            page.addObject("wording", wording);
            page.addObject("rewording", true);
        }
        return page;
    }

    private ModelAndView fill(OwnComment comment, HttpStatus status) {
        Receipts.Appeal appeal = receipts.appealOf(comment.id()).orElse(null);
        List<Subscriptions.Subscription> following = subscriptions.around(comment);
        boolean byMail = letters.canBeSent() && !comment.authorEmail().isEmpty();
        return new ModelAndView("commenter/receipt", status)
                .addObject("comment", comment)
                .addObject("address", site.absolute(OwnComment.addressOf(comment.receipt())))
                .addObject("state", state(comment))
                .addObject("reasons", reasons(comment))
                .addObject("appeal", appeal)
                .addObject("mayAppeal", comment.refused() && appeal == null)
                .addObject("byMail", byMail)
                .addObject("named", commenters.belongs(comment.authorName(), comment.authorEmail()))
                .addObject("following", following)
                .addObject(
                        "followable",
                        byMail
                                && !comment.refused()
                                && !comment.withdrawn()
                                && following.stream().noneMatch(each -> each.extent() == Subscriptions.Extent.STORY))
                .addObject(
                        "repliesFollowed",
                        following.stream().anyMatch(each -> each.extent() == Subscriptions.Extent.REPLIES))
                .addObject("errors", Map.of())
                .addObject("wording", comment.typed())
                .addObject("rewording", false);
    }

    private static String state(OwnComment comment) {
        if (comment.withdrawn()) {
            return "withdrawn";
        }
        if (comment.status() == CommentStatus.APPROVED) {
            return comment.publicAddress() == null ? "gone" : "approved";
        }
        return comment.status() == CommentStatus.PENDING ? "pending" : "refused";
    }

    /** Why it waits or was refused: what the desk said, else what the rules noticed, of kinds and never of words. */
    private List<String> reasons(OwnComment comment) {
        if (comment.withdrawn() || comment.status() == CommentStatus.APPROVED) {
            return List.of();
        }
        RemovalReason reason = comment.reason();
        if (comment.status() == CommentStatus.REMOVED && reason != RemovalReason.SPAM) {
            return List.of(words("commenter.reason."
                    + (reason == null ? "other" : reason.name().toLowerCase(Locale.ROOT))));
        }
        Stream<String> noticed = receipts.findings(comment.id()).stream()
                .map(each -> messages.getMessage(
                        "commenter.reason.finding." + each, null, "", LocaleContextHolder.getLocale()))
                .filter(each -> each != null && !each.isEmpty())
                .map(String::valueOf);
        if (comment.refused()) {
            return Stream.concat(Stream.of(words("commenter.reason.spam")), noticed)
                    .distinct()
                    .toList();
        }
        List<String> reasons = noticed.distinct().toList();
        return reasons.isEmpty() ? List.of(words("commenter.reason.waiting")) : reasons;
    }

    private String words(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
