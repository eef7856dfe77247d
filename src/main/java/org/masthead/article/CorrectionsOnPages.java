package org.masthead.article;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** Whether the foot of every page leads to the corrections: not while there are none. Asked once a minute at most. */
@ControllerAdvice(annotations = Controller.class)
class CorrectionsOnPages {

    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final LiveCorrections corrections;
    private final Clock clock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    CorrectionsOnPages(LiveCorrections corrections, Clock clock) {
        this.corrections = corrections;
        this.clock = clock;
    }

    private record Known(boolean any, Instant at) {}

    @ModelAttribute
    void addTo(Model model) {
        model.addAttribute("corrected", new LazyContextVariable<Boolean>() {
            @Override
            protected Boolean loadValue() {
                return any();
            }
        });
    }

    @TransactionalEventListener(fallbackExecution = true)
    void askAgain(StoryCorrected news) {
        known.set(null);
    }

    private boolean any() {
        Instant now = clock.instant();
        Known last = known.get();
        if (last == null || Duration.between(last.at(), now).abs().compareTo(KNOWN_FOR) > 0) {
            last = new Known(corrections.any(), now);
            known.set(last);
        }
        return last.any();
    }
}
