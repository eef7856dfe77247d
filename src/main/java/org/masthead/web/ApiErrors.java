package org.masthead.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns what goes wrong behind an {@link ApiController} into problems. What is our fault goes on to the error page. */
@RestControllerAdvice(annotations = ApiController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(MethodArgumentTypeMismatchException e) {
        return answer(ApiProblem.parameter(e.getName(), e.getName() + " cannot be read"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException e) {
        return answer(ApiProblem.parameter(e.getParameterName(), e.getParameterName() + " is missing"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
        return answer(ApiProblem.of(HttpStatus.BAD_REQUEST, "the body is not the JSON that is described"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> told(Exception e) throws Exception {
        if (e instanceof ErrorResponse response) {
            return answer(response);
        }
        @Nullable
        ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(e.getClass(), ResponseStatus.class);
        if (status == null) {
            throw e;
        }
        HttpStatus code = status.code();
        return answer(ApiProblem.of(code, code.getReasonPhrase(), Map.of()));
    }

    private static ResponseEntity<ProblemDetail> answer(ErrorResponse response) {
        return ResponseEntity.status(response.getStatusCode())
                .headers(response.getHeaders())
                .contentType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON)
                .body(response.getBody());
    }
}
