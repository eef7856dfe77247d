package org.masthead.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.media.PictureRefused;
import org.masthead.media.PictureService;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.Cursor;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
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

    private final ArticleService articles;
    private final ArticleForms forms;
    private final ArticleFormReader reader;
    private final ArticleFormPage page;
    private final DeskArticles list;
    private final StoryGuard guard;
    private final PictureService pictures;
    private final WithdrawalNotices notices;
    private final MessageSource messages;

    ArticleDeskController(
            ArticleService articles,
            ArticleForms forms,
            ArticleFormReader reader,
            ArticleFormPage page,
            DeskArticles list,
            StoryGuard guard,
            PictureService pictures,
            WithdrawalNotices notices,
            MessageSource messages) {
        this.articles = articles;
        this.forms = forms;
        this.reader = reader;
        this.page = page;
        this.list = list;
        this.guard = guard;
        this.pictures = pictures;
        this.notices = notices;
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
        model.addAttribute("counts", list.counts(user));
        page.addSections(model);
        return "article/desk/list";
    }

    @GetMapping("/new")
    ModelAndView blank(@AuthenticationPrincipal DeskUser user) {
        return page.of(ArticleForm.blank(user.authorId()), null);
    }

    @PostMapping
    Object create(
            ArticleForm form,
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
        Instant publishedAt = reader.publishedAt(sent, null, errors);
        Optional<ArticleCopy> copy = reader.read(sent, move.equals("publish"), errors);
        if (copy.isEmpty() || !errors.isEmpty()) {
            return page.refused(sent, null, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean typedSlug = sent.slug() != null && !sent.slug().isBlank();
        long id;
        try {
            id = articles.create(copy.get(), !typedSlug, publishedAt, move.equals("publish"), user.id());
        } catch (AddressTaken taken) {
            errors.add("slug", "article.error.slug.taken");
            return page.refused(sent, null, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (MoveRefused refused) {
            errors.add(FormErrors.WHOLE_FORM, refused.messageKey(), refused.arguments());
            return page.refused(sent, null, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return done(id, move.equals("publish") ? "article.notice.published" : "article.notice.saved", flash);
    }

    @GetMapping("/{id}")
    ModelAndView edit(@PathVariable long id) {
        return page.of(forms.of(id), id);
    }

    @PostMapping("/{id}")
    Object save(
            @PathVariable long id,
            ArticleForm form,
            @RequestParam(required = false) @Nullable MultipartFile leadUpload,
            @RequestParam(defaultValue = "save") String move,
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
        Change change = reader.change(sent, publish, state, errors);
        Optional<ArticleCopy> copy = reader.read(sent, publish || state.live(), errors);
        if (copy.isEmpty() || !errors.isEmpty()) {
            return page.refused(sent, id, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (reader.leavesNoteOpen(sent) && articles.changesWhatReadersKnow(id, copy.get())) {
            errors.add("correction", "article.error.note");
            return page.refused(sent.withoutNote(), id, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean told;
        try {
            told = articles.revise(id, page.version(sent), copy.get(), change, user.id());
        } catch (ArticleChanged | OptimisticLockingFailureException changed) {
            return page.conflict(sent, id);
        } catch (AddressTaken taken) {
            errors.add("slug", "article.error.slug.taken");
            return page.refused(sent, id, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (MoveRefused refused) {
            errors.add(FormErrors.WHOLE_FORM, refused.messageKey(), refused.arguments());
            return page.refused(sent, id, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (publish && !state.live()) {
            return done(id, "article.notice.published", flash);
        }
        boolean inVain = state.live() && change.substantive() && !told;
        return done(id, "article.notice." + (inVain ? "notUpdated" : told ? "updated" : "saved"), flash);
    }

    @PostMapping("/{id}/withdrawal")
    ModelAndView withdraw(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String notice,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        try {
            articles.withdraw(id, user.id());
            notices.explain(id, notice);
        } catch (OptimisticLockingFailureException savedAtTheSameMoment) {
            return done(id, "article.notice.changed", flash);
        }
        return done(id, "article.notice.withdrawn", flash);
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
            if (!articles.delete(id, page.version(form))) {
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
