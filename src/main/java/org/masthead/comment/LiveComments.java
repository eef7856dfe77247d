package org.masthead.comment;

import java.util.Optional;
import org.masthead.article.ArticleMoved;
import org.masthead.article.ArticleView;
import org.masthead.article.ArticleWithdrawn;
import org.masthead.article.LiveArticles;
import org.masthead.web.NotFound;
import org.springframework.stereotype.Component;

/** Finds the comment that somebody says something of, if everyone can read it. */
@Component
class LiveComments {

    private final LiveArticles articles;
    private final CommentService comments;
    private final Discussions discussions;

    LiveComments(LiveArticles articles, CommentService comments, Discussions discussions) {
        this.articles = articles;
        this.comments = comments;
        this.discussions = discussions;
    }

    /**
     * A comment with its article.
     *
     * @param lively whether anything of the conversation still changes
     */
    record Found(ArticleView article, Comment comment, boolean lively) {

        /** The comment's lasting address. */
        String address() {
            return CommentThreads.lastingAddress(article.address(), comment.getId());
        }
    }

    /** The one of that number below the article at an address, or where the article went. */
    Found find(String articleAddress, long id) {
        ArticleView article = article(articleAddress).orElseThrow(NotFound::new);
        Comment comment = comments.replyable(article.id(), id).orElseThrow(NotFound::new);
        return new Found(
                article,
                comment,
                discussions.of(article.discussion(), article.publishedAt()).lively());
    }

    private Optional<ArticleView> article(String address) {
        try {
            return articles.at(address);
        } catch (ArticleMoved moved) {
            return article(moved.address());
        } catch (ArticleWithdrawn withdrawn) {
            return Optional.empty();
        }
    }
}
