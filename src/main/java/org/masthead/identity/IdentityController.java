package org.masthead.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.media.Picture;
import org.masthead.media.PictureRefused;
import org.masthead.media.PictureService;
import org.masthead.media.PictureUpload;
import org.masthead.media.PictureView;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SavedIdentity;
import org.masthead.site.SiteIdentity;
import org.masthead.site.SiteLogo;
import org.masthead.site.SiteSettings;
import org.masthead.web.FormErrors;
import org.masthead.web.SeeOther;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the site is called and how it looks, for administrators. */
@Controller
@Needs(Right.CHANGE_SETTINGS)
@RequestMapping("/desk/settings")
class IdentityController {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityController.class);

    private final SavedIdentity saved;
    private final SiteSettings site;
    private final PictureService pictures;
    private final MessageSource messages;

    IdentityController(SavedIdentity saved, SiteSettings site, PictureService pictures, MessageSource messages) {
        this.saved = saved;
        this.site = site;
        this.pictures = pictures;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView page() {
        SavedIdentity.Version current = current();
        IdentityForm form = IdentityForm.of(current.version(), current.identity());
        return page(form, new FormErrors(messages), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView save(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile logoFile,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        FormErrors errors = new FormErrors(messages);
        IdentityForm form = IdentityForm.of(typed);
        form.check(errors, site.language());
        form = withUploadedLogo(form, logoFile, user, errors);
        Optional<SiteLogo> logo = logo(form.logo());
        if (form.logo() != null && logo.isEmpty()) {
            errors.add("logoFile", "identity.error.logo");
        }
        if (!errors.isEmpty()) {
            return page(form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        SiteIdentity identity = form.identity(logo.orElse(null));
        if (!saved.save(form.version(), identity)) {
            errors.add(FormErrors.WHOLE_FORM, "identity.error.conflict");
            return page(form.withVersion(current().version()), errors, HttpStatus.CONFLICT);
        }
        LOG.info("{} changed the settings of the site", user.email());
        // In the language from now on, which is not yet that of this request.
        flash.addFlashAttribute("notice", messages.getMessage("identity.saved", null, identity.language()));
        return SeeOther.to("/desk/settings");
    }

    /** Kept among the pictures at once: no browser sends a file a second time when another field was wrong. */
    private IdentityForm withUploadedLogo(
            IdentityForm form, @Nullable MultipartFile file, DeskUser user, FormErrors errors) {
        if (file == null || file.isEmpty()) {
            return form;
        }
        try {
            String name = file.getOriginalFilename();
            PictureUpload upload = new PictureUpload(name == null ? "" : name, file, site.name(), "", "");
            return form.withLogo(pictures.accept(upload, user.id()).getId());
        } catch (PictureRefused e) {
            errors.add("logoFile", e.messageKey());
            return form;
        }
    }

    private Optional<SiteLogo> logo(@Nullable Long picture) {
        return Optional.ofNullable(picture)
                .flatMap(pictures::find)
                .map(Picture::view)
                .map(IdentityController::logo);
    }

    private static SiteLogo logo(PictureView view) {
        return new SiteLogo(view.id(), view.source(), view.sourceSet(), view.width(), view.height());
    }

    private SavedIdentity.Version current() {
        return saved.find().orElseGet(() -> new SavedIdentity.Version(0, SiteIdentity.of(site)));
    }

    private ModelAndView page(IdentityForm form, FormErrors errors, HttpStatus status) {
        return new ModelAndView("identity/desk/settings", status)
                .addObject("desk", "settings")
                .addObject("form", form)
                .addObject("logo", logo(form.logo()).orElse(null))
                .addObject("languages", IdentityForm.languages(site.language()))
                .addObject("zones", IdentityForm.timeZones(form.timeZone()))
                .addObject("errors", errors.asMap());
    }
}
