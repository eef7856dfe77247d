package org.masthead.front;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.section.SectionService;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where editors arrange the front page and choose the leads of the sections. Every button sends the whole form, and the
 * arrangement travels in it until it is saved: readers see a new front at once or not at all.
 */
@Controller
@Needs(Right.ARRANGE_FRONTS)
@RequestMapping(FrontDeskPage.ADDRESS)
class FrontDeskController {

    private final Fronts fronts;
    private final FrontDeskPage page;
    private final SectionService sections;
    private final MessageSource messages;

    FrontDeskController(Fronts fronts, FrontDeskPage page, SectionService sections, MessageSource messages) {
        this.fronts = fronts;
        this.page = page;
        this.sections = sections;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "front";
    }

    @GetMapping
    ModelAndView frontPage(@RequestParam(defaultValue = "") String q, @AuthenticationPrincipal DeskUser user) {
        return user.worksEverywhere() ? open(null, q, user) : SeeOther.to(page.firstOf(user));
    }

    @GetMapping("/sections/{section}")
    ModelAndView sectionFront(
            @PathVariable long section,
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal DeskUser user) {
        user.mustHave(Right.ARRANGE_FRONTS, false, section);
        return open(section, q, user);
    }

    @PostMapping
    ModelAndView arrangeFrontPage(
            @RequestParam MultiValueMap<String, String> sent,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        user.mustHaveEverywhere(Right.ARRANGE_FRONTS);
        return answer(null, FrontForm.of(sent), user, flash);
    }

    @PostMapping("/sections/{section}")
    ModelAndView arrangeSectionFront(
            @PathVariable long section,
            @RequestParam MultiValueMap<String, String> sent,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        user.mustHave(Right.ARRANGE_FRONTS, false, section);
        sections.find(section).orElseThrow(NotFound::new);
        return answer(section, FrontForm.of(sent), user, flash);
    }

    private ModelAndView open(@Nullable Long section, String q, DeskUser user) {
        FrontState state = fronts.state(section);
        Arrangement kept = Arrangement.of(state.articles());
        FrontDeskPage.Look look = new FrontDeskPage.Look(state.version(), kept, FrontForm.words(q), false, null);
        return page.page(section, state, look, new FormErrors(messages), HttpStatus.OK, user);
    }

    private ModelAndView answer(@Nullable Long section, FrontForm form, DeskUser user, RedirectAttributes flash) {
        FormErrors errors = new FormErrors(messages);
        Arrangement typed = form.arrangement();
        if (!typed.isLegible()) {
            errors.add("number", "front.desk.error.number");
            return again(section, form, typed, errors, user);
        }
        Arrangement ordered = typed.byNumber();
        Arrangement moved = moved(section, form, ordered);
        int places = FrontDeskPage.places(section);
        if (moved.articles().size() > places) {
            errors.add("number", "front.desk.error.full", places);
            return again(section, form, ordered, errors, user);
        }
        if (!form.saves()) {
            return again(section, form, moved, errors, user);
        }
        try {
            fronts.arrange(section, form.version(), ordered.articles(), user.id());
        } catch (FrontChanged changed) {
            return page.conflict(section, form, errors, user);
        }
        return SeeOther.to(FrontDeskPage.address(section), flash, messages, "front.desk.saved");
    }

    private static Arrangement moved(@Nullable Long section, FrontForm form, Arrangement ordered) {
        Long story = form.story().orElse(null);
        if (story == null) {
            return ordered;
        }
        return switch (form.verb()) {
            case "up" -> ordered.moved(story, -1);
            case "down" -> ordered.moved(story, 1);
            case "remove" -> ordered.without(story);
            // Where there is one place only, the new story takes it.
            case "add" -> (section == null ? ordered : Arrangement.of(List.of())).with(story);
            default -> ordered;
        };
    }

    /** The form with what became of it so far. */
    private ModelAndView again(
            @Nullable Long section, FrontForm form, Arrangement shown, FormErrors errors, DeskUser user) {
        FrontDeskPage.Look look = new FrontDeskPage.Look(form.version(), shown, form.words(), true, form.move());
        return page.page(
                section,
                fronts.state(section),
                look,
                errors,
                errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                user);
    }
}
