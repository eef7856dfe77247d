package org.masthead.comment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.masthead.article.Article;
import org.masthead.article.ArticleStatus;
import org.masthead.text.CommentMarkup;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What those who wrote comments do with their own: the receipt, which nobody can guess, says whose one is. Another
 * wording goes through the same screens as a new comment, and readers get no wording past the desk that they would not
 * have got as a new one.
 */
@Service
@Transactional
public class OwnComments {

    /** An address or block in digits; what came from nowhere has another word. */
    private static final String NETWORK = "[0-9a-fA-F.:/]+";

    private final CommentRepository comments;
    private final CommentRules rules;
    private final CommentDecisions decisions;
    private final Findings findings;
    private final Approvals approvals;
    private final Discussions discussions;
    private final DiscussionPolicies policies;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    OwnComments(
            CommentRepository comments,
            CommentRules rules,
            CommentDecisions decisions,
            Findings findings,
            Approvals approvals,
            Discussions discussions,
            DiscussionPolicies policies,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock) {
        this.comments = comments;
        this.rules = rules;
        this.decisions = decisions;
        this.findings = findings;
        this.approvals = approvals;
        this.discussions = discussions;
        this.policies = policies;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The comment of a receipt. */
    @Transactional(readOnly = true)
    public Optional<OwnComment> find(String receipt) {
        return comments.findByReceipt(receipt).map(this::view);
    }

    /**
     * Gives a comment another wording, if what was typed is one; else {@code errors} says what is wrong with it.
     *
     * @param networkAddress where the wording comes from
     * @param userAgent what sent it
     * @return whether it has the wording now
     * @throws CommentRefused by a screen; nothing changed then
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean reword(String receipt, String typed, String networkAddress, String userAgent, FormErrors errors) {
        String body = rules.body(typed, errors);
        Optional<Submission> submission = transactions.execute(status -> {
            Comment comment = comments.findByReceipt(receipt).orElseThrow(NotFound::new);
            return errors.isEmpty() && mayReword(comment, errors)
                    ? Optional.of(comment.asSubmission(body, networkAddress, userAgent, clock.instant()))
                    : Optional.empty();
        });
        if (submission == null || submission.isEmpty()) {
            return false;
        }
        // Screens may take their time, and nobody waits for them with a lock in hand.
        List<Finding> found = findings.of(submission.get());
        return Boolean.TRUE.equals(
                transactions.execute(status -> keep(lock(receipt), submission.get(), found, errors)));
    }

    private boolean mayReword(Comment comment, FormErrors errors) {
        if (!view(comment).editable()) {
            errors.add(FormErrors.WHOLE_FORM, "comment.error.edit.late");
        }
        return errors.isEmpty();
    }

    private boolean keep(Comment comment, Submission submission, List<Finding> found, FormErrors errors) {
        String body = submission.words().body();
        if (!mayReword(comment, errors) || body.equals(comment.getBody())) {
            return errors.isEmpty();
        }
        jdbc.sql("insert into comment_edit (comment_id, body, replaced_at) values (?, ?, ?)")
                .params(comment.getId(), comment.getBody(), submission.at().atOffset(ZoneOffset.UTC))
                .update();
        boolean visible = comment.isPublished();
        comment.reword(body, submission.at());
        Finding.Outcome outcome = Finding.gravest(found);
        if (outcome == Finding.Outcome.SPAM) {
            comment.putAwayAsSpam();
        } else if (visible) {
            comment.hold();
            if (outcome == Finding.Outcome.NOTE && mayStay(comment.getArticle(), submission)) {
                comment.approveByPolicy();
            }
        }
        comments.saveAndFlush(comment);
        findings.keep(comment.getId(), found);
        return true;
    }

    /** Takes a comment back; readers see a placeholder at most. Whether there was something to take back. */
    public boolean withdraw(String receipt) {
        Comment comment = lock(receipt);
        if (!comment.stands()) {
            return false;
        }
        takeOut(List.of(comment));
        return true;
    }

    /** What its writers take back goes through the door of every decision, and so out of the moderators' hands. */
    private void takeOut(List<Comment> withdrawn) {
        Instant now = clock.instant();
        withdrawn.forEach(comment -> comment.noteWithdrawal(now));
        comments.saveAllAndFlush(withdrawn);
        decisions.decide(withdrawn.stream().map(Comment::getId).toList(), Verdict.WITHDRAWN, null);
    }

    /** A name as comments take it; else {@code errors} says what is wrong with it. */
    public String name(String typed, FormErrors errors) {
        return CommentRules.name(typed, errors);
    }

    /** Notes that the writer of a comment proved to hold its address. */
    public void confirm(long id, String email) {
        comments.lockAll(List.of(id)).stream()
                .filter(comment -> comment.getAuthorEmail().equals(email))
                .forEach(Comment::confirm);
    }

    /**
     * Takes out of everything that was written under an address who wrote it. The threads stay readable.
     *
     * @param placeholder that stands where the name was
     * @param keepingWords whether the words stay; without them only a placeholder is left
     * @return how many comments there were
     */
    public int erase(String email, String placeholder, boolean keepingWords) {
        List<Comment> all = comments.lockAll(comments.idsOf(email));
        List<Long> ids = all.stream().map(Comment::getId).toList();
        for (String part : List.of("comment_edit", "comment_finding", "comment_submission")) {
            jdbc.sql("delete from " + part + " where comment_id = any (?)")
                    .param(ids.toArray(Long[]::new))
                    .update();
        }
        jdbc.sql("update comment_decision set note = '', earlier_note = '' where comment_id = any (?)")
                .param(ids.toArray(Long[]::new))
                .update();
        forgetNetworks(all);
        List<Comment> withdrawn = new ArrayList<>();
        for (Comment comment : all) {
            comment.forgetItsWriter(placeholder);
            if (keepingWords && comment.isPublished()) {
                continue;
            }
            comment.loseItsWords();
            withdrawn.add(comment);
        }
        comments.saveAllAndFlush(all);
        takeOut(withdrawn.stream().filter(Comment::stands).toList());
        return all.size();
    }

    /** What was recommended or reported from where somebody wrote says no more where that was. */
    private void forgetNetworks(List<Comment> all) {
        String[] networks = all.stream()
                .map(Comment::getNetworkAddress)
                .filter(network -> network != null && network.matches(NETWORK))
                .distinct()
                .toArray(String[]::new);
        for (String table : List.of("comment_report", "comment_recommendation")) {
            jdbc.sql("update " + table + " set network_address = null where exists (select from unnest(?) n"
                            + " where case when network_address ~ ? then network_address::inet >>= n::inet end)")
                    .params(networks, "^" + NETWORK + "$")
                    .update();
        }
    }

    private Comment lock(String receipt) {
        return comments.lockByReceipt(receipt).orElseThrow(NotFound::new);
    }

    /** Whether what everyone can read may be read in another wording as well without the desk. */
    private boolean mayStay(Article article, Submission submission) {
        DiscussionState.Kind kind = kindOf(article);
        return (kind == DiscussionState.Kind.OPEN || kind == DiscussionState.Kind.CLOSED)
                && approvals.mayAppearAtOnce(submission, policies.now().approval());
    }

    private DiscussionState.Kind kindOf(Article article) {
        return discussions.of(article.getDiscussion(), article.getPublishedAt()).kind();
    }

    private OwnComment view(Comment comment) {
        Article article = comment.getArticle();
        boolean live = article.getStatus() == ArticleStatus.LIVE;
        boolean visible = comment.isPublished();
        int minutes = policies.now().editMinutes();
        Instant until = comment.getCreatedAt().plus(Duration.ofMinutes(minutes));
        Instant now = clock.instant();
        boolean inTime = comment.getStatus() == CommentStatus.PENDING || (visible && now.isBefore(until));
        boolean editable = live && inTime && kindOf(article) != DiscussionState.Kind.FROZEN;
        return new OwnComment(
                comment.getId(),
                comment.getReceipt() == null ? "" : comment.getReceipt(),
                article.getHeadline(),
                article.getAddress(),
                live,
                comment.getStatus(),
                comment.getReason(),
                comment.getReasonNote(),
                comment.getAuthorName(),
                comment.getAuthorEmail(),
                comment.getBody(),
                CommentMarkup.render(comment.getBody()),
                comment.getCreatedAt(),
                comment.getEditedAt(),
                comment.isConfirmed(),
                editable && visible ? until : null,
                editable,
                !visible || !mayStay(article, comment.asSubmission(comment.getBody(), "", "", now)));
    }
}
