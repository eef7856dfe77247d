package org.masthead.media;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.FormErrors;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pictures at the desk, newest first: upload, change the words, take away. */
@Controller
@Needs(Right.KEEP_PICTURES)
@RequestMapping("/desk/pictures")
class PictureDeskController {

    private static final String ADDRESS = "/desk/pictures";
    private static final int PAGE = 48;

    private final PictureService pictures;
    private final MessageSource messages;

    PictureDeskController(PictureService pictures, MessageSource messages) {
        this.pictures = pictures;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable Long before) {
        return page(before, PictureForm.EMPTY, new FormErrors(messages), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            PictureForm form,
            @AuthenticationPrincipal @Nullable DeskUser user,
            RedirectAttributes flash) {
        FormErrors errors = new FormErrors(messages);
        if (file == null || file.isEmpty()) {
            errors.add("file", "media.refused.empty");
        }
        form.check(errors);
        if (file != null && errors.isEmpty()) {
            try {
                String name = file.getOriginalFilename();
                PictureUpload upload = new PictureUpload(
                        name == null ? "" : name, file, form.altText(), form.caption(), form.credit());
                pictures.accept(upload, user == null ? null : user.id());
                return done(flash, "media.desk.uploaded");
            } catch (PictureRefused e) {
                errors.add("file", e.messageKey());
            }
        }
        return page(null, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{id}")
    ModelAndView describe(
            @PathVariable long id, PictureForm form, @AuthenticationPrincipal DeskUser user, RedirectAttributes flash) {
        user.mustHave(Right.KEEP_PICTURES, pictures.isOf(id, user.id()));
        FormErrors errors = new FormErrors(messages);
        form.check(errors);
        if (errors.isEmpty()) {
            pictures.describe(id, form.altText(), form.caption(), form.credit());
            return done(flash, "media.desk.described");
        }
        ModelAndView page = page(id + 1, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("described", id);
    }

    @PostMapping("/{id}/deletion")
    ModelAndView delete(@PathVariable long id, @AuthenticationPrincipal DeskUser user, RedirectAttributes flash) {
        user.mustHave(Right.KEEP_PICTURES, pictures.isOf(id, user.id()));
        try {
            pictures.delete(id);
            return done(flash, "media.desk.deleted");
        } catch (PictureInUse e) {
            FormErrors errors = new FormErrors(messages);
            errors.add(FormErrors.WHOLE_FORM, "media.desk.in-use");
            return page(null, PictureForm.EMPTY, errors, HttpStatus.CONFLICT);
        }
    }

    private ModelAndView page(@Nullable Long before, PictureForm form, FormErrors errors, HttpStatus status) {
        List<PictureView> found = pictures.newest(before == null ? Long.MAX_VALUE : before, PAGE + 1);
        List<PictureView> shown = found.subList(0, Math.min(PAGE, found.size()));
        boolean more = found.size() > PAGE;
        return new ModelAndView("media/desk/pictures", status)
                .addObject("desk", "pictures")
                .addObject("pictures", shown)
                .addObject("newestAddress", before == null ? null : ADDRESS)
                .addObject(
                        "olderAddress",
                        more ? ADDRESS + "?before=" + shown.get(PAGE - 1).id() : null)
                .addObject("form", form)
                .addObject("errors", errors.asMap());
    }

    private ModelAndView done(RedirectAttributes flash, String messageKey) {
        return SeeOther.to(ADDRESS, flash, messages, messageKey);
    }
}
