package org.masthead.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.article.SaveOrder.Move;
import org.masthead.article.SaveResult.Outcome;
import org.masthead.revision.ComparedParagraph;
import org.masthead.revision.Comparison;
import org.masthead.revision.Revision;
import org.masthead.revision.RevisionRow;
import org.masthead.revision.Revisions;
import org.masthead.revision.WorkingCopies;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.FormErrors;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The history of a story: what it was at every save, how any two texts differ, and the way back to one. */
@Controller
@Needs(Right.WRITE_STORIES)
@RequestMapping("/desk/articles/{id}")
class RevisionController {

    private static final int PAGE = 100;

    private final Revisions revisions;
    private final WorkingCopies copies;
    private final StorySaves saves;
    private final StoryTexts texts;
    private final ArticleForms forms;
    private final FieldWords words;
    private final MessageSource messages;

    RevisionController(
            Revisions revisions,
            WorkingCopies copies,
            StorySaves saves,
            StoryTexts texts,
            ArticleForms forms,
            FieldWords words,
            MessageSource messages) {
        this.revisions = revisions;
        this.copies = copies;
        this.saves = saves;
        this.texts = texts;
        this.forms = forms;
        this.words = words;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "articles";
    }

    @GetMapping("/revisions")
    String history(@PathVariable long id, @RequestParam(required = false) @Nullable String before, Model model) {
        model.addAttribute("article", forms.stateOf(id));
        model.addAttribute("headline", forms.of(id).headline());
        long from = TypedText.number(before).orElse(Long.MAX_VALUE);
        List<RevisionRow> rows = revisions.before(id, from, PAGE + 1);
        List<RevisionRow> shown = rows.subList(0, Math.min(PAGE, rows.size()));
        model.addAttribute("revisions", shown);
        model.addAttribute("older", rows.size() > PAGE ? shown.get(PAGE - 1).id() : null);
        model.addAttribute("head", revisions.head(id).map(Revision::id).orElse(0L));
        model.addAttribute("inPlace", revisions.inPlace(id).map(Revision::id).orElse(0L));
        return "article/desk/revisions";
    }

    /**
     * How two texts differ, the older one first whichever was named first; without a first one, since the last save,
     * and without any, what the last save changed. Where nothing was saved yet the history says so.
     */
    @GetMapping("/revisions/comparison")
    String compare(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String view,
            Model model) {
        model.addAttribute("article", forms.stateOf(id));
        Optional<Long> head = to == null || to.isBlank() ? revisions.head(id).map(Revision::id) : TypedText.number(to);
        if (head.isEmpty() && (to == null || to.isBlank())) {
            return "redirect:/desk/articles/%d/revisions".formatted(id);
        }
        long one = head.orElseThrow(NotFound::new);
        long other = TypedText.number(from)
                .orElseGet(() -> revisions.previous(id, one).orElse(one));
        Revision older = revisions.find(id, Math.min(one, other)).orElseThrow(NotFound::new);
        Revision newer = revisions.find(id, Math.max(one, other)).orElseThrow(NotFound::new);
        List<ComparedField> fields = new ArrayList<>();
        for (String field : FieldWords.order()) {
            ComparedField compared = new ComparedField(
                    FieldWords.labelKey(field),
                    Comparison.of(words.of(older.text(), field), words.of(newer.text(), field)));
            if (!compared.same() || (field.equals("headline") || field.equals("body"))) {
                fields.add(compared);
            }
        }
        model.addAttribute("older", older);
        model.addAttribute("newer", newer);
        model.addAttribute("fields", fields);
        model.addAttribute("alike", fields.stream().allMatch(ComparedField::same));
        model.addAttribute("inline", "inline".equals(view));
        return "article/desk/comparison";
    }

    /**
     * A field of a comparison.
     *
     * @param labelKey the message that names it
     */
    record ComparedField(String labelKey, List<ComparedParagraph> paragraphs) {
        public boolean same() {
            return paragraphs.stream().allMatch(ComparedParagraph::same);
        }
    }

    /** Takes an old text up again: what readers see of a live story stays. */
    @PostMapping("/revisions/{revision}/restoration")
    ModelAndView restore(
            @PathVariable long id,
            @PathVariable long revision,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        Revision old = revisions.find(id, revision).orElseThrow(NotFound::new);
        // A moment of publication is what happened and no part of the text.
        ArticleForm now = forms.of(id);
        long head = revisions.head(id).map(Revision::id).orElse(0L);
        List<String> moment = List.of(now.publishedAt() == null ? "" : now.publishedAt());
        ArticleForm text = texts.form(old.text().with("publishedAt", moment), head);
        FormErrors errors = new FormErrors(messages);
        SaveResult result;
        try {
            result = saves.save(id, text, SaveOrder.of(Move.RESTORE, head, user.id()), errors);
        } catch (AddressTaken taken) {
            result = SaveResult.refused();
        }
        String key = switch (result.outcome()) {
            case KEPT -> "restoredPending";
            case IN_PLACE -> "restored";
            case REFUSED, CONFLICT -> "notRestored";
        };
        if (result.outcome() == Outcome.KEPT || result.outcome() == Outcome.IN_PLACE) {
            copies.discardAll(user.id(), id);
        }
        String back = result.outcome() == Outcome.REFUSED ? "/revisions" : "";
        return SeeOther.to("/desk/articles/" + id + back, flash, messages, "article.notice." + key);
    }

    /** What is pending beside what readers see. */
    @GetMapping("/pending")
    String pending(@PathVariable long id) {
        long head = revisions.head(id).map(Revision::id).orElseThrow(NotFound::new);
        long live = revisions.inPlace(id).map(Revision::id).orElseThrow(NotFound::new);
        return "redirect:/desk/articles/%d/revisions/comparison?from=%d&to=%d".formatted(id, live, head);
    }

    /** Gives the pending text up for what readers see. */
    @PostMapping("/pending/discarding")
    ModelAndView discardPending(
            @PathVariable long id, @AuthenticationPrincipal DeskUser user, RedirectAttributes flash) {
        saves.discardPending(id, user.id());
        copies.discardAll(user.id(), id);
        return SeeOther.to("/desk/articles/" + id, flash, messages, "article.notice.pendingDiscarded");
    }
}
