package org.masthead.comment;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.masthead.text.CommentMarkup;
import org.masthead.web.NetworkAddresses;
import org.masthead.web.RateLimit;
import org.masthead.web.RateLimits;
import org.masthead.web.TypedText;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows a comment as it will be printed, made by what will print it. Nothing of it is kept. */
@Controller
@RequestMapping(ConversationController.PLACE + "/preview")
class CommentPreviewController {

    /** Tells the script that it should ask once more before it posts. */
    private static final String TONE = "Masthead-Tone";

    private final DiscussionPolicies policies;
    private final NetworkAddresses networks;
    private final Tone tone;
    private final RateLimit perMinute;

    CommentPreviewController(
            DiscussionPolicies policies,
            NetworkAddresses networks,
            Tone tone,
            RateLimits limits,
            CommentSettings settings) {
        this.policies = policies;
        this.tone = tone;
        this.networks = networks;
        this.perMinute = limits.of(settings.readers().previewsPerMinute(), Duration.ofMinutes(1));
    }

    @PostMapping
    ResponseEntity<String> preview(@RequestParam(defaultValue = "") String comment, HttpServletRequest request) {
        String body = TypedText.lines(comment);
        if (!perMinute.tryAcquire(networks.neighbourhoodOf(request)).allowed()) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        if (TypedText.hasControlCharacters(body)
                || TypedText.length(body) > policies.now().maximumLength()) {
            return ResponseEntity.unprocessableContent().build();
        }
        return ResponseEntity.ok()
                .header(TONE, tone.mayBeAnAttack(body) ? "attack" : "plain")
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(CommentMarkup.render(body).html());
    }
}
