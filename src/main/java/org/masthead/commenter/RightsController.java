package org.masthead.commenter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.OwnComments;
import org.masthead.web.FormErrors;
import org.masthead.web.NetworkAddresses;
import org.masthead.web.NotFound;
import org.masthead.web.PageContent;
import org.masthead.web.RateLimit;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where people see everything that is kept under their address, take it away, and have it erased. The way in is a link
 * by mail, which opens the page in this browser for half an hour; the answer to a wish is the same whoever asks.
 */
@Controller
@RequestMapping(RightsController.PATH)
class RightsController {

    static final String PATH = "/comments/yours";

    private static final String VIEW = "commenter/yours";
    private static final int LONGEST_EMAIL = 254;

    private final Rights rights;
    private final RightsRequests requests;
    private final NameChanges names;
    private final OwnComments comments;
    private final CommenterLinks links;
    private final Devices devices;
    private final CommenterCookies cookies;
    private final CommenterLetters letters;
    private final LetterLimit limit;
    private final NetworkAddresses networks;
    private final MessageSource messages;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    RightsController(
            Rights rights,
            RightsRequests requests,
            NameChanges names,
            OwnComments comments,
            CommenterLinks links,
            Devices devices,
            CommenterCookies cookies,
            CommenterLetters letters,
            LetterLimit limit,
            NetworkAddresses networks,
            MessageSource messages) {
        this.rights = rights;
        this.requests = requests;
        this.names = names;
        this.comments = comments;
        this.links = links;
        this.devices = devices;
        this.cookies = cookies;
        this.letters = letters;
        this.limit = limit;
        this.networks = networks;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView page(
            @RequestParam(required = false) @Nullable String before,
            HttpServletRequest request,
            HttpServletResponse response) {
        PrivateAnswer.set(response);
        Long earlier = before == null ? null : TypedText.number(before).orElseThrow(NotFound::new);
        return visitor(request).map(email -> data(email, earlier)).orElseGet(() -> form(HttpStatus.OK, "", Map.of()));
    }

    @PostMapping
    ModelAndView ask(
            @RequestParam(defaultValue = "") String email, HttpServletRequest request, HttpServletResponse response) {
        PrivateAnswer.set(response);
        FormErrors errors = new FormErrors(messages);
        String address = TypedText.line(email).toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST_EMAIL || !TypedText.isEmailAddress(address)) {
            errors.add("email", "comment.error.email.malformed");
            return form(HttpStatus.UNPROCESSABLE_CONTENT, email, errors.asMap());
        }
        RateLimit.Verdict verdict = limit.askFrom(networks.neighbourhoodOf(request));
        if (!verdict.allowed()) {
            errors.add(FormErrors.WHOLE_FORM, "commenter.error.letters", verdict.seconds() / 60 + 1);
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.seconds()));
            return form(HttpStatus.TOO_MANY_REQUESTS, email, errors.asMap());
        }
        if (letters.canBeSent()) {
            requests.ask(address);
        }
        return form(HttpStatus.OK, "", Map.of()).addObject("asked", true);
    }

    @GetMapping("/open")
    ModelAndView knock(@RequestParam(defaultValue = "") String link, HttpServletResponse response) {
        PrivateAnswer.set(response);
        Optional<CommenterLinks.Link> found =
                links.find(link).filter(each -> each.purpose() == CommenterLinks.Purpose.YOURS);
        return found.isEmpty()
                ? ConfirmationController.over()
                : new ModelAndView("commenter/question")
                        .addObject("what", "yours")
                        .addObject("link", link)
                        .addObject("comment", null);
    }

    @PostMapping("/open")
    Object open(@RequestParam(defaultValue = "") String link, HttpServletResponse response) {
        PrivateAnswer.set(response);
        Optional<CommenterLinks.Link> used = links.use(link, CommenterLinks.Purpose.YOURS);
        if (used.isEmpty()) {
            return ConfirmationController.over();
        }
        cookies.visit(response, devices.bind(used.get().email(), true));
        return back();
    }

    @GetMapping(path = "/export", produces = MediaType.APPLICATION_JSON_VALUE)
    Object export(HttpServletRequest request, HttpServletResponse response) {
        PrivateAnswer.set(response);
        Optional<String> visitor = visitor(request);
        return visitor.isEmpty()
                ? back()
                : ResponseEntity.ok()
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("comments.json")
                                        .build()
                                        .toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(json.writeValueAsBytes(rights.of(visitor.get())));
    }

    @PostMapping("/erasure")
    Object erase(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String sure,
            HttpServletRequest request,
            HttpServletResponse response) {
        PrivateAnswer.set(response);
        Optional<String> visitor = visitor(request);
        if (visitor.isEmpty()) {
            return back();
        }
        FormErrors errors = new FormErrors(messages);
        if (!words.equals("keep") && !words.equals("remove")) {
            errors.add("words", "commenter.error.words");
        }
        if (sure.isEmpty()) {
            errors.add("sure", "commenter.error.sure");
        }
        if (!errors.isEmpty()) {
            ModelAndView page = data(visitor.get(), null);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject("errors", errors.asMap()).addObject("words", words);
        }
        rights.erase(visitor.get(), words.equals("keep"));
        cookies.forget(response);
        PageContent.allowOwnScripts(response);
        return new ModelAndView("commenter/erased");
    }

    /** Another name for what is written from now on. */
    @PostMapping("/name")
    Object rename(
            @RequestParam(defaultValue = "") String name, HttpServletRequest request, HttpServletResponse response) {
        PrivateAnswer.set(response);
        Optional<String> visitor = visitor(request);
        if (visitor.isEmpty()) {
            return back();
        }
        FormErrors errors = new FormErrors(messages);
        String wanted = comments.name(name, errors);
        if (errors.isEmpty()) {
            NameChanges.Outcome outcome = names.change(visitor.get(), wanted);
            if (outcome == NameChanges.Outcome.CHANGED) {
                return ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, PATH + "?named")
                        .build();
            }
            errors.add("name", "commenter.error.name." + outcome.name().toLowerCase(Locale.ROOT));
        }
        ModelAndView page = data(visitor.get(), null);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("errors", errors.asMap()).addObject("name", name);
    }

    /** Ends all browsers in which the address is known. */
    @PostMapping("/browsers")
    Object forget(HttpServletRequest request, HttpServletResponse response) {
        PrivateAnswer.set(response);
        visitor(request).ifPresent(devices::forget);
        return back();
    }

    @PostMapping("/end")
    Object leave(HttpServletRequest request, HttpServletResponse response) {
        PrivateAnswer.set(response);
        if (visitor(request).isPresent()) {
            devices.end(cookies.visit(request));
            cookies.leave(response);
        }
        return back();
    }

    private Optional<String> visitor(HttpServletRequest request) {
        return devices.emailOf(cookies.visit(request), true);
    }

    private ModelAndView data(String email, @Nullable Long before) {
        OwnPage data = rights.page(email, before);
        return new ModelAndView(VIEW)
                .addObject("data", data)
                .addObject("name", data.confirmedName())
                .addObject("nameStands", names.notBefore(email).orElse(null))
                .addObject("following", rights.following(email))
                .addObject("errors", Map.of())
                .addObject("words", "");
    }

    private ModelAndView form(HttpStatus status, String email, Map<String, String> errors) {
        return new ModelAndView("commenter/ask", status)
                .addObject("email", email)
                .addObject("errors", errors)
                .addObject("byMail", letters.canBeSent())
                .addObject("asked", false);
    }

    private static ResponseEntity<Void> back() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, PATH)
                .build();
    }
}
