package org.masthead.moderation;

import jakarta.servlet.http.HttpServletRequest;
import org.masthead.account.DeskUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** The number beside "Moderation" in the desk's rail; counted only by a page that prints it. */
@ControllerAdvice(annotations = Controller.class)
class PendingReplies {

    private final QueueCounts counts;

    PendingReplies(QueueCounts counts) {
        this.counts = counts;
    }

    @ModelAttribute
    void addTo(HttpServletRequest request, Model model) {
        model.addAttribute("pendingReplies", new LazyContextVariable<Long>() {
            @Override
            protected Long loadValue() {
                return DeskUser.of(request).map(counts::waiting).orElse(0L);
            }
        });
    }
}
