package org.masthead.author;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such author, or no longer. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class AuthorNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AuthorNotFound() {}
}
