package org.masthead.front;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.article.Placement;
import org.masthead.article.StoryChoice;
import org.masthead.article.StoryChoices;
import org.masthead.section.SectionLabel;
import org.masthead.section.SectionService;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The desk page of a front: its places, and the stories that could be put there. */
@Component
class FrontDeskPage {

    static final String ADDRESS = "/desk/front";

    /** The front page has this many places; a section's front has one, its lead. */
    private static final int PLACES = Placement.MOST;

    private static final int CHOICES = 20;

    private final Fronts fronts;
    private final SectionService sections;
    private final StoryChoices stories;
    private final Clock clock;

    FrontDeskPage(Fronts fronts, SectionService sections, StoryChoices stories, Clock clock) {
        this.fronts = fronts;
        this.sections = sections;
        this.stories = stories;
        this.clock = clock;
    }

    /**
     * What one look at a front shows.
     *
     * @param version that its form starts from
     * @param focus the story whose button keeps the focus, or null
     */
    record Look(
            int version,
            Arrangement arrangement,
            String words,
            boolean draft,
            @Nullable String focus) {}

    static int places(@Nullable Long section) {
        return section == null ? PLACES : 1;
    }

    static String address(@Nullable Long section) {
        return section == null ? ADDRESS : ADDRESS + "/sections/" + section;
    }

    /** The front that is opened for somebody who is bound to sections: the first of theirs. */
    String firstOf(DeskUser user) {
        return address(theirs(user).stream().findFirst().map(SectionLabel::id).orElseThrow(NotFound::new));
    }

    private List<SectionLabel> theirs(DeskUser user) {
        return sections.all().stream().filter(each -> user.worksIn(each.id())).toList();
    }

    ModelAndView page(
            @Nullable Long section, FrontState state, Look look, FormErrors errors, HttpStatus status, DeskUser user) {
        List<SectionLabel> all = theirs(user);
        SectionLabel label = section == null ? null : named(section, all);
        List<Long> articles = look.arrangement().articles();
        Map<Long, StoryChoice> known = stories.named(articles);
        Instant now = clock.instant();
        List<PlaceRow> rows = new ArrayList<>();
        for (Arrangement.Place place : look.arrangement().places()) {
            StoryChoice story = known.get(place.article());
            if (story != null) {
                rows.add(new PlaceRow(story, place.number(), place.isLegible(), story.isLiveAt(now)));
            }
        }
        ModelAndView page = new ModelAndView("front/desk/front", status);
        page.addObject("sections", all);
        page.addObject("section", label);
        page.addObject("address", address(section));
        page.addObject("places", places(section));
        page.addObject("state", state);
        page.addObject("look", look);
        page.addObject("rows", rows);
        page.addObject("choices", stories.find(look.words(), section, articles, CHOICES));
        page.addObject("moment", now);
        page.addObject("errors", errors.asMap());
        return page;
    }

    /** The form again beside what somebody else saved meanwhile; sent once more, it goes over that knowingly. */
    ModelAndView conflict(@Nullable Long section, FrontForm form, FormErrors errors, DeskUser user) {
        FrontState state = fronts.state(section);
        Map<Long, StoryChoice> theirs = stories.named(state.articles());
        Look look = new Look(state.version(), form.arrangement(), form.words(), true, null);
        return page(section, state, look, errors, HttpStatus.CONFLICT, user)
                .addObject(
                        "theirs",
                        state.articles().stream()
                                .map(theirs::get)
                                .filter(story -> story != null)
                                .toList());
    }

    private static SectionLabel named(long id, List<SectionLabel> all) {
        return all.stream().filter(each -> each.id() == id).findFirst().orElseThrow(NotFound::new);
    }
}
