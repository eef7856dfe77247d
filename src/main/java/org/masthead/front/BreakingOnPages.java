package org.masthead.front;

import org.jspecify.annotations.Nullable;
import org.masthead.site.PageFurniture;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** The strip at the head of every public page; read only by a page that prints it. */
@ControllerAdvice(annotations = Controller.class)
class BreakingOnPages {

    private final StripNow strip;
    private final PageFurniture furniture;

    BreakingOnPages(StripNow strip, PageFurniture furniture) {
        this.strip = strip;
        this.furniture = furniture;
    }

    @ModelAttribute
    void addTo(Model model) {
        model.addAttribute("breaking", new LazyContextVariable<@Nullable BreakingStrip>() {
            @Override
            protected @Nullable BreakingStrip loadValue() {
                try {
                    return furniture.of(strip).orElse(null);
                } catch (DataAccessException | TransactionException unreachable) {
                    // A page that can be shown without the database must not fail for its strip.
                    return null;
                }
            }
        });
    }
}
