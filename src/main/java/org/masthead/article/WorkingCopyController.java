package org.masthead.article;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.revision.Presence;
import org.masthead.revision.Presences;
import org.masthead.revision.Revision;
import org.masthead.revision.Revisions;
import org.masthead.revision.Sitting;
import org.masthead.revision.StoryText;
import org.masthead.revision.WorkingCopies;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SiteClock;
import org.masthead.web.SeeOther;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where the windows of editors report: the text as it is typed, and that somebody is still there. Nothing that arrives
 * here is refused for what is in it, and nothing here changes a story.
 */
@Controller
@Needs(Right.WRITE_STORIES)
@RequestMapping("/desk/articles")
class WorkingCopyController {

    private final WorkingCopies copies;
    private final Presences presences;
    private final Revisions revisions;
    private final StoryTexts texts;
    private final StoryOpening opening;
    private final ArticleForms forms;
    private final SiteClock clock;
    private final MessageSource messages;

    WorkingCopyController(
            WorkingCopies copies,
            Presences presences,
            Revisions revisions,
            StoryTexts texts,
            StoryOpening opening,
            ArticleForms forms,
            SiteClock clock,
            MessageSource messages) {
        this.copies = copies;
        this.presences = presences;
        this.revisions = revisions;
        this.texts = texts;
        this.opening = opening;
        this.forms = forms;
        this.clock = clock;
        this.messages = messages;
    }

    /**
     * What the window is told.
     *
     * @param saved the time at which its text was kept, as it is shown; null where it only said that it is there
     * @param head the number of the story's latest revision
     * @param takenBy who took the story over from this window, or null
     * @param holder who holds it, or null
     * @param since the time since when
     * @param others everybody else who has it open
     */
    record Heard(
            @Nullable String saved,
            long head,
            @Nullable String takenBy,
            @Nullable String holder,
            @Nullable String since,
            List<String> others) {}

    /** A story that is not saved yet. */
    @PostMapping("/working-copy")
    ResponseEntity<Heard> keepNew(ArticleForm form, SentFrom from, @AuthenticationPrincipal DeskUser user) {
        if (!Sitting.isKey(from.sitting()) || from.turns() == 0) {
            return ResponseEntity.badRequest().build();
        }
        Instant saved = copies.keep(from.sitting(user.id(), null), 0, from.turns(), texts.typed(form));
        return ResponseEntity.ok(new Heard(clock.time(saved), 0, null, null, null, List.of()));
    }

    /** A story that is there; without a turn the window only says that it is still open. */
    @PostMapping("/{id}/working-copy")
    ResponseEntity<Heard> keep(
            @PathVariable long id, ArticleForm form, SentFrom from, @AuthenticationPrincipal DeskUser user) {
        forms.stateOf(id);
        if (!Sitting.isKey(from.sitting())) {
            return ResponseEntity.badRequest().build();
        }
        Instant saved = null;
        if (from.turns() > 0) {
            long base = TypedText.number(form.version()).orElse(0L);
            StoryText typed = texts.typed(form);
            // Where all of it is saved, nothing is kept but the turn: a story that was only looked at is not worked on.
            StoryText unsaved = opening.isSaved(id, typed, from.isHotFix()) ? StoryText.EMPTY : typed;
            saved = copies.keep(from.sitting(user.id(), id), base, from.turns(), unsaved);
        }
        String takenBy = presences.beat(id, user.id(), from.key()).orElse(null);
        List<Presence> others = presences.others(id, user.id());
        Presence holder = Presence.holder(others);
        return ResponseEntity.ok(new Heard(
                saved == null ? null : clock.time(saved),
                revisions.head(id).map(Revision::id).orElse(0L),
                takenBy,
                holder == null ? null : holder.name(),
                holder == null ? null : clock.time(holder.since()),
                others.stream().map(Presence::name).toList()));
    }

    /** The window is closed. */
    @PostMapping("/{id}/departure")
    ResponseEntity<Void> leave(@PathVariable long id, SentFrom from, @AuthenticationPrincipal DeskUser user) {
        presences.leave(id, user.id(), from.key());
        return ResponseEntity.noContent().build();
    }

    /** Takes a story over from whoever holds it. */
    @PostMapping("/{id}/take-over")
    ModelAndView takeOver(@PathVariable long id, @AuthenticationPrincipal DeskUser user, RedirectAttributes flash) {
        forms.stateOf(id);
        presences.takeOver(id, user.id());
        return SeeOther.to("/desk/articles/" + id, flash, messages, "article.notice.takenOver");
    }

    /** Gives up what this editor wrote and did not save. */
    @PostMapping("/working-copies/{copy}/discarding")
    ModelAndView discard(
            @PathVariable long copy,
            @RequestParam(required = false) @Nullable String article,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        copies.discard(user.id(), copy);
        String back = TypedText.number(article).map(Objects::toString).orElse("new");
        return SeeOther.to("/desk/articles/" + back, flash, messages, "article.notice.copyDiscarded");
    }
}
