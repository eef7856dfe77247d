package org.masthead.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.FormErrors;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The library at the desk: pictures newest first, looked for, and many taken in at once. One picture is next door. */
@Controller
@Needs(Right.KEEP_PICTURES)
@RequestMapping("/desk/pictures")
class PictureDeskController {

    private static final String ADDRESS = "/desk/pictures";
    private static final int PAGE = 48;
    private static final int MOST_ASKED = 200;

    private final PictureService pictures;
    private final PictureLibrary library;
    private final MessageSource messages;

    PictureDeskController(PictureService pictures, PictureLibrary library, MessageSource messages) {
        this.pictures = pictures;
        this.library = library;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable Long before) {
        return page(PictureFilter.of(q, show, type, by, month), before, PictureForm.EMPTY, List.of(), HttpStatus.OK);
    }

    /**
     * Several at once, by a form; each is taken in for itself, and what is wrong with some keeps nobody from the rest.
     */
    @PostMapping
    ModelAndView upload(
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            PictureForm form,
            @AuthenticationPrincipal @Nullable DeskUser user,
            RedirectAttributes flash) {
        FormErrors errors = new FormErrors(messages);
        List<MultipartFile> files = file == null ? List.of() : file;
        if (files.stream().allMatch(MultipartFile::isEmpty)) {
            errors.add("file", "media.refused.empty");
        }
        form.check(errors, false);
        if (!errors.isEmpty()) {
            errors.add("file", "media.refused.again");
            return page(form, new ArrayList<>(errors.asMap().values()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<String> refused = new ArrayList<>();
        for (MultipartFile each : files) {
            try {
                pictures.receive(upload(each, form), id(user));
            } catch (PictureRefused e) {
                refused.add(name(each) + ": " + told(e));
            }
        }
        if (!refused.isEmpty()) {
            return page(form, refused, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return SeeOther.to(ADDRESS, flash, messages, "media.desk.received", files.size());
    }

    /** One, by the page's script, which shows how far each is. */
    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<Progress> receive(
            @RequestParam(required = false) @Nullable MultipartFile file,
            PictureForm form,
            @AuthenticationPrincipal @Nullable DeskUser user) {
        try {
            if (file == null) {
                throw new PictureRefused("media.refused.empty");
            }
            long id = pictures.receive(upload(file, form), id(user));
            return ResponseEntity.ok(progress(List.of(id)).get(0));
        } catch (PictureRefused e) {
            return ResponseEntity.unprocessableContent().body(new Progress(0, "FAILED", told(e), ""));
        }
    }

    /** How far pictures are that were just taken in. */
    @GetMapping("/progress")
    @ResponseBody
    List<Progress> progress(@RequestParam List<Long> id) {
        return library.rows(id.subList(0, Math.min(MOST_ASKED, id.size()))).stream()
                .map(row -> new Progress(
                        row.view().id(),
                        row.waiting() && row.refusal().isEmpty()
                                ? "PROCESSING"
                                : row.state().name(),
                        row.refusal().isEmpty() ? "" : message(row.refusal()),
                        row.ready() ? row.view().source() : ""))
                .toList();
    }

    /**
     * How far one is.
     *
     * @param message why it failed, or empty
     * @param source its address when it is ready, or empty
     */
    record Progress(long id, String state, String message, String source) {}

    private static PictureUpload upload(MultipartFile file, PictureForm form) {
        return new PictureUpload(name(file), file, form.altText(), form.caption(), form.credit());
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }

    private static @Nullable Long id(@Nullable DeskUser user) {
        return user == null ? null : user.id();
    }

    private String told(PictureRefused refused) {
        return message(refused.messageKey());
    }

    private String message(String key) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(key, null, locale);
    }

    private ModelAndView page(PictureForm form, List<String> refused, HttpStatus status) {
        return page(new PictureFilter("", "", "", "", ""), null, form, refused, status);
    }

    private ModelAndView page(
            PictureFilter filter, @Nullable Long before, PictureForm form, List<String> refused, HttpStatus status) {
        List<PictureRow> found = library.list(filter, before == null ? Long.MAX_VALUE : before, PAGE + 1);
        List<PictureRow> shown = found.subList(0, Math.min(PAGE, found.size()));
        ModelAndView page = new ModelAndView("media/desk/pictures", status)
                .addObject("desk", "pictures")
                .addObject("pictures", shown)
                .addObject("filter", filter)
                .addObject("shows", PictureFilter.SHOWS)
                .addObject("uploaders", library.uploaders())
                .addObject("waiting", shown.stream().anyMatch(PictureRow::waiting))
                .addObject("form", form)
                .addObject("refused", refused);
        if (before != null) {
            page.addObject("newestAddress", filter.address().encode().toUriString());
        }
        if (found.size() > PAGE) {
            long last = shown.get(PAGE - 1).view().id();
            page.addObject(
                    "olderAddress",
                    filter.address().queryParam("before", last).encode().toUriString());
        }
        return page;
    }
}
