package org.masthead.reader;

import org.jspecify.annotations.Nullable;
import org.masthead.article.StoryRun;
import org.masthead.site.SiteSettings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The front page, and the list of all stories that goes on from it. */
@Controller
class FrontPageController {

    private final FrontMakeUp makeUp;
    private final StoryLists lists;
    private final SiteSettings site;
    private final FeedLinks feeds;
    private final StructuredData data;

    FrontPageController(FrontMakeUp makeUp, StoryLists lists, SiteSettings site, FeedLinks feeds, StructuredData data) {
        this.makeUp = makeUp;
        this.lists = lists;
        this.site = site;
        this.feeds = feeds;
        this.data = data;
    }

    @GetMapping("/")
    String front(@RequestParam(required = false) @Nullable String before, Model model) {
        if (before != null) {
            return lists.page(StoryLists.Heading.latest("/"), StoryRun.all(), before, model);
        }
        model.addAttribute("front", makeUp.page());
        model.addAttribute(
                "page",
                new PageHead(site.name(), site.tagline(), site.absolute("/"), null, null)
                        .with(feeds.ofSite())
                        .with(data.front()));
        return "reader/front";
    }
}
