package org.masthead.comment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.article.DiscussedStory;
import org.masthead.text.CommentMarkup;
import org.masthead.web.FormErrors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The reply form on a page of its own: for a reply to a comment, and for a form that comes back with mistakes. */
@Component
class CommentFormPage {

    /** An empty form for a reply to a comment. */
    ModelAndView reply(DiscussedStory article, Comment parent) {
        return page(HttpStatus.OK, CommentForm.answering(parent.getId()), null, article, Optional.of(parent));
    }

    /** The form again, with everything that was typed. */
    ModelAndView refused(DiscussedStory article, CommentForm form, Optional<Comment> parent, FormErrors errors) {
        return page(HttpStatus.UNPROCESSABLE_CONTENT, form, errors, article, parent);
    }

    /** The same for someone who posts too often, who may send it again later. */
    ModelAndView tooOften(DiscussedStory article, CommentForm form, Optional<Comment> parent, FormErrors errors) {
        return page(HttpStatus.TOO_MANY_REQUESTS, form, errors, article, parent);
    }

    /** The same where the article was taken down while someone was writing: their words are all they can keep. */
    ModelAndView withdrawn(CommentForm form, FormErrors errors) {
        return page(HttpStatus.UNPROCESSABLE_CONTENT, form, errors, null, Optional.empty());
    }

    private static ModelAndView page(
            HttpStatus status,
            CommentForm form,
            @Nullable FormErrors errors,
            @Nullable DiscussedStory article,
            Optional<Comment> parent) {
        ModelAndView page = new ModelAndView("comment/new", status);
        page.addObject("form", form);
        page.addObject("errors", errors == null ? null : errors.asMap());
        page.addObject("articleHeadline", article == null ? null : article.headline());
        page.addObject("articleAddress", article == null ? null : article.address());
        page.addObject("postAddress", article == null ? null : CommentThreads.postAddress(article.address()));
        page.addObject("parent", parent.map(CommentFormPage::quoted).orElse(null));
        return page;
    }

    private static CommentView quoted(Comment comment) {
        return CommentView.quoted(
                comment.getId(),
                comment.getAuthorName(),
                comment.getCreatedAt(),
                CommentMarkup.render(comment.getBody()));
    }
}
