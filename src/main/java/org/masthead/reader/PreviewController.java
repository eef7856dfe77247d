package org.masthead.reader;

import jakarta.servlet.http.HttpServletResponse;
import org.masthead.article.ArticleForm;
import org.masthead.article.ArticlePreviews;
import org.masthead.article.ArticleView;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.FormErrors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** An article as readers will see it, for the desk alone. It stands here because the paper's templates do. */
@Controller
@Needs(Right.WRITE_STORIES)
@RequestMapping("/desk/articles")
class PreviewController {

    private final ArticlePreviews previews;
    private final ArticlePage page;
    private final MessageSource messages;

    PreviewController(ArticlePreviews previews, ArticlePage page, MessageSource messages) {
        this.previews = previews;
        this.page = page;
        this.messages = messages;
    }

    @GetMapping("/{id}/preview")
    String saved(@PathVariable long id, Model model, HttpServletResponse response) {
        page.fillPreview(model, previews.saved(id), response);
        return "reader/article";
    }

    /** What stands in the form, saved or not; nothing is written. */
    @PostMapping({"/preview", "/{id}/preview"})
    ModelAndView typed(ArticleForm form, HttpServletResponse response) {
        FormErrors errors = new FormErrors(messages);
        ArticleView article = previews.typed(form, errors).orElse(null);
        Model model = new ExtendedModelMap();
        if (article == null) {
            model.addAttribute("errors", errors.asMap());
            return new ModelAndView("article/desk/no-preview", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        page.fillPreview(model, article, response);
        return new ModelAndView("reader/article", model.asMap());
    }
}
