package org.masthead.demo;

import org.masthead.command.SiteStarted;
import org.masthead.database.NewsroomDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Plants the demo newsroom on the first start with the embedded database, unless {@code masthead.demo=false}. */
@Component
class DemoStart {

    private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

    private final NewsroomDatabase database;
    private final DemoNewsroom newsroom;
    private final boolean wanted;

    DemoStart(NewsroomDatabase database, DemoNewsroom newsroom, @Value("${masthead.demo:true}") boolean wanted) {
        this.database = database;
        this.newsroom = newsroom;
        this.wanted = wanted;
    }

    /** Before the console says that the site is ready, so that whoever opens it finds something to read. */
    @EventListener(SiteStarted.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void siteIsReady() {
        if (wanted && database.embedded()) {
            try {
                newsroom.plant();
            } catch (RuntimeException e) {
                // A house without a demo is still a house.
                log.warn("The demo newsroom could not be planted", e);
            }
        }
    }
}
