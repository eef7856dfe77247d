package org.masthead;

import org.masthead.command.SiteStarted;
import org.masthead.database.NewsroomDatabase;
import org.masthead.site.SiteSettings;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the operator, once the site answers, where it is, what it runs on and what to do next. */
@Component
class StartUpNotice {

    private final SiteSettings site;
    private final NewsroomDatabase database;

    StartUpNotice(SiteSettings site, NewsroomDatabase database) {
        this.site = site;
        this.database = database;
    }

    @EventListener(SiteStarted.class)
    void siteIsReady() {
        System.out.println(text());
    }

    String text() {
        return """

                Masthead%s is ready: %s
                  Database  %s
                  Data      %s
                  Next      Write at %s/desk
                """.formatted(version(), site.address(), database.description(), database.home(), site.address());
    }

    /** Only a packed Masthead knows its version. */
    private static String version() {
        String version = MastheadApplication.class.getPackage().getImplementationVersion();
        return version == null ? "" : " " + version;
    }
}
