package org.masthead.errata;

import jakarta.servlet.http.HttpServletRequest;
import org.masthead.account.DeskUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** The number beside "Reported errors" in the desk's rail; counted only by a page that prints it. */
@ControllerAdvice(annotations = Controller.class)
class ReportedErrors {

    private final ErrorReports reports;

    ReportedErrors(ErrorReports reports) {
        this.reports = reports;
    }

    @ModelAttribute
    void addTo(HttpServletRequest request, Model model) {
        model.addAttribute("reportedErrors", new LazyContextVariable<Long>() {
            @Override
            protected Long loadValue() {
                return DeskUser.of(request).map(reports::waiting).orElse(0L);
            }
        });
    }
}
