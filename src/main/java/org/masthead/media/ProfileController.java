package org.masthead.media;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.account.AccountChanged;
import org.masthead.account.DeskUser;
import org.masthead.author.AuthorProfile;
import org.masthead.author.AuthorService;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people at the desk say of themselves on their author's page. It stands here because of the picture. */
@Controller
@Needs(Right.KEEP_OWN_ACCOUNT)
@RequestMapping(ProfileController.ADDRESS)
class ProfileController {

    static final String ADDRESS = "/desk/account/profile";

    private final AuthorService authors;
    private final PictureService pictures;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final MessageSource messages;

    ProfileController(
            AuthorService authors,
            PictureService pictures,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            MessageSource messages) {
        this.authors = authors;
        this.pictures = pictures;
        this.transactions = transactions;
        this.events = events;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView page(@AuthenticationPrincipal DeskUser user) {
        AuthorProfile author = author(user);
        return page(author, ProfileForm.of(author), new FormErrors(messages), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView save(
            ProfileForm form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal DeskUser user,
            RedirectAttributes flash) {
        AuthorProfile author = author(user);
        FormErrors errors = new FormErrors(messages);
        form.check(errors);
        Long picture = form.removesPicture() ? null : author.pictureId();
        if (file != null && !file.isEmpty()) {
            if (!errors.isEmpty()) {
                errors.add("file", "media.refused.again");
                return page(author, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
            }
            try {
                picture = pictures.accept(portrait(file, author.name()), user.id())
                        .getId();
            } catch (PictureRefused e) {
                errors.add("file", e.messageKey());
            }
        }
        if (!errors.isEmpty()) {
            return page(author, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Long shown = picture;
        transactions.executeWithoutResult(status -> {
            authors.introduce(author.id(), form.position(), form.biography(), shown);
            events.publishEvent(
                    new AccountChanged(user.id(), user.id(), AccountChanged.What.PROFILE_CHANGED, author.name()));
        });
        return SeeOther.to(ADDRESS, flash, messages, "account.profile.saved");
    }

    private PictureUpload portrait(MultipartFile file, String name) {
        String words =
                messages.getMessage("account.profile.picture-of", new Object[] {name}, LocaleContextHolder.getLocale());
        return new PictureUpload(Objects.requireNonNullElse(file.getOriginalFilename(), ""), file, words, "", "");
    }

    private ModelAndView page(AuthorProfile author, ProfileForm form, FormErrors errors, HttpStatus status) {
        @Nullable Long picture = author.pictureId();
        return new ModelAndView("media/desk/profile", status)
                .addObject("desk", "account")
                .addObject("author", author)
                .addObject("form", form)
                .addObject(
                        "picture",
                        picture == null
                                ? null
                                : pictures.find(picture).map(Picture::view).orElse(null))
                .addObject("errors", errors.asMap());
    }

    /** Who signs nothing has no such page. */
    private AuthorProfile author(DeskUser user) {
        @Nullable Long id = user.authorId();
        if (id == null) {
            throw new NotFound();
        }
        return authors.find(id).orElseThrow(NotFound::new).profile();
    }
}
