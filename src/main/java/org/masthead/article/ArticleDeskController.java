package org.masthead.article;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.article.SaveOrder.Move;
import org.masthead.article.SaveResult.Outcome;
import org.masthead.media.PictureRefused;
import org.masthead.media.PictureService;
import org.masthead.revision.Revision;
import org.masthead.revision.Sitting;
import org.masthead.revision.WorkingCopies;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.Cursor;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
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
import org.springframework.web.util.UriComponentsBuilder;

/** Where articles are listed, written, published and taken down. The pages that readers see are the reader room's. */
@Controller
@Needs(Right.WRITE_STORIES)
@RequestMapping("/desk/articles")
class ArticleDeskController {

    private static final int PAGE = 50;

    private final StorySaves saves;
    private final StoryOpening opening;
    private final WorkingCopies copies;
    private final ArticleForms forms;
    private final ArticleFormReader reader;
    private final ArticleFormPage page;
    private final ConflictPage conflicts;
    private final DeskArticles list;
    private final StoryTally tally;
    private final StoryGuard guard;
    private final PictureService pictures;
    private final WithdrawalNotices notices;
    private final NewStories newStories;
    private final MessageSource messages;

    ArticleDeskController(
            StorySaves saves,
            StoryOpening opening,
            WorkingCopies copies,
            ArticleForms forms,
            ArticleFormReader reader,
            ArticleFormPage page,
            ConflictPage conflicts,
            DeskArticles list,
            StoryTally tally,
            StoryGuard guard,
            PictureService pictures,
            WithdrawalNotices notices,
            NewStories newStories,
            MessageSource messages) {
        this.saves = saves;
        this.opening = opening;
        this.copies = copies;
        this.forms = forms;
        this.reader = reader;
        this.page = page;
        this.conflicts = conflicts;
        this.list = list;
        this.tally = tally;
        this.guard = guard;
        this.pictures = pictures;
        this.notices = notices;
        this.newStories = newStories;
        this.messages = messages;
    }

    @ModelAttribute("desk")
    String desk() {
        return "articles";
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String before,
            @AuthenticationPrincipal DeskUser user,
            Model model) {
        ArticleFilter filter = ArticleFilter.of(q, status, section);
        Cursor cursor = Cursor.parse(before).orElseThrow(NotFound::new);
        List<ArticleRow> found = list.list(filter, cursor, PAGE + 1, user);
        List<ArticleRow> shown = found.subList(0, Math.min(PAGE, found.size()));
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/desk/articles")
                .queryParam("q", filter.q())
                .queryParam("status", filter.status())
                .queryParam("section", filter.section());
        model.addAttribute(
                "newestAddress", before == null ? null : address.encode().toUriString());
        if (found.size() > PAGE) {
            ArticleRow last = shown.get(PAGE - 1);
            model.addAttribute(
                    "olderAddress",
                    address.cloneBuilder()
                            .queryParam("before", new Cursor(last.savedAt(), last.id()))
                            .encode()
                            .toUriString());
        }
        model.addAttribute("articles", shown);
        model.addAttribute("filter", filter);
        model.addAttribute("counts", tally.counts(user));
        page.addSections(model);
        return "article/desk/list";
    }

    @GetMapping("/new")
    ModelAndView blank(@RequestParam(required = false) @Nullable String copy, @AuthenticationPrincipal DeskUser user) {
        ArticleForm blank = ArticleForm.blank(user.authorId(), newStories.discussion());
        return page.of(opening.blank(blank, user.id(), TypedText.number(copy).orElse(null)), null)
                .addObject("begun", opening.begun(user.id()));
    }

    @PostMapping
    Object create(
            ArticleForm form,
            SentFrom from,
            @RequestParam(required = false) @Nullable MultipartFile leadUpload,
            @RequestParam(defaultValue = "save") String move,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        guard.requireIn(user, Right.WRITE_STORIES, form.section());
        if (move.equals("publish")) {
            guard.requireIn(user, Right.PUBLISH_STORIES, form.section());
            user.mustHave(Right.PUBLISH_STORIES);
        }
        FormErrors errors = new FormErrors(messages);
        ArticleForm sent = upload(form, leadUpload, user, errors);
        boolean publish = move.equals("publish");
        Instant publishedAt = reader.publishedAt(sent, null, errors);
        Optional<ArticleCopy> copy = reader.read(sent, publish, errors);
        if (copy.isEmpty() || !errors.isEmpty()) {
            return page.refused(opening.again(sent, null, user.id(), from), null, errors);
        }
        boolean typedSlug = sent.slug() != null && !sent.slug().isBlank();
        long id;
        try {
            SaveOrder order = from.order(Move.SAVE, sent, Map.of(), user.id());
            id = saves.create(copy.get(), !typedSlug, publishedAt, publish, order);
        } catch (AddressTaken taken) {
            errors.add("slug", "article.error.slug.taken");
            return page.refused(opening.again(sent, null, user.id(), from), null, errors);
        } catch (MoveRefused refused) {
            errors.add(FormErrors.WHOLE_FORM, refused.messageKey(), refused.arguments());
            return page.refused(opening.again(sent, null, user.id(), from), null, errors);
        }
        forget(from, user, id, flash);
        return done(id, publish ? "article.notice.published" : "article.notice.saved", flash);
    }

    @GetMapping("/{id}")
    ModelAndView edit(@PathVariable long id, @AuthenticationPrincipal DeskUser user) {
        return page.of(opening.open(id, user.id(), false), id);
    }

    /** What readers see, to be mended at once. Only what is live can be; else it is edited as ever. */
    @GetMapping("/{id}/hot-fix")
    ModelAndView hotFix(@PathVariable long id, @AuthenticationPrincipal DeskUser user) {
        if (!forms.stateOf(id).live()) {
            return SeeOther.to("/desk/articles/" + id);
        }
        return page.of(opening.open(id, user.id(), true), id);
    }

    @PostMapping("/{id}")
    Object save(
            @PathVariable long id,
            ArticleForm form,
            SentFrom from,
            @RequestParam(required = false) @Nullable MultipartFile leadUpload,
            @RequestParam(defaultValue = "save") String move,
            @RequestParam Map<String, String> parameters,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        guard.requireIn(user, Right.WRITE_STORIES, form.section());
        if (move.equals("publish")) {
            guard.require(user, Right.PUBLISH_STORIES, id);
        }
        ArticleState state = forms.stateOf(id);
        FormErrors errors = new FormErrors(messages);
        ArticleForm sent = upload(form, leadUpload, user, errors);
        boolean publish = move.equals("publish");
        SaveOrder order = from.order(publish ? Move.PUBLISH : Move.SAVE, sent, parameters, user.id());
        if (order.move() == Move.PUBLISH && saves.asksForNote(id, sent, new FormErrors(messages))) {
            errors.add("correction", "article.error.note");
            return page.refused(opening.again(sent.withoutNote(), id, user.id(), from), id, errors);
        }
        SaveResult result;
        try {
            result = errors.isEmpty() ? saves.save(id, sent, order, errors) : SaveResult.refused();
        } catch (AddressTaken taken) {
            errors.add("slug", "article.error.slug.taken");
            result = SaveResult.refused();
        } catch (MoveRefused refused) {
            errors.add(FormErrors.WHOLE_FORM, refused.messageKey(), refused.arguments());
            result = SaveResult.refused();
        }
        if (result.conflict() != null) {
            return conflicts.of(id, result.conflict(), from, move);
        }
        if (result.outcome() == Outcome.REFUSED) {
            return page.refused(opening.again(sent, id, user.id(), from), id, errors);
        }
        forget(from, user, id, flash);
        return saved(id, state, result, order, sent, flash);
    }

    private ModelAndView saved(
            long id,
            ArticleState before,
            SaveResult result,
            SaveOrder order,
            ArticleForm sent,
            RedirectAttributes flash) {
        Revision with = result.with();
        if (with != null) {
            String name = with.savedByName();
            flash.addFlashAttribute("merged", name == null ? "" : name);
        }
        if (result.outcome() == Outcome.KEPT) {
            return done(id, "article.notice.kept", flash);
        }
        if (order.move() == Move.HOT_FIX) {
            return done(id, "article.notice.fixed", flash);
        }
        if (order.move() == Move.PUBLISH && !before.live()) {
            return done(id, "article.notice.published", flash);
        }
        boolean inVain = before.live() && Boolean.TRUE.equals(sent.substantive()) && !result.told();
        String live = result.told() ? "updated" : "out";
        return done(id, "article.notice." + (inVain ? "notUpdated" : before.live() ? live : "saved"), flash);
    }

    /** What the window had sent as a working copy is saved now; what the browser stowed away is told so. */
    private void forget(SentFrom from, DeskUser user, long id, RedirectAttributes flash) {
        if (Sitting.isKey(from.sitting())) {
            flash.addFlashAttribute("settled", from.sitting());
            copies.saved(from.sitting(user.id(), id), from.turns(), Objects.requireNonNullElse(from.former(), ""));
        }
    }

    @PostMapping("/{id}/withdrawal-notice")
    ModelAndView explainWithdrawal(
            @PathVariable long id, @RequestParam(defaultValue = "") String notice, RedirectAttributes flash) {
        boolean kept = notices.explain(id, notice);
        return done(id, kept ? "article.notice.explained" : "article.notice.notExplained", flash);
    }

    @PostMapping("/{id}/deletion")
    ModelAndView delete(@PathVariable long id, ArticleForm form, RedirectAttributes flash) {
        try {
            if (!saves.delete(id, TypedText.number(form.version()).orElse(-1L))) {
                return done(id, "article.notice.notDeleted", flash);
            }
        } catch (ArticleChanged | OptimisticLockingFailureException changed) {
            return done(id, "article.notice.changed", flash);
        }
        return SeeOther.to("/desk/articles", flash, messages, "article.notice.deleted");
    }

    /** A picture that arrived whole is kept even where the rest of the form has mistakes: nobody uploads twice. */
    private ArticleForm upload(ArticleForm form, @Nullable MultipartFile file, DeskUser user, FormErrors errors) {
        if (file == null || file.isEmpty()) {
            return form;
        }
        try {
            return form.withLeadPicture(
                    pictures.accept(page.upload(form, file), user.id()).getId());
        } catch (PictureRefused refused) {
            errors.add("leadUpload", refused.messageKey());
            return form;
        }
    }

    private ModelAndView done(long id, String noticeKey, RedirectAttributes flash) {
        return SeeOther.to("/desk/articles/" + id, flash, messages, noticeKey);
    }
}
