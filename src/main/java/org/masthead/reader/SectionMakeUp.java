package org.masthead.reader;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.article.LiveArticles;
import org.masthead.article.Story;
import org.masthead.article.StoryRun;
import org.masthead.front.Fronts;
import org.masthead.section.SectionLabel;
import org.masthead.web.Cursor;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The front of a section and its list: newest first, on the front behind the lead that editors chose. */
@Component
class SectionMakeUp {

    private final LiveArticles articles;
    private final Fronts fronts;
    private final StoryLists lists;

    SectionMakeUp(LiveArticles articles, Fronts fronts, StoryLists lists) {
        this.articles = articles;
        this.fronts = fronts;
        this.lists = lists;
    }

    /** Fills the model and names the view. */
    String page(SectionLabel section, @Nullable String before, Model model) {
        return page(section, before == null ? lead(section) : null, before, model);
    }

    /** The front with another lead. */
    String led(SectionLabel section, Story lead, Model model) {
        return page(section, lead, null, model);
    }

    private String page(SectionLabel section, @Nullable Story lead, @Nullable String before, Model model) {
        model.addAttribute("currentSection", section.slug());
        return lists.front(
                StoryLists.Heading.of(section.address(), "reader.list.section", section.name(), section.summary()),
                StoryRun.inSection(section.id()),
                (cursor, count) -> stories(section, lead, cursor, count),
                before,
                model);
    }

    private List<Story> stories(SectionLabel section, @Nullable Story lead, Cursor cursor, int count) {
        List<Story> newest = articles.inSection(section.id(), cursor, count);
        if (lead == null) {
            return newest;
        }
        return Stream.concat(Stream.of(lead), newest.stream().filter(story -> story.id() != lead.id()))
                .limit(count)
                .toList();
    }

    private @Nullable Story lead(SectionLabel section) {
        return articles.ranked(fronts.chosen("chosen", section.id())).storiesOf("chosen").stream()
                .filter(story -> story.section().id() == section.id())
                .findFirst()
                .orElse(null);
    }
}
