package org.masthead.account;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every desk page who is signed in. On public pages it is nobody, whoever reads. */
@ControllerAdvice(annotations = Controller.class)
class DeskUserInPages {

    @ModelAttribute("user")
    @Nullable
    DeskUser user(@AuthenticationPrincipal @Nullable DeskUser user) {
        return user;
    }
}
