package org.masthead.reader;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Story;
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

    private final StoryCards cards;
    private final SiteSettings site;
    private final FeedLinks feeds;
    private final StructuredData data;
    private final MessageSource messages;

    StoryLists(StoryCards cards, SiteSettings site, FeedLinks feeds, StructuredData data, MessageSource messages) {
        this.cards = cards;
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

    /** Like {@link #page}, but what stands on the list's first page is made up as a front. */
    String front(
            Heading heading, BiFunction<Cursor, Integer, List<Story>> stories, @Nullable String before, Model model) {
        String view = page(heading, stories, before, model);
        if (before != null
                || !(model.getAttribute("list") instanceof StoryList list)
                || list.stories().isEmpty()) {
            return view;
        }
        model.addAttribute("sheet", SectionSheet.of(list.stories()));
        return "reader/section";
    }

    /**
     * Fills the model for {@code reader/list}.
     *
     * @param stories reads so many from a place on
     * @throws NotFound for an address beyond the list's end, or one that no page of ours ever linked to
     */
    String page(
            Heading heading, BiFunction<Cursor, Integer, List<Story>> stories, @Nullable String before, Model model) {
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
                        cards.of(shown),
                        before == null ? null : heading.address(),
                        older,
                        heading.links()));
        model.addAttribute("page", head(heading, title, before, older, shown.isEmpty(), isSecond(stories, before)));
        return "reader/list";
    }

    /**
     * Whether a page follows the list's first one; the one before any later page has no name, as pages are named by
     * what comes before them.
     */
    private static boolean isSecond(BiFunction<Cursor, Integer, List<Story>> stories, @Nullable String before) {
        if (before == null) {
            return false;
        }
        List<Story> first = stories.apply(Cursor.START, PAGE);
        return !first.isEmpty()
                && before.equals(cursor(first.get(first.size() - 1)).toString());
    }

    /** Only a list's first page is worth finding, and only where there is something on it. */
    private PageHead head(
            Heading heading,
            String title,
            @Nullable String before,
            @Nullable String older,
            boolean empty,
            boolean second) {
        String first = site.absolute(heading.address());
        PageHead head = new PageHead(
                        title,
                        heading.summary(),
                        before == null ? first : first + "?before=" + before,
                        before == null && !empty ? null : PageHead.UNLISTED,
                        null)
                .between(second ? first : null, older == null ? null : site.absolute(older))
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
