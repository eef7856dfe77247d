package org.masthead.web;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The answer to a form of the desk that was carried out: on to a page, so that a reload sends nothing twice. */
public final class SeeOther {

    private SeeOther() {}

    /** Where what was done is told in another way. */
    public static ModelAndView to(String address) {
        return new ModelAndView("redirect:" + address, HttpStatus.SEE_OTHER);
    }

    /** With a notice at the head of that page. */
    public static ModelAndView to(
            String address, RedirectAttributes flash, MessageSource messages, String noticeKey, Object... arguments) {
        flash.addFlashAttribute("notice", messages.getMessage(noticeKey, arguments, LocaleContextHolder.getLocale()));
        return to(address);
    }
}
