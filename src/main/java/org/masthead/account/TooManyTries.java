package org.masthead.account;

import org.masthead.web.RateLimit;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Passwords were tried too often from one place. */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
final class TooManyTries extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyTries(RateLimit.Verdict verdict) {
        super("too many tries", null, false, false);
        this.seconds = verdict.seconds();
    }

    long seconds() {
        return seconds;
    }
}
