package org.masthead.comment;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Article;
import org.masthead.article.ArticleService;
import org.masthead.article.Discussion;
import org.masthead.web.NotFound;
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
    private final CommentSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CommentService(
            CommentRepository comments,
            CommentSubmissions submissions,
            ArticleService articles,
            CommentSettings settings,
            Clock clock) {
        this.comments = comments;
        this.submissions = submissions;
        this.articles = articles;
        this.settings = settings;
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
     * Keeps a comment.
     *
     * @param networkAddress where it came from, kept for as long as moderation needs it
     */
    PostedComment post(long articleId, @Nullable Long parentId, CommentWords words, String networkAddress) {
        Instant now = clock.instant();
        byte[] digest = CommentSubmissions.digest(articleId, parentId, words);
        if (!submissions.claim(digest, now)) {
            return earlier(articleId, parentId, words).orElseThrow(NotFound::new);
        }
        Article article = articles.find(articleId).orElseThrow(NotFound::new);
        Comment parent = parentId == null ? null : comments.findById(parentId).orElseThrow(NotFound::new);
        Comment comment = Comment.posted(article, parent, words, networkAddress, newReceipt(), now);
        if (article.getDiscussion() != Discussion.HELD && mayAppearAtOnce(words)) {
            comment.approveByPolicy();
        }
        comments.saveAndFlush(comment);
        submissions.settle(digest, comment.getId());
        return posted(comment);
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

    private boolean mayAppearAtOnce(CommentWords words) {
        return settings.approval() == CommentSettings.Approval.PREVIOUSLY_APPROVED
                && comments.wasApprovedBefore(words.email(), words.name());
    }

    private static PostedComment posted(Comment comment) {
        boolean waiting = comment.getStatus() == CommentStatus.PENDING;
        String address = comment.getArticle().getAddress();
        return new PostedComment(
                comment.getId(), address == null ? "/" : address, waiting ? comment.getReceipt() : null);
    }

    private String newReceipt() {
        byte[] bytes = new byte[RECEIPT_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
