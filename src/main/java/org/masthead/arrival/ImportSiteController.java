package org.masthead.arrival;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.masthead.account.DeskUser;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where administrators say, after a dry run, who is who and what the addresses of the old site begin with. */
@Controller
@Needs(Right.CHANGE_SETTINGS)
@RequestMapping(ImportController.ADDRESS + "/{id}")
class ImportSiteController {

    private static final String BY_ADDRESS = "";
    private static final String GUEST = "guest";

    private final ImportRuns runs;
    private final ImportSites sites;
    private final ImportWorkshop workshop;
    private final ImportAnswers answers;
    private final MessageSource messages;

    ImportSiteController(
            ImportRuns runs,
            ImportSites sites,
            ImportWorkshop workshop,
            ImportAnswers answers,
            MessageSource messages) {
        this.runs = runs;
        this.sites = sites;
        this.workshop = workshop;
        this.answers = answers;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "imports";
    }

    @GetMapping("/site")
    String site(@PathVariable long id, Model model) {
        ImportRun run = find(id);
        model.addAttribute("run", run);
        model.addAttribute("authors", sites.authors(run.origin()));
        model.addAttribute("people", sites.people());
        model.addAttribute("bases", sites.bases(run.origin()));
        return "arrival/desk/site";
    }

    /**
     * @param source the authors there
     * @param person for each of them a number, that they are a guest, or nothing where it stays with their address
     */
    @PostMapping("/site")
    ModelAndView choose(
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<String> source,
            @RequestParam(defaultValue = "") List<String> person,
            @RequestParam(defaultValue = "") String categoryBase,
            @RequestParam(defaultValue = "") String tagBase,
            @RequestParam(defaultValue = "false") boolean begin,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash)
            throws IOException {
        ImportRun run = find(id);
        Set<Long> people = sites.people().stream().map(ImportSites.Person::id).collect(Collectors.toSet());
        for (int each = 0; each < Math.min(source.size(), person.size()); each++) {
            String chosen = person.get(each);
            if (chosen.equals(BY_ADDRESS)) {
                sites.leave(run.origin(), source.get(each));
            } else if (chosen.equals(GUEST)) {
                sites.choose(run.origin(), source.get(each), null);
            } else if (chosen.matches("\\d{1,18}") && people.contains(Long.valueOf(chosen))) {
                sites.choose(run.origin(), source.get(each), Long.valueOf(chosen));
            }
        }
        sites.choose(
                run.origin(), new ImportSites.Bases(ImportChoices.base(categoryBase), ImportChoices.base(tagBase)));
        String back = ImportController.ADDRESS + "/" + id;
        if (!begin) {
            return SeeOther.to(back + "/site", flash, messages, "arrival.notice.kept");
        }
        return answers.to(
                () -> ImportController.ADDRESS + "/"
                        + workshop.begin(run.fileName(), run.origin(), runs.looksIn(id), false, user.id()),
                back,
                run.fileName(),
                flash);
    }

    /** Asks once more for pictures that could not be had. */
    @PostMapping("/pictures")
    ModelAndView pictures(@PathVariable long id, RedirectAttributes flash) throws IOException {
        ImportRun run = find(id);
        String page = ImportController.ADDRESS + "/" + id;
        return answers.to(
                () -> {
                    if (!run.dry() && run.state() == ImportRun.State.FINISHED) {
                        workshop.again(run);
                    }
                    return page;
                },
                page,
                flash);
    }

    private ImportRun find(long id) {
        return runs.find(id).filter(run -> !run.origin().isEmpty()).orElseThrow(NotFound::new);
    }
}
