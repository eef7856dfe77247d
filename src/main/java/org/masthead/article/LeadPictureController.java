package org.masthead.article;

import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.media.PictureShelf;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Looks for a lead picture from within the form of a story: it comes back as it was sent, with pictures to choose. */
@Controller
@Needs(Right.WRITE_STORIES)
@RequestMapping("/desk/articles")
class LeadPictureController {

    private final StoryOpening opening;
    private final ArticleFormPage page;
    private final PictureShelf shelf;

    LeadPictureController(StoryOpening opening, ArticleFormPage page, PictureShelf shelf) {
        this.opening = opening;
        this.page = page;
        this.shelf = shelf;
    }

    @ModelAttribute("desk")
    String desk() {
        return "articles";
    }

    @PostMapping("/pictures")
    ModelAndView lookForNew(
            ArticleForm form,
            SentFrom from,
            @RequestParam(required = false) @Nullable String pictureWords,
            @RequestParam(required = false) @Nullable String pictureBefore,
            @AuthenticationPrincipal DeskUser user) {
        return look(form, from, null, pictureWords, pictureBefore, user);
    }

    @PostMapping("/{id}/pictures")
    ModelAndView look(
            @PathVariable long id,
            ArticleForm form,
            SentFrom from,
            @RequestParam(required = false) @Nullable String pictureWords,
            @RequestParam(required = false) @Nullable String pictureBefore,
            @AuthenticationPrincipal DeskUser user) {
        return look(form, from, id, pictureWords, pictureBefore, user);
    }

    private ModelAndView look(
            ArticleForm form,
            SentFrom from,
            @Nullable Long id,
            @Nullable String words,
            @Nullable String before,
            DeskUser user) {
        return page.of(opening.again(form, id, user.id(), from), id).addObject("shelf", shelf.look(words, before));
    }
}
