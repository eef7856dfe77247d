package org.masthead.demo;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** Tells the desk whether the demo newsroom still stands; asked only by a page that offers to remove it. */
@ControllerAdvice(annotations = Controller.class)
class DemoOnPages {

    private final DemoMarks marks;

    DemoOnPages(DemoMarks marks) {
        this.marks = marks;
    }

    @ModelAttribute
    void addTo(Model model) {
        model.addAttribute("demo", new LazyContextVariable<Boolean>() {
            @Override
            protected Boolean loadValue() {
                return marks.isPlanted();
            }
        });
    }
}
