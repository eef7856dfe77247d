package org.masthead.comment;

import jakarta.servlet.http.HttpServletRequest;

/** Knows who proved to hold an e-mail address in the browser that a request comes from. */
public interface CommenterIdentity {

    /** Whether whoever sends this request proved to hold the address, and goes by the name that belongs to it. */
    boolean isConfirmed(HttpServletRequest request, CommentWords words);
}
