package org.masthead.media;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such picture, or not in that size, or no longer. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class PictureNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PictureNotFound() {}
}
