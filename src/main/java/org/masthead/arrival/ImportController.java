package org.masthead.arrival;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.masthead.web.TypedText;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moving in at the desk, for administrators. */
@Controller
@Needs(Right.CHANGE_SETTINGS)
@RequestMapping(ImportController.ADDRESS)
class ImportController {

    static final String ADDRESS = "/desk/imports";

    private static final int RUNS = 50;
    private static final int NOTES = 100;
    private static final String REFRESH_SECONDS = "3";
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final ImportRuns runs;
    private final ImportNotes notes;
    private final ImportProof proof;
    private final ImportFolder folder;
    private final ImportWorkshop workshop;
    private final ImportAnswers answers;
    private final MessageSource messages;
    private final Clock clock;

    ImportController(
            ImportRuns runs,
            ImportNotes notes,
            ImportProof proof,
            ImportFolder folder,
            ImportWorkshop workshop,
            ImportAnswers answers,
            MessageSource messages,
            Clock clock) {
        this.runs = runs;
        this.notes = notes;
        this.proof = proof;
        this.folder = folder;
        this.workshop = workshop;
        this.answers = answers;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("desk")
    String desk() {
        return "imports";
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("runs", runs.newest(RUNS));
        model.addAttribute("exports", folder.exports());
        model.addAttribute("uploads", folder.uploads());
        model.addAttribute("folder", folder.path().toAbsolutePath().normalize().toString());
        return "arrival/desk/imports";
    }

    @PostMapping
    ModelAndView begin(
            @RequestParam(required = false) @Nullable MultipartFile upload,
            @RequestParam(defaultValue = "") String file,
            @RequestParam(defaultValue = "") String feed,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String uploads,
            @RequestParam(defaultValue = "false") boolean dry,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash)
            throws IOException {
        flash.addFlashAttribute("feed", feed).addFlashAttribute("oldSite", site).addFlashAttribute("chosen", file);
        Optional<String> address = site.isBlank() ? Optional.of("") : OldSite.typed(site);
        if (address.isEmpty()) {
            return SeeOther.to(ADDRESS, flash, messages, "arrival.notice.site", site);
        }
        if ((upload == null || upload.isEmpty()) && feed.isBlank() && file.isEmpty()) {
            return SeeOther.to(ADDRESS, flash, messages, "arrival.notice.none");
        }
        return answers.to(
                () -> {
                    String name =
                            upload != null && !upload.isEmpty() ? kept(upload) : feed.isBlank() ? file : fetched(feed);
                    return ADDRESS + "/" + workshop.begin(name, address.get(), uploads, dry, user.id());
                },
                ADDRESS,
                flash);
    }

    private String fetched(String feed) throws ArrivalFailed {
        try {
            return folder.fetch(feed);
        } catch (IOException e) {
            throw new ArrivalFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private String kept(MultipartFile upload) throws IOException {
        try (InputStream content = upload.getInputStream()) {
            String name = upload.getOriginalFilename();
            return folder.keep(name == null ? "" : name, content);
        }
    }

    @GetMapping("/{id}")
    String run(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable String after,
            Model model,
            HttpServletResponse response) {
        ImportRun run = find(id);
        List<ImportNotes.Note> found =
                notes.of(id, kind, reason, TypedText.number(after).orElse(0L), NOTES + 1);
        boolean more = found.size() > NOTES;
        model.addAttribute("run", run);
        model.addAttribute("minutes", minutesLeft(run));
        model.addAttribute("stale", isStale(run));
        model.addAttribute("proof", proof.of(run));
        model.addAttribute("reasons", notes.reasons(id));
        model.addAttribute("kind", kind);
        model.addAttribute("reason", reason);
        model.addAttribute("notes", more ? found.subList(0, NOTES) : found);
        model.addAttribute("next", more ? found.get(NOTES - 1).id() : null);
        if (run.isBusy()) {
            response.setHeader("Refresh", REFRESH_SECONDS);
        }
        return "arrival/desk/import";
    }

    /** Whether nothing was heard of it for so long that whoever ran it may be gone. */
    private boolean isStale(ImportRun run) {
        return !run.dry()
                && run.state().mayGoOn()
                && run.isBusy()
                && run.seenAt().plus(SILENCE).isBefore(clock.instant());
    }

    /** How long it may still take; null while nobody can say. */
    private @Nullable Long minutesLeft(ImportRun run) {
        if (run.state() != ImportRun.State.RUNNING || run.progress() < 10) {
            return null;
        }
        Duration spent = Duration.between(run.startedAt(), clock.instant());
        return spent.multipliedBy(1000 - run.progress())
                        .dividedBy(run.progress())
                        .toMinutes()
                + 1;
    }

    @PostMapping("/{id}/stop")
    ModelAndView stop(@PathVariable long id) {
        runs.askToStop(find(id).id());
        return SeeOther.to(ADDRESS + "/" + id);
    }

    @PostMapping("/{id}/resume")
    ModelAndView resume(@PathVariable long id, RedirectAttributes flash) throws IOException {
        ImportRun run = find(id);
        String page = ADDRESS + "/" + id;
        return answers.to(
                () -> {
                    if (run.state().mayGoOn() && !run.dry()) {
                        workshop.resume(run);
                    }
                    return page;
                },
                page,
                run.fileName(),
                flash);
    }

    @PostMapping("/{id}/undo")
    ModelAndView undo(@PathVariable long id, RedirectAttributes flash) throws IOException {
        ImportRun run = find(id);
        String page = ADDRESS + "/" + id;
        return answers.to(
                () -> {
                    workshop.undo(run);
                    return page;
                },
                page,
                flash);
    }

    private ImportRun find(long id) {
        return runs.find(id).orElseThrow(NotFound::new);
    }
}
