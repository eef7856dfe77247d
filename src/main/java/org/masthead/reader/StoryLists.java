package org.masthead.reader;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.masthead.article.LiveArticles;
import org.masthead.article.Story;
import org.masthead.article.StoryRun;
import org.masthead.site.SiteSettings;
import org.masthead.text.SafeHtml;
import org.masthead.web.Cursor;
import org.masthead.web.NotFound;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** One page of any list of stories: twenty at a time, each page's address naming the place it starts from. */
@Component
class StoryLists {

    private static final int PAGE = 20;

    private final LiveArticles articles;
    private final SiteSettings site;
    private final FeedLinks feeds;
    private final StructuredData data;
    private final MessageSource messages;

    StoryLists(LiveArticles articles, SiteSettings site, FeedLinks feeds, StructuredData data, MessageSource messages) {
        this.articles = articles;
        this.site = site;
        this.feeds = feeds;
        this.data = data;
        this.messages = messages;
    }

    /**
     * What stands above a list.
     *
     * @param address of its first page
     * @param labelKey the message that says what kind of list it is
     * @param title null for the message {@code labelKey} itself
     * @param fed whether it has feeds of its own
     * @param data in place of the usual structured data, or null
     */
    record Heading(
            String address,
            String labelKey,
            @Nullable String title,
            String summary,
            List<StoryList.Link> links,
            boolean fed,
            @Nullable SafeHtml data) {

        static Heading of(String address, String labelKey, String title, String summary) {
            return new Heading(address, labelKey, title, summary, List.of(), true, null);
        }

        static Heading latest(String address) {
            return new Heading(address, "reader.list.latest", null, "", List.of(), false, null);
        }

        Heading with(SafeHtml ownData) {
            return new Heading(address, labelKey, title, summary, links, fed, ownData);
        }
    }

    /** Fills the model for {@code reader/list}. */
    String page(Heading heading, StoryRun run, @Nullable String before, Model model) {
        return page(heading, run, (cursor, count) -> articles.of(run, cursor, count), before, model);
    }

    /** Like {@link #page}, but what stands on the list's first page is made up as a front. */
    String front(
            Heading heading,
            StoryRun run,
            BiFunction<Cursor, Integer, List<Story>> stories,
            @Nullable String before,
            Model model) {
        String view = page(heading, run, stories, before, model);
        if (before != null
                || !(model.getAttribute("list") instanceof StoryList list)
                || list.stories().isEmpty()) {
            return view;
        }
        model.addAttribute("sheet", SectionSheet.of(list.stories()));
        return "reader/section";
    }

    /**
     * The same, where the list's first page has a story of its own at its head.
     *
     * @param stories reads so many from a place on
     * @throws NotFound for an address beyond the list's end, or one that no page of ours ever linked to
     */
    String page(
            Heading heading,
            StoryRun run,
            BiFunction<Cursor, Integer, List<Story>> stories,
            @Nullable String before,
            Model model) {
        if ("".equals(before)) {
            throw new NotFound();
        }
        Cursor cursor = Cursor.parse(before).orElseThrow(NotFound::new);
        List<Story> found = stories.apply(cursor, PAGE + 1);
        if (found.isEmpty() && before != null) {
            throw new NotFound();
        }
        List<Story> shown = found.subList(0, Math.min(PAGE, found.size()));
        String older = found.size() > PAGE ? heading.address() + "?before=" + cursor(shown.get(PAGE - 1)) : null;
        String label = messages.getMessage(heading.labelKey(), null, LocaleContextHolder.getLocale());
        String title = heading.title() == null ? label : heading.title();
        model.addAttribute(
                "list",
                new StoryList(
                        heading.title() == null ? "" : label,
                        title,
                        heading.summary(),
                        shown,
                        before == null ? null : heading.address(),
                        older,
                        heading.links()));
        model.addAttribute(
                "page", head(heading, title, before, older, shown.isEmpty(), newer(heading, run, cursor, before)));
        return "reader/list";
    }

    /** The address of the page before; null on the first. */
    private @Nullable String newer(Heading heading, StoryRun run, Cursor cursor, @Nullable String before) {
        return before == null
                ? null
                : articles.pageBefore(run, cursor, PAGE)
                        .map(place -> heading.address() + "?before=" + place)
                        .orElse(heading.address());
    }

    /** Only a list's first page is worth finding, and only where there is something on it. */
    private PageHead head(
            Heading heading,
            String title,
            @Nullable String before,
            @Nullable String older,
            boolean empty,
            @Nullable String newer) {
        String first = site.absolute(heading.address());
        PageHead head = new PageHead(
                        title,
                        heading.summary(),
                        before == null ? first : first + "?before=" + before,
                        before == null && !empty ? null : PageHead.UNLISTED,
                        null)
                .between(newer == null ? null : site.absolute(newer), older == null ? null : site.absolute(older))
                .with(heading.fed() ? feeds.of(heading.address(), title) : feeds.ofSite());
        if (before != null) {
            return head;
        }
        return head.with(heading.data() == null ? data.list(title, heading.address()) : heading.data());
    }

    /** The place of a story in every list. */
    static Cursor cursor(Story story) {
        return new Cursor(story.publishedAt(), story.id());
    }
}
