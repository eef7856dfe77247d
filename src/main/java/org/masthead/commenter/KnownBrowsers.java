package org.masthead.commenter;

import jakarta.servlet.http.HttpServletRequest;
import org.masthead.comment.CommentWords;
import org.masthead.comment.CommenterIdentity;
import org.springframework.stereotype.Component;

/** Tells by the cookie of a browser, and by that alone, whether whoever posts proved to hold the address. */
@Component
class KnownBrowsers implements CommenterIdentity {

    private final Devices devices;
    private final CommenterCookies cookies;
    private final Commenters commenters;

    KnownBrowsers(Devices devices, CommenterCookies cookies, Commenters commenters) {
        this.devices = devices;
        this.cookies = cookies;
        this.commenters = commenters;
    }

    @Override
    public boolean isConfirmed(HttpServletRequest request, CommentWords words) {
        return knows(request, words.email()) && commenters.belongs(words.name(), words.email());
    }

    /** Whether an address was proved in this browser. */
    boolean knows(HttpServletRequest request, String email) {
        String token = cookies.known(request);
        return token != null
                && !email.isEmpty()
                && devices.emailOf(token, false).filter(email::equals).isPresent();
    }
}
