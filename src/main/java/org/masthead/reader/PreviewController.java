package org.masthead.reader;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleForm;
import org.masthead.article.ArticlePreviews;
import org.masthead.article.ArticleView;
import org.masthead.article.ChangeSets;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.FormErrors;
import org.masthead.web.PageContent;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An article as readers will see it, for the desk alone. It stands here because the paper's templates do. */
@Controller
@Needs(Right.WRITE_STORIES)
@RequestMapping("/desk/articles")
class PreviewController {

    private final ArticlePreviews previews;
    private final ChangeSets changes;
    private final ArticlePage page;
    private final MessageSource messages;

    PreviewController(ArticlePreviews previews, ChangeSets changes, ArticlePage page, MessageSource messages) {
        this.previews = previews;
        this.changes = changes;
        this.page = page;
        this.messages = messages;
    }

    @GetMapping("/{id}/preview")
    String saved(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String scheme,
            Model model,
            HttpServletResponse response) {
        page.fillPreview(model, previews.saved(id), response);
        if (scheme != null) {
            // Only the desk's own page of sizes shows it in a frame.
            PageContent.allowFramingHere(response);
            model.addAttribute("scheme", scheme.equals("dark") ? "dark" : "light");
        }
        return "reader/article";
    }

    /** The story on a phone and on a desk, in light and dark. */
    @GetMapping("/{id}/preview/sizes")
    String sizes(
            @PathVariable long id,
            @RequestParam(defaultValue = "light") String scheme,
            Model model,
            HttpServletResponse response) {
        PageContent.allowFrames(response, List.of("'self'"));
        model.addAttribute("desk", "articles");
        model.addAttribute("id", id);
        model.addAttribute("headline", previews.saved(id).headline());
        model.addAttribute("scheme", scheme.equals("dark") ? "dark" : "light");
        return "reader/sizes";
    }

    /** A live story as it will be once a planned change is done. */
    @GetMapping("/{id}/changes/{change}/preview")
    ModelAndView planned(@PathVariable long id, @PathVariable long change, HttpServletResponse response) {
        return typed(id, changes.asOf(id, change), response);
    }

    /** What stands in the form, saved or not; nothing is written. */
    @PostMapping({"/preview", "/{id}/preview"})
    ModelAndView typed(
            @PathVariable(required = false) @Nullable Long id, ArticleForm form, HttpServletResponse response) {
        FormErrors errors = new FormErrors(messages);
        ArticleView article = previews.typed(id, form, errors).orElse(null);
        Model model = new ExtendedModelMap();
        if (article == null) {
            model.addAttribute("errors", errors.asMap());
            return new ModelAndView("article/desk/no-preview", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        page.fillPreview(model, article, response);
        return new ModelAndView("reader/article", model.asMap());
    }
}
