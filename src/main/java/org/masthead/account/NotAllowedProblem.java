package org.masthead.account;

import java.util.Map;
import org.masthead.web.ApiController;
import org.masthead.web.ApiProblem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says to programs which right the owner of their token lacks. */
@RestControllerAdvice(annotations = ApiController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class NotAllowedProblem {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(NotAllowed refusal) {
        String detail = refusal.elsewhere()
                ? "the owner of the token does not work in this section"
                : "the owner of the token has not the right that this needs";
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ApiProblem.of(HttpStatus.FORBIDDEN, detail, Map.of("right", refusal.key()))
                        .getBody());
    }
}
