package org.masthead.errata;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.article.ArticleMoved;
import org.masthead.article.ArticleView;
import org.masthead.article.ArticleWithdrawn;
import org.masthead.article.LiveArticles;
import org.masthead.web.FormErrors;
import org.masthead.web.NetworkAddresses;
import org.masthead.web.NotFound;
import org.masthead.web.RateLimit;
import org.masthead.web.RateLimits;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where readers report an error in a story. The queue is {@link ErrorDeskController}. */
@Controller
@RequestMapping("/{year:\\d{4}}/{month:\\d{2}}/{slug:[a-z0-9-]+}/" + ErrorReportController.PLACE)
class ErrorReportController {

    static final String PLACE = "error-report";

    private final LiveArticles articles;
    private final ErrorReports reports;
    private final RateLimit perHour;
    private final NetworkAddresses networks;
    private final MessageSource messages;

    ErrorReportController(
            LiveArticles articles,
            ErrorReports reports,
            RateLimits limits,
            ErrataSettings settings,
            NetworkAddresses networks,
            MessageSource messages) {
        this.articles = articles;
        this.reports = reports;
        this.perHour = limits.of(settings.perHour(), Duration.ofHours(1));
        this.networks = networks;
        this.messages = messages;
    }

    @GetMapping
    Object form(@PathVariable String year, @PathVariable String month, @PathVariable String slug) {
        try {
            ArticleView article = articles.at(address(year, month, slug)).orElseThrow(NotFound::new);
            return page(HttpStatus.OK, article, ErrorReportForm.empty(), null);
        } catch (ArticleMoved moved) {
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .header(HttpHeaders.LOCATION, moved.address() + "/" + PLACE)
                    .build();
        }
    }

    @GetMapping("/thanks")
    ModelAndView thanks(@PathVariable String year, @PathVariable String month, @PathVariable String slug) {
        ArticleView article = articleFor(address(year, month, slug)).orElseThrow(NotFound::new);
        return new ModelAndView("errata/thanks").addObject("article", article);
    }

    @PostMapping
    Object report(
            @PathVariable String year,
            @PathVariable String month,
            @PathVariable String slug,
            ErrorReportForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        FormErrors errors = new FormErrors(messages);
        Optional<ErrorWords> words = ErrorWords.read(form, errors);
        ArticleView article = articleFor(address(year, month, slug)).orElse(null);
        if (article == null) {
            errors.add(FormErrors.WHOLE_FORM, "errata.error.withdrawn");
        }
        if (article == null || words.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, article, form, errors);
        }
        RateLimit.Verdict verdict = perHour.tryAcquire(networks.neighbourhoodOf(request));
        if (!verdict.allowed()) {
            errors.add(FormErrors.WHOLE_FORM, "errata.error.often", verdict.seconds() / 60 + 1);
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.seconds()));
            return page(HttpStatus.TOO_MANY_REQUESTS, article, form, errors);
        }
        reports.report(article.id(), words.get(), networks.of(request));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, article.address() + "/" + PLACE + "/thanks")
                .build();
    }

    /** One that moved while someone was writing takes the report all the same; for a withdrawn one there is none. */
    private Optional<ArticleView> articleFor(String address) {
        try {
            return Optional.of(articles.at(address).orElseThrow(NotFound::new));
        } catch (ArticleMoved moved) {
            return articleFor(moved.address());
        } catch (ArticleWithdrawn withdrawn) {
            return Optional.empty();
        }
    }

    private static ModelAndView page(
            HttpStatus status, @Nullable ArticleView article, ErrorReportForm form, @Nullable FormErrors errors) {
        return new ModelAndView("errata/report", status)
                .addObject("article", article)
                .addObject("postAddress", article == null ? null : article.address() + "/" + PLACE)
                .addObject("form", form)
                .addObject("errors", errors == null ? null : errors.asMap());
    }

    private static String address(String year, String month, String slug) {
        return "/" + year + "/" + month + "/" + slug;
    }
}
