package org.masthead.search;

import org.masthead.site.SiteChanged;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Has the stories read in a new language as soon as an administrator has chosen it. The node that saved it begins at
 * once, without keeping the administrator; the other nodes join in when their turn comes.
 */
@Component
class LanguageListener {

    private final SearchUpkeep upkeep;
    private final TaskExecutor background;

    LanguageListener(SearchUpkeep upkeep, @Qualifier("applicationTaskExecutor") TaskExecutor background) {
        this.upkeep = upkeep;
        this.background = background;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void siteChanged(SiteChanged change) {
        if (change.ofLanguage()) {
            background.execute(upkeep::catchUp);
        }
    }
}
