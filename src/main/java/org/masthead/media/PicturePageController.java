package org.masthead.media;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SiteSettings;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
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

/** One picture at the desk: its words and rights, its cut, another file for it, where it is shown, its end. */
@Controller
@Needs(Right.KEEP_PICTURES)
@RequestMapping("/desk/pictures/{id:\\d{1,18}}")
class PicturePageController {

    private final PictureService pictures;
    private final PictureLibrary library;
    private final PictureStore store;
    private final RenditionStore before;
    private final SiteSettings site;
    private final MessageSource messages;

    PicturePageController(
            PictureService pictures,
            PictureLibrary library,
            PictureStore store,
            RenditionStore before,
            SiteSettings site,
            MessageSource messages) {
        this.pictures = pictures;
        this.library = library;
        this.store = store;
        this.before = before;
        this.site = site;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView show(@PathVariable long id) {
        Picture picture = picture(id);
        return page(
                picture,
                PictureForm.of(picture, site.timeZone()),
                CutForm.of(picture.cut()),
                new FormErrors(messages),
                HttpStatus.OK);
    }

    @PostMapping
    ModelAndView describe(
            @PathVariable long id, PictureForm form, @AuthenticationPrincipal DeskUser user, RedirectAttributes flash) {
        Picture picture = own(id, user);
        FormErrors errors = new FormErrors(messages);
        form.check(errors, true);
        if (!errors.isEmpty()) {
            return page(picture, form, CutForm.of(picture.cut()), errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        pictures.describe(id, form.words(), form.rightsEnd(site.timeZone()), user.id());
        return done(id, flash, "media.desk.described");
    }

    @PostMapping("/cut")
    ModelAndView cut(
            @PathVariable long id, CutForm form, @AuthenticationPrincipal DeskUser user, RedirectAttributes flash) {
        Picture picture = own(id, user);
        FormErrors errors = new FormErrors(messages);
        Cut cut = form.read(errors);
        if (!errors.isEmpty()) {
            return page(
                    picture, PictureForm.of(picture, site.timeZone()), form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        pictures.cut(id, cut, user.id());
        return done(id, flash, "media.desk.cut.done");
    }

    @PostMapping("/file")
    ModelAndView replace(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        Picture picture = own(id, user);
        try {
            if (file == null || file.isEmpty()) {
                throw new PictureRefused("media.refused.empty");
            }
            String name = file.getOriginalFilename();
            pictures.replace(id, new PictureUpload(name == null ? "" : name, file, "", "", ""), user.id());
            return done(id, flash, "media.desk.replaced");
        } catch (PictureRefused e) {
            FormErrors errors = new FormErrors(messages);
            errors.add("file", e.messageKey());
            return page(
                    picture,
                    PictureForm.of(picture, site.timeZone()),
                    CutForm.of(picture.cut()),
                    errors,
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/deletion")
    ModelAndView delete(@PathVariable long id, @AuthenticationPrincipal DeskUser user, RedirectAttributes flash) {
        own(id, user);
        try {
            pictures.delete(id, user.id());
            return SeeOther.to("/desk/pictures", flash, messages, "media.desk.deleted");
        } catch (PictureInUse e) {
            Picture picture = picture(id);
            FormErrors errors = new FormErrors(messages);
            boolean logoOnly =
                    library.uses(id).stream().allMatch(use -> use.place().equals("logo"));
            errors.add(FormErrors.WHOLE_FORM, logoOnly ? "media.desk.is-logo" : "media.desk.in-use");
            return page(
                    picture,
                    PictureForm.of(picture, site.timeZone()),
                    CutForm.of(picture.cut()),
                    errors,
                    HttpStatus.CONFLICT);
        }
    }

    /** What the desk sees though readers may not: pictures whose rights have ended, and all that was cut off. */
    @GetMapping("/proof")
    void proof(@PathVariable long id, HttpServletResponse response) throws IOException {
        Picture picture = picture(id);
        Optional<byte[]> bytes = picture.getSourceImprint().isEmpty()
                ? before.widestOf(id)
                : store.find(id, PictureTask.master(picture.getSourceImprint()));
        MediaController.send(bytes.orElseThrow(NotFound::new), picture.getMediaType(), response);
    }

    private Picture picture(long id) {
        return pictures.find(id).orElseThrow(NotFound::new);
    }

    /** For changes: who has only their own pictures may only look at those of others. */
    private Picture own(long id, DeskUser user) {
        user.mustHave(Right.KEEP_PICTURES, pictures.isOf(id, user.id()));
        return picture(id);
    }

    private ModelAndView page(Picture picture, PictureForm form, CutForm cut, FormErrors errors, HttpStatus status) {
        return new ModelAndView("media/desk/picture", status)
                .addObject("desk", "pictures")
                .addObject("row", library.rows(List.of(picture.getId())).get(0))
                .addObject("uses", library.uses(picture.getId()))
                .addObject("form", form)
                .addObject("cut", cut)
                .addObject("errors", errors.asMap());
    }

    private ModelAndView done(long id, RedirectAttributes flash, String messageKey) {
        return SeeOther.to("/desk/pictures/" + id, flash, messages, messageKey);
    }
}
