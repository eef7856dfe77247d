package org.masthead.search;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.author.AuthorService;
import org.masthead.web.Cursor;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.masthead.web.RateLimit;
import org.springframework.context.MessageSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The search page. It says what is wrong with a question on the page itself, and what it finds is indexed by nobody.
 */
@Controller
class SearchController {

    /** With fewer than these, a misspelt word is worth a question. */
    private static final int FEW = 3;

    private final StorySearch search;
    private final Spelling spelling;
    private final SearchFormReader reader;
    private final AuthorService authors;
    private final SearchPlaces places;
    private final MessageSource messages;
    private final Clock clock;

    SearchController(
            StorySearch search,
            Spelling spelling,
            SearchFormReader reader,
            AuthorService authors,
            SearchPlaces places,
            MessageSource messages,
            Clock clock) {
        this.search = search;
        this.spelling = spelling;
        this.reader = reader;
        this.authors = authors;
        this.places = places;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/search")
    @Nullable
    Object search(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String author,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        SearchForm form = SearchForm.of(q, section, author, from, to);
        if (request.getParameterMap().values().stream().anyMatch(typed -> typed.length == 1 && typed[0].isEmpty())) {
            return untidy(form);
        }
        FormErrors errors = new FormErrors(messages);
        if (!reader.accepts(form, errors)) {
            return page(form, errors, null, false, null, null);
        }
        Question question = reader.read(form, errors);
        if (form.q().isEmpty() && !form.isNarrowed() || !errors.isEmpty()) {
            return page(form, errors, null, false, null, null);
        }
        RateLimit.Verdict verdict = places.knock(request);
        if (!verdict.allowed()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.seconds()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return null;
        }
        if (!places.enter()) {
            tooMany(response);
            return null;
        }
        try {
            return form.q().isEmpty() ? list(form, question, errors, after) : answer(form, question, errors, after);
        } finally {
            places.leave();
        }
    }

    private ModelAndView list(SearchForm form, Question question, FormErrors errors, @Nullable String after) {
        FoundStories found = search.list(question, Cursor.parse(after).orElseThrow(NotFound::new));
        if (found.stories().isEmpty() && after != null) {
            throw new NotFound();
        }
        return page(form, errors, found, false, null, after);
    }

    private ModelAndView answer(SearchForm form, Question question, FormErrors errors, @Nullable String after) {
        StorySearch.Reading reading = search.read(question.words());
        if (!reading.hasWords()) {
            return page(form, errors, null, true, null, null);
        }
        SearchCursor start = SearchCursor.start(clock.instant());
        SearchCursor cursor = after == null
                ? start
                : SearchCursor.parse(after, clock.instant()).orElseThrow(NotFound::new);
        FoundStories found = search.find(question, reading, cursor);
        if (found.stories().isEmpty() && after != null) {
            throw new NotFound();
        }
        Optional<Question> meant =
                found.matches() < FEW && after == null ? spelling.correct(question, reading) : Optional.empty();
        return page(form, errors, found, false, meant.map(Question::words).orElse(null), after);
    }

    private ModelAndView page(
            SearchForm form,
            FormErrors errors,
            @Nullable FoundStories found,
            boolean wordless,
            @Nullable String suggestion,
            @Nullable String after) {
        SearchPage page = new SearchPage(
                form,
                authors.all(),
                errors.asMap(),
                found,
                wordless,
                suggestion,
                suggestion == null ? null : form.withWords(suggestion).address(),
                after == null ? null : form.address(),
                found == null || found.next() == null ? null : form.address(found.next()));
        HttpStatus status = errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST;
        return new ModelAndView("search/search", Map.of("search", page), status);
    }

    /** A browser sends fields that were left empty, too. */
    private static ResponseEntity<Void> untidy(SearchForm form) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(form.address()))
                .build();
    }

    @ExceptionHandler
    void tookTooLong(QueryTimeoutException timeout, HttpServletResponse response) throws IOException {
        tooMany(response);
    }

    private static void tooMany(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
}
