package org.masthead.section;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such section or tag, or no longer. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotOnFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotOnFile() {}
}
