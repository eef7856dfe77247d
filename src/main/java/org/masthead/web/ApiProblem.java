package org.masthead.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;

/** What a program is told that asked for something it cannot have (RFC 9457). */
public final class ApiProblem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private static final String PROGRAMS = "/api/";

    private ApiProblem(HttpStatusCode status, ProblemDetail body) {
        super(status, body, null);
    }

    /** A problem in words. */
    public static ApiProblem of(HttpStatus status, String detail) {
        return new ApiProblem(status, ProblemDetail.forStatusAndDetail(status, detail));
    }

    /** A problem with what else a program can act on. */
    public static ApiProblem of(HttpStatus status, String detail, Map<String, ?> more) {
        ApiProblem problem = of(status, detail);
        more.forEach(problem.getBody()::setProperty);
        return problem;
    }

    /** A parameter that cannot be read, or that leads nowhere. */
    public static ApiProblem parameter(String name, String detail) {
        return of(HttpStatus.BAD_REQUEST, detail, Map.of("parameter", name));
    }

    /** The same with a header of its own. */
    public ApiProblem with(String header, String value) {
        getHeaders().set(header, value);
        return this;
    }

    /** Whether whoever asks at a path is a program. */
    static boolean isWanted(String path) {
        return path.startsWith(PROGRAMS);
    }

    static ResponseEntity<ProblemDetail> answer(HttpStatusCode status, String path) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        try {
            problem.setInstance(new URI(path));
        } catch (URISyntaxException unreadable) {
            // What is no address needs no name.
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
