package org.masthead.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.article.LiveArticles;
import org.masthead.article.Story;
import org.masthead.section.SectionLabel;
import org.masthead.site.SiteSettings;
import org.masthead.web.Cursor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The front page, and the list of all stories that goes on from it. */
@Controller
class FrontPageController {

    private static final int LATEST = 6;
    private static final int IN_BLOCK = 5;

    private final LiveArticles articles;
    private final StoryCards cards;
    private final StoryLists lists;
    private final SiteSettings site;
    private final FeedLinks feeds;
    private final StructuredData data;

    FrontPageController(
            LiveArticles articles,
            StoryCards cards,
            StoryLists lists,
            SiteSettings site,
            FeedLinks feeds,
            StructuredData data) {
        this.articles = articles;
        this.cards = cards;
        this.lists = lists;
        this.site = site;
        this.feeds = feeds;
        this.data = data;
    }

    @GetMapping("/")
    String front(@RequestParam(required = false) @Nullable String before, Model model) {
        if (before != null) {
            return lists.page(StoryLists.Heading.latest("/"), articles::latest, before, model);
        }
        List<Story> newest = articles.latest(Cursor.START, LATEST + 2);
        List<Story> atTop = newest.subList(0, Math.min(LATEST + 1, newest.size()));
        List<Story> inBlocks = articles.newestOfEachSection(
                IN_BLOCK, atTop.stream().map(Story::id).toList());
        List<Story> all = new ArrayList<>(atTop);
        all.addAll(inBlocks);
        Map<Long, StoryCard> byId = cards.of(all).stream()
                .collect(Collectors.toMap(card -> card.story().id(), card -> card));
        List<StoryCard> top = atTop.stream().map(story -> byId.get(story.id())).toList();
        Story last = atTop.isEmpty() ? null : atTop.get(atTop.size() - 1);
        model.addAttribute(
                "front",
                new FrontPage(
                        top.isEmpty() ? null : top.get(0),
                        top.isEmpty() ? List.of() : top.subList(1, top.size()),
                        blocks(inBlocks, byId),
                        newest.size() > atTop.size() && last != null ? "/?before=" + StoryLists.cursor(last) : null));
        model.addAttribute(
                "page",
                new PageHead(site.name(), site.tagline(), site.absolute("/"), null, null)
                        .with(feeds.ofSite())
                        .with(data.front()));
        return "reader/front";
    }

    private static List<FrontPage.Block> blocks(List<Story> stories, Map<Long, StoryCard> cards) {
        Map<SectionLabel, List<StoryCard>> bySection = new LinkedHashMap<>();
        for (Story story : stories) {
            StoryCard card = cards.get(story.id());
            if (card != null) {
                bySection
                        .computeIfAbsent(story.section(), none -> new ArrayList<>())
                        .add(card);
            }
        }
        return bySection.entrySet().stream()
                .map(each -> new FrontPage.Block(each.getKey(), List.copyOf(each.getValue())))
                .toList();
    }
}
