package org.masthead.reader;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Story;
import org.masthead.site.SiteSettings;
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
    private final MessageSource messages;

    StoryLists(StoryCards cards, SiteSettings site, MessageSource messages) {
        this.cards = cards;
        this.site = site;
        this.messages = messages;
    }

    /**
     * What stands above a list.
     *
     * @param address of its first page
     * @param labelKey the message that says what kind of list it is
     * @param title null for the message {@code labelKey} itself
     */
    record Heading(
            String address, String labelKey, @Nullable String title, String summary, List<StoryList.Link> links) {

        static Heading of(String address, String labelKey, String title, String summary) {
            return new Heading(address, labelKey, title, summary, List.of());
        }

        static Heading latest(String address) {
            return new Heading(address, "reader.list.latest", null, "", List.of());
        }
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
        String canonical = site.absolute(heading.address()) + (before == null ? "" : "?before=" + before);
        model.addAttribute("page", new PageHead(title, heading.summary(), canonical, null, null));
        return "reader/list";
    }

    /** The place of a story in every list. */
    static Cursor cursor(Story story) {
        return new Cursor(story.publishedAt(), story.id());
    }
}
