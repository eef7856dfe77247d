package org.masthead.command;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the rooms that a site has started, unless it is only a command that runs. */
@Component
class SiteStart {

    private final ApplicationEventPublisher events;

    SiteStart(ApplicationEventPublisher events) {
        this.events = events;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!event.getApplicationContext().getEnvironment().containsProperty(CommandLine.SETTING)) {
            events.publishEvent(new SiteStarted());
        }
    }
}
