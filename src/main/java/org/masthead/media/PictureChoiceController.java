package org.masthead.media;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Pictures for the desk's editor: what is dropped into a story, and what could be chosen for one. */
@RestController
@Needs(Right.KEEP_PICTURES)
class PictureChoiceController {

    private static final String EMPTY = "media.refused.empty";
    private static final String LARGE = "media.refused.large";

    private final PictureService pictures;
    private final PictureShelf shelf;
    private final MessageSource messages;

    PictureChoiceController(PictureService pictures, PictureShelf shelf, MessageSource messages) {
        this.pictures = pictures;
        this.shelf = shelf;
        this.messages = messages;
    }

    /** The newest, or those with some words; a page of them, which says where the next one begins. */
    @GetMapping("/desk/pictures/newest")
    Offer newest(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String before) {
        PictureShelf.Page page = shelf.look(q, before);
        return new Offer(page.pictures().stream().map(PictureChoice::of).toList(), page.older());
    }

    /**
     * Pictures to choose from.
     *
     * @param older where the next ones begin, or null
     */
    record Offer(List<PictureChoice> pictures, @Nullable String older) {}

    /** Its words come later, in the story: a picture that is dropped has none yet. */
    @PostMapping("/desk/pictures/upload")
    PictureChoice upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal @Nullable DeskUser user) {
        if (file == null || file.isEmpty()) {
            throw new PictureRefused(EMPTY);
        }
        String name = file.getOriginalFilename();
        PictureUpload upload = new PictureUpload(name == null ? "" : name, file, "", "", "");
        return PictureChoice.of(
                pictures.accept(upload, user == null ? null : user.id()).view());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(PictureRefused refused, Locale locale) {
        HttpStatus status =
                refused.messageKey().equals(LARGE) ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT;
        return ResponseEntity.status(status)
                .body(Map.of("message", messages.getMessage(refused.messageKey(), null, locale)));
    }
}
