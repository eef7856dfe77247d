package org.masthead.comment;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.Recommendations.Outcome;
import org.masthead.site.SiteSettings;
import org.masthead.web.NetworkAddresses;
import org.masthead.web.RateLimit;
import org.masthead.web.RateLimits;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where readers recommend a comment. The token that makes it one from each is a cookie that is sent to this story's
 * conversation alone, and that only those have who recommended something.
 */
@Controller
@RequestMapping(ConversationController.PLACE + "/{id:\\d{1,18}}/recommendation")
class RecommendationController {

    private static final String TOKEN = "recommends";
    private static final Duration KEPT = Duration.ofDays(365);

    private final LiveComments comments;
    private final Recommendations recommendations;
    private final NetworkAddresses networks;
    private final RateLimit perHour;
    private final SiteSettings site;

    RecommendationController(
            LiveComments comments,
            Recommendations recommendations,
            NetworkAddresses networks,
            RateLimits limits,
            CommentSettings settings,
            SiteSettings site) {
        this.comments = comments;
        this.recommendations = recommendations;
        this.networks = networks;
        this.perHour = limits.of(settings.readers().recommendationsPerHour(), Duration.ofHours(1));
        this.site = site;
    }

    /** The answer to the script of the page. */
    record State(int recommendations, boolean mine) {}

    @PostMapping
    Object recommend(
            @PathVariable String year,
            @PathVariable String month,
            @PathVariable String slug,
            @PathVariable long id,
            @CookieValue(name = TOKEN, required = false) @Nullable String token,
            @RequestParam(defaultValue = "false") boolean withdraw,
            HttpServletRequest request) {
        LiveComments.Found found = comments.find("/" + year + "/" + month + "/" + slug, id);
        if (!found.lively()) {
            return seeOther(found.address()).build();
        }
        String network = networks.neighbourhoodOf(request);
        RateLimit.Verdict verdict = perHour.tryAcquire(network);
        if (!verdict.allowed()) {
            return tooOften(found, request);
        }
        long article = found.article().id();
        Recommendations.Result result = withdraw
                ? recommendations.withdraw(article, id, token)
                : recommendations.recommend(article, id, token, network);
        if (result.outcome() == Outcome.TOO_MANY) {
            return tooOften(found, request);
        }
        if (asksForData(request)) {
            return ResponseEntity.ok()
                    .header(HttpHeaders.SET_COOKIE, cookie(found, result.token()))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new State(result.count(), result.outcome() != Outcome.WITHDRAWN));
        }
        return result.outcome() == Outcome.COUNTED_BEFORE
                ? page(HttpStatus.OK, found, "again")
                : seeOther(found.address())
                        .header(HttpHeaders.SET_COOKIE, cookie(found, result.token()))
                        .build();
    }

    private static Object tooOften(LiveComments.Found found, HttpServletRequest request) {
        return asksForData(request)
                ? ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build()
                : page(HttpStatus.TOO_MANY_REQUESTS, found, "often");
    }

    private static ModelAndView page(HttpStatus status, LiveComments.Found found, String notice) {
        return new ModelAndView("comment/recommended", status)
                .addObject("notice", notice)
                .addObject("address", found.address())
                .addObject("headline", found.article().headline());
    }

    private static boolean asksForData(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    /** Without a token one that the browser has is forgotten. */
    private String cookie(LiveComments.Found found, String token) {
        return ResponseCookie.from(TOKEN, token)
                .path(CommentThreads.postAddress(found.article().address()))
                .maxAge(token.isEmpty() ? Duration.ZERO : KEPT)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(site.secure())
                .build()
                .toString();
    }

    private static ResponseEntity.BodyBuilder seeOther(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, address);
    }
}
