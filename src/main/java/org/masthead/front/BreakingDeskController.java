package org.masthead.front;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masthead.account.DeskUser;
import org.masthead.article.StoryChoice;
import org.masthead.article.StoryChoices;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.section.SectionService;
import org.masthead.site.SiteSettings;
import org.masthead.web.FormErrors;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where editors write the breaking strip and take it down. */
@Controller
@Needs(Right.ARRANGE_FRONTS)
@RequestMapping(BreakingDeskController.ADDRESS)
class BreakingDeskController {

    static final String ADDRESS = FrontDeskPage.ADDRESS + "/breaking";

    private static final int SUGGESTIONS = 40;

    private final BreakingStrips strips;
    private final StoryChoices stories;
    private final SectionService sections;
    private final SiteSettings site;
    private final MessageSource messages;
    private final Clock clock;

    BreakingDeskController(
            BreakingStrips strips,
            StoryChoices stories,
            SectionService sections,
            SiteSettings site,
            MessageSource messages,
            Clock clock) {
        this.strips = strips;
        this.stories = stories;
        this.sections = sections;
        this.site = site;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("desk")
    String desk() {
        return "front";
    }

    @GetMapping
    ModelAndView open(@AuthenticationPrincipal DeskUser user) {
        user.mustHaveEverywhere(Right.ARRANGE_FRONTS);
        StripState state = strips.state();
        return page(state, kept(state), new FormErrors(messages), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView announce(BreakingForm form, @AuthenticationPrincipal DeskUser user, RedirectAttributes flash) {
        user.mustHaveEverywhere(Right.ARRANGE_FRONTS);
        FormErrors errors = new FormErrors(messages);
        Instant now = clock.instant();
        form.checkWords(errors);
        Optional<StoryChoice> story = story(form, errors);
        Instant startsAt = form.startsAt(now, site.timeZone(), errors);
        Instant endsAt = form.endsAt(now, site.timeZone(), errors);
        if (!endsAt.isAfter(startsAt)) {
            errors.add("ends", "front.breaking.error.order");
        }
        if (!errors.isEmpty()) {
            return page(strips.state(), form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            Long article = story.map(StoryChoice::id).orElse(null);
            strips.announce(form.startedFrom(), form.words(), article, startsAt, endsAt, user.id());
        } catch (FrontChanged changed) {
            return conflict(strips.state(), form, errors);
        }
        return done(startsAt.isAfter(now) ? "front.breaking.planned" : "front.breaking.announced", flash);
    }

    @PostMapping("/end")
    ModelAndView end(BreakingForm form, @AuthenticationPrincipal DeskUser user, RedirectAttributes flash) {
        user.mustHaveEverywhere(Right.ARRANGE_FRONTS);
        try {
            strips.clear(form.startedFrom(), user.id());
        } catch (FrontChanged changed) {
            StripState state = strips.state();
            return conflict(state, kept(state), new FormErrors(messages));
        }
        return done("front.breaking.ended", flash);
    }

    /** The story at the address that was typed or pasted, with or without the site's own in front. */
    private Optional<StoryChoice> story(BreakingForm form, FormErrors errors) {
        if (form.story().isEmpty()) {
            return Optional.empty();
        }
        String path = form.story().replace("\0", "").replaceFirst("[?#].*$", "");
        Optional<StoryChoice> story = stories.at(
                path.startsWith(site.address()) ? path.substring(site.address().length()) : path);
        if (story.isEmpty()) {
            errors.add("story", "front.breaking.error.story");
        }
        return story;
    }

    private BreakingForm kept(StripState state) {
        return BreakingForm.of(state, clock.instant(), site.timeZone());
    }

    private ModelAndView conflict(StripState state, BreakingForm form, FormErrors errors) {
        return page(state, form.withVersion(state.version()), errors, HttpStatus.CONFLICT)
                .addObject("conflict", true);
    }

    private ModelAndView page(StripState state, BreakingForm form, FormErrors errors, HttpStatus status) {
        return new ModelAndView("front/desk/breaking", status)
                .addObject("form", form)
                .addObject("state", state)
                .addObject("phase", state.phaseAt(clock.instant()))
                .addObject("zone", site.timeZone().getId())
                .addObject("sections", sections.all())
                .addObject("choices", stories.find("", null, List.of(), SUGGESTIONS))
                .addObject("errors", errors.asMap());
    }

    private ModelAndView done(String messageKey, RedirectAttributes flash) {
        return SeeOther.to(ADDRESS, flash, messages, messageKey);
    }
}
