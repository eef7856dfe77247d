package org.masthead.media;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.account.NeedsScope;
import org.masthead.account.Scope;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SiteSettings;
import org.masthead.web.ApiController;
import org.masthead.web.ApiProblem;
import org.masthead.web.FormErrors;
import org.masthead.web.Listing;
import org.masthead.web.NotFound;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;

/** The library of pictures, for programs: taken in and looked at by what does it for people. */
@ApiController
@Needs(Right.KEEP_PICTURES)
@RequestMapping(path = "/api/v1/desk/pictures", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Pictures", description = "The desk's pictures; needs a token")
class PictureApiController {

    private static final String REFUSED = "media.refused.";

    private final PictureService pictures;
    private final PictureLibrary library;
    private final SiteSettings site;
    private final MessageSource messages;

    PictureApiController(PictureService pictures, PictureLibrary library, SiteSettings site, MessageSource messages) {
        this.pictures = pictures;
        this.library = library;
        this.site = site;
        this.messages = messages;
    }

    @GetMapping
    @NeedsScope(Scope.READ_MEDIA)
    @Operation(summary = "Pictures, newest first")
    Listing<DeskPicture> list(
            @RequestParam(required = false)
                    @Parameter(description = "Words of the file's name, the description, caption or credit")
                    @Nullable
                    String q,
            @RequestParam(required = false) @Parameter(description = "Where to go on; take it from next") @Nullable
                    String after,
            @RequestParam(defaultValue = Listing.USUAL) int limit) {
        if (after != null && !after.matches("\\d{1,18}")) {
            throw Listing.noPlace();
        }
        return Listing.of(
                library.list(
                        PictureFilter.of(q, null, null, null, null),
                        after == null ? Long.MAX_VALUE : Long.parseLong(after),
                        Listing.oneMoreThan(limit)),
                limit,
                this::told,
                row -> row.view().id(),
                site::absolute);
    }

    @GetMapping("/{id}")
    @NeedsScope(Scope.READ_MEDIA)
    @Operation(summary = "A picture, its words and its address")
    DeskPicture read(@PathVariable long id) {
        return find(id);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @NeedsScope(Scope.WRITE_MEDIA)
    @Operation(
            summary = "Takes a picture in",
            description = "A JPEG, PNG, WebP or GIF of at most 20 MB, 16 pixels each way and 40 million in all. It is"
                    + " made anew of its pixels; of a file that is refused nothing is kept. A story shows it that names"
                    + " its id as picture.")
    @ApiResponse(responseCode = "201", description = "It is in the library")
    @ApiResponse(responseCode = "413", description = "The file is too large")
    @ApiResponse(responseCode = "415", description = "The file is no picture of these kinds, whatever its name says")
    @ApiResponse(responseCode = "422", description = "The file is missing or damaged, or its words are too long")
    ResponseEntity<DeskPicture> upload(
            @RequestPart(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "")
                    @Parameter(
                            description = "What it shows, for those who do not see it",
                            example = "Gulls over a quay")
                    String alt,
            @RequestParam(defaultValue = "") @Parameter(example = "Gulls at the first catch") String caption,
            @RequestParam(defaultValue = "") @Parameter(example = "Nell Thorsby") String credit,
            @AuthenticationPrincipal @Parameter(hidden = true) DeskUser user) {
        PictureForm form = new PictureForm(alt, caption, credit, "", "");
        FormErrors errors = new FormErrors(messages);
        form.check(errors, false);
        if (file == null || file.isEmpty()) {
            errors.add("file", REFUSED + "empty");
        }
        if (file == null || !errors.isEmpty()) {
            throw ApiProblem.of(HttpStatus.UNPROCESSABLE_CONTENT, "nothing was kept", Map.of("errors", errors.asMap()));
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        long id = pictures.accept(
                        new PictureUpload(name, file, form.altText(), form.caption(), form.credit()), user.id())
                .getId();
        return ResponseEntity.created(URI.create(site.absolute("/api/v1/desk/pictures/" + id)))
                .body(find(id));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(PictureRefused refused, Locale locale) {
        String reason = refused.messageKey().substring(REFUSED.length());
        HttpStatus status = switch (reason) {
            case "large" -> HttpStatus.CONTENT_TOO_LARGE;
            case "type", "avif", "heic", "svg" -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case "busy" -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return answer.body(
                ApiProblem.of(status, messages.getMessage(refused.messageKey(), null, locale), Map.of("reason", reason))
                        .getBody());
    }

    private DeskPicture find(long id) {
        return library.rows(List.of(id)).stream().findFirst().map(this::told).orElseThrow(NotFound::new);
    }

    private DeskPicture told(PictureRow row) {
        return DeskPicture.of(row, site::absolute);
    }
}
