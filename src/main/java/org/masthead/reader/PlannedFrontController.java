package org.masthead.reader;

import java.util.List;
import org.masthead.article.ArticlePreviews;
import org.masthead.article.ArticleView;
import org.masthead.article.ChangeSets;
import org.masthead.article.LiveArticles;
import org.masthead.article.Placement;
import org.masthead.article.Story;
import org.masthead.front.Fronts;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SiteSettings;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The fronts as they will be once a planned change has put its story there, for the desk alone. */
@Controller
@Needs(Right.WRITE_STORIES)
@RequestMapping("/desk/articles/{id}/changes/{change}")
class PlannedFrontController {

    private final ChangeSets changes;
    private final ArticlePreviews previews;
    private final LiveArticles articles;
    private final Fronts fronts;
    private final FrontMakeUp frontPage;
    private final SectionMakeUp sections;
    private final SiteSettings site;
    private final MessageSource messages;

    PlannedFrontController(
            ChangeSets changes,
            ArticlePreviews previews,
            LiveArticles articles,
            Fronts fronts,
            FrontMakeUp frontPage,
            SectionMakeUp sections,
            SiteSettings site,
            MessageSource messages) {
        this.changes = changes;
        this.previews = previews;
        this.articles = articles;
        this.fronts = fronts;
        this.frontPage = frontPage;
        this.sections = sections;
        this.site = site;
        this.messages = messages;
    }

    @GetMapping("/front")
    String front(@PathVariable long id, @PathVariable long change, Model model) {
        Placement placement = changes.placementOf(id, change);
        if (placement.frontPage() == null) {
            throw new NotFound();
        }
        Story then = then(id, change);
        List<Long> chosen = fronts.chosenWith(null, id, placement.frontPage());
        model.addAttribute("front", frontPage.page(chosen, story -> story.id() == id ? then : story));
        model.addAttribute("page", unlisted());
        return "reader/front";
    }

    @GetMapping("/section")
    String section(@PathVariable long id, @PathVariable long change, Model model) {
        if (!changes.placementOf(id, change).sectionLead()) {
            throw new NotFound();
        }
        Story then = then(id, change);
        String view = sections.led(then.section(), then, model);
        model.addAttribute("page", unlisted());
        return view;
    }

    private Story then(long id, long change) {
        Story now = articles.among(List.of(id)).get(id);
        ArticleView then = previews.typed(id, changes.asOf(id, change), new FormErrors(messages))
                .orElse(null);
        if (now == null || then == null) {
            throw new NotFound();
        }
        return new Story(
                id,
                now.address(),
                then.headline(),
                then.standfirst(),
                then.teaser(),
                then.section(),
                then.bylines(),
                now.publishedAt(),
                then.picture(),
                now.replies());
    }

    private PageHead unlisted() {
        return new PageHead(site.name(), "", site.absolute("/"), "noindex", null);
    }
}
