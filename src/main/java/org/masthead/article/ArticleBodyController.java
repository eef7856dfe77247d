package org.masthead.article;

import java.util.Map;
import org.masthead.media.PictureService;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.text.ArticleMarkup;
import org.masthead.web.TypedText;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Reads Markdown for the desk's editor, when somebody comes back to it from the source of a story. Keeps nothing. */
@RestController
@Needs(Right.WRITE_STORIES)
class ArticleBodyController {

    private final PictureService pictures;

    ArticleBodyController(PictureService pictures) {
        this.pictures = pictures;
    }

    @PostMapping("/desk/articles/body")
    Map<String, String> read(@RequestParam String body) {
        String typed = TypedText.lines(body);
        if (typed.length() > ArticleFormReader.MAXIMUM_BODY) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        return Map.of("html", ArticleMarkup.fromDesk(typed, pictures).html());
    }
}
