package org.masthead.arrival;

import java.io.IOException;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the desk says where an import cannot begin or go on now. */
@Component
class ImportAnswers {

    private final MessageSource messages;

    ImportAnswers(MessageSource messages) {
        this.messages = messages;
    }

    /** Work of the workshop. */
    @FunctionalInterface
    interface Work {
        /** @return the page that shows it */
        String begin() throws IOException, ArrivalFailed;
    }

    /**
     * Has something begun.
     *
     * @param back the page to go back to where it cannot
     * @param file that it needs, and that may be gone
     */
    ModelAndView to(Work work, String back, String file, RedirectAttributes flash) throws IOException {
        try {
            return to(work, back, flash);
        } catch (NotFound gone) {
            return SeeOther.to(back, flash, messages, "arrival.notice.gone", file);
        }
    }

    /** The same with what somebody just brought. */
    ModelAndView to(Work work, String back, RedirectAttributes flash) throws IOException {
        try {
            return SeeOther.to(work.begin());
        } catch (Importer.Busy busy) {
            return SeeOther.to(back, flash, messages, "arrival.notice.busy");
        } catch (ArrivalFailed failed) {
            return SeeOther.to(back, flash, messages, "arrival.notice.failed", String.valueOf(failed.getMessage()));
        }
    }
}
