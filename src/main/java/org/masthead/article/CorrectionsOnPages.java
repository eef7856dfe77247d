package org.masthead.article;

import org.masthead.site.PageFurniture;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** Tells every page whether there are corrections to lead to. */
@ControllerAdvice(annotations = Controller.class)
class CorrectionsOnPages {

    private final AnyCorrections corrections;
    private final PageFurniture furniture;

    CorrectionsOnPages(AnyCorrections corrections, PageFurniture furniture) {
        this.corrections = corrections;
        this.furniture = furniture;
    }

    @ModelAttribute
    void addTo(Model model) {
        model.addAttribute("corrected", new LazyContextVariable<Boolean>() {
            @Override
            protected Boolean loadValue() {
                try {
                    return furniture.of(corrections);
                } catch (DataAccessException | TransactionException unreachable) {
                    // The page that says so must not fail for the same reason.
                    return false;
                }
            }
        });
    }
}
