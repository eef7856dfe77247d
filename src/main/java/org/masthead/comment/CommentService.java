package org.masthead.comment;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Article;
import org.masthead.article.ArticleService;
import org.masthead.article.ArticleStatus;
import org.masthead.web.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes comments: each goes in once, whatever the network, a double click or an impatient reload does. */
@Service
@Transactional
public class CommentService {

    private static final int RECEIPT_BYTES = 32;

    private final CommentRepository comments;
    private final CommentSubmissions submissions;
    private final ArticleService articles;
    private final Discussions discussions;
    private final Approvals approvals;
    private final Findings findings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CommentService(
            CommentRepository comments,
            CommentSubmissions submissions,
            ArticleService articles,
            Discussions discussions,
            Approvals approvals,
            Findings findings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.comments = comments;
        this.submissions = submissions;
        this.articles = articles;
        this.discussions = discussions;
        this.approvals = approvals;
        this.findings = findings;
        this.events = events;
        this.clock = clock;
    }

    /** What came of the same words of the same person at the same place, if they were posted before. */
    @Transactional(readOnly = true)
    Optional<PostedComment> earlier(long articleId, @Nullable Long parentId, CommentWords words) {
        return submissions
                .earlier(CommentSubmissions.digest(articleId, parentId, words), clock.instant())
                .flatMap(comments::findWithArticleById)
                .map(CommentService::posted);
    }

    /**
     * Keeps a comment, if the conversation is open and what it answers is still there at that very moment.
     *
     * @param found by the screens, which may take their time and are therefore asked before
     * @throws CommentRefused where it is not taken; nothing is written then
     */
    PostedComment post(Submission submission, List<Finding> found) {
        byte[] digest = CommentSubmissions.digest(submission.articleId(), submission.parentId(), submission.words());
        if (!submissions.claim(digest, submission.at())) {
            return earlier(submission.articleId(), submission.parentId(), submission.words())
                    .orElseThrow(NotFound::new);
        }
        Article article = articles.find(submission.articleId()).orElseThrow(NotFound::new);
        DiscussionState discussion = discussions.of(article.getDiscussion(), article.getPublishedAt());
        if (article.getStatus() != ArticleStatus.LIVE || !discussion.open()) {
            throw new CommentRefused("comment.error.closed");
        }
        Comment parent = parentOf(submission);
        Comment comment = Comment.posted(article, parent, submission, newReceipt());
        Finding.Outcome outcome = Finding.gravest(found);
        if (outcome == Finding.Outcome.SPAM) {
            comment.putAwayAsSpam();
        } else if (outcome == Finding.Outcome.NOTE
                && discussion.kind() == DiscussionState.Kind.OPEN
                && approvals.mayAppearAtOnce(submission)) {
            comment.approveByPolicy();
        }
        comments.saveAndFlush(comment);
        findings.keep(comment.getId(), found);
        submissions.settle(digest, comment.getId());
        events.publishEvent(new CommentPosted(comment.getId(), article.getId(), comment.isPublished()));
        return posted(comment);
    }

    private @Nullable Comment parentOf(Submission submission) {
        Long parentId = submission.parentId();
        if (parentId == null) {
            return null;
        }
        // Whoever decides on it holds this lock as well, so that no reply hangs on a comment that is just taken out.
        return comments.lockForReply(parentId)
                .filter(parent -> parent.isPublished() && parent.getArticle().getId() == submission.articleId())
                .orElseThrow(() -> new CommentRefused("comment.error.parent"));
    }

    /**
     * Takes over a comment that was written elsewhere, with its own date and state.
     *
     * @param parentId the number of the comment that it answers, or null
     * @return its number
     */
    public long takeOver(
            long articleId, @Nullable Long parentId, CommentWords words, CommentStatus status, Instant writtenAt) {
        Article article = articles.find(articleId).orElseThrow(NotFound::new);
        Comment parent = parentId == null ? null : comments.findById(parentId).orElseThrow(NotFound::new);
        return comments.save(Comment.takenOver(article, parent, words, status, writtenAt))
                .getId();
    }

    /** A published comment of that article, for someone who wants to reply to it. */
    @Transactional(readOnly = true)
    Optional<Comment> replyable(long articleId, long commentId) {
        return comments.findWithArticleById(commentId)
                .filter(comment -> comment.isPublished() && comment.getArticle().getId() == articleId);
    }

    static PostedComment posted(Comment comment) {
        String address = comment.getArticle().getAddress();
        return new PostedComment(
                comment.getId(),
                address == null ? "/" : address,
                comment.getReceipt(),
                PostedComment.Outcome.of(comment.getStatus()));
    }

    private String newReceipt() {
        byte[] bytes = new byte[RECEIPT_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
