package org.masthead.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page of everything that went wrong. It says what the reader can use and nothing about how the house is built. */
@Controller
public class ErrorPages implements ErrorController {

    private static final String DESK = "/desk/";
    private static final String VIEW = ErrorPages.class.getName() + ".view";

    /** Has a page of a room's own shown for an error that the request is about to be answered with. */
    public static void showInstead(HttpServletRequest request, String view, Map<String, ?> model) {
        request.setAttribute(VIEW, view);
        model.forEach(request::setAttribute);
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    Object page(HttpServletRequest request) {
        HttpStatusCode status = status(request);
        String asked = asked(request);
        if (ApiProblem.isWanted(asked)) {
            return ApiProblem.answer(status, asked);
        }
        boolean desk = asked.startsWith(DESK);
        if (desk
                && status.value() == HttpStatus.METHOD_NOT_ALLOWED.value()
                && request.getMethod().equals("GET")) {
            return oneStepUp(asked);
        }
        String usual = desk ? "error/desk" : "error/error";
        String view = request.getAttribute(VIEW) instanceof String own ? own : usual;
        ModelAndView page = new ModelAndView(view, "status", status.value());
        page.setStatus(status);
        return page;
    }

    /**
     * A form of the desk that was refused stands under the address that it was sent to. Whoever opens that once more
     * gets the page above it, and so on up.
     */
    private static ModelAndView oneStepUp(String asked) {
        RedirectView up = new RedirectView(asked.substring(0, asked.lastIndexOf('/')));
        up.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(up);
    }

    @RequestMapping("/error")
    ResponseEntity<?> line(HttpServletRequest request) {
        HttpStatusCode status = status(request);
        if (ApiProblem.isWanted(asked(request))) {
            return ApiProblem.answer(status, asked(request));
        }
        HttpStatus known = HttpStatus.resolve(status.value());
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_PLAIN)
                .body(known == null ? "" : known.getReasonPhrase() + "\n");
    }

    private static String asked(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    }

    /** Whoever asks for the error page itself finds nothing there. */
    private static HttpStatusCode status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return code instanceof Integer number ? HttpStatusCode.valueOf(number) : HttpStatus.NOT_FOUND;
    }
}
