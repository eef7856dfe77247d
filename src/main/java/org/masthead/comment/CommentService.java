package org.masthead.comment;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Article;
import org.masthead.article.ArticleService;
import org.masthead.web.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The comments that are there; new ones of readers come by {@link NewComments}. */
@Service
@Transactional
public class CommentService {

    private final CommentRepository comments;
    private final CommentSubmissions submissions;
    private final ArticleService articles;
    private final Clock clock;

    CommentService(CommentRepository comments, CommentSubmissions submissions, ArticleService articles, Clock clock) {
        this.comments = comments;
        this.submissions = submissions;
        this.articles = articles;
        this.clock = clock;
    }

    /** What came of the same words of the same person at the same place, if they were posted before. */
    @Transactional(readOnly = true)
    Optional<PostedComment> earlier(long articleId, @Nullable Long parentId, CommentWords words) {
        return submissions
                .earlier(Digest.ofPost(articleId, parentId, words), clock.instant())
                .flatMap(comments::findWithArticleById)
                .map(CommentService::posted);
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

    /** What came of a comment that was posted before. */
    static PostedComment posted(Comment comment) {
        String address = comment.getArticle().getAddress();
        return new PostedComment(
                comment.getId(),
                address == null ? "/" : address,
                comment.getReceipt(),
                PostedComment.Outcome.of(comment.getStatus()),
                true);
    }
}
