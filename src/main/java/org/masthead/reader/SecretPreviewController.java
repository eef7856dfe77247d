package org.masthead.reader;

import jakarta.servlet.http.HttpServletResponse;
import org.masthead.article.ArticlePreviews;
import org.masthead.planning.PreviewLinks;
import org.masthead.web.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A story before it is out, for who was given its secret link. Nobody keeps the answer, no search engine lists it, and
 * no other site learns the address from it.
 */
@Controller
class SecretPreviewController {

    private final PreviewLinks links;
    private final ArticlePreviews previews;
    private final ArticlePage page;

    SecretPreviewController(PreviewLinks links, ArticlePreviews previews, ArticlePage page) {
        this.links = links;
        this.previews = previews;
        this.page = page;
    }

    @GetMapping("/preview/{token:[0-9a-f]{64}}")
    String preview(@PathVariable String token, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        long article = links.open(token).orElseThrow(NotFound::new);
        page.fillPreview(model, previews.saved(article), response);
        model.addAttribute("secretPreview", true);
        return "reader/article";
    }
}
