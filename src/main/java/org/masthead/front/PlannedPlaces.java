package org.masthead.front;

import org.masthead.article.ChangeSetApplied;
import org.masthead.article.Placement;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives stories the places on the fronts that were planned for a moment, within the transaction of their change. */
@Component
class PlannedPlaces {

    private final Fronts fronts;
    private final JdbcClient jdbc;

    PlannedPlaces(Fronts fronts, JdbcClient jdbc) {
        this.fronts = fronts;
        this.jdbc = jdbc;
    }

    @EventListener
    void place(ChangeSetApplied change) {
        Placement placement = change.placement();
        if (placement.frontPage() != null) {
            fronts.place(null, change.articleId(), placement.frontPage(), change.account());
        }
        if (placement.sectionLead()) {
            fronts.place(sectionOf(change.articleId()), change.articleId(), 1, change.account());
        }
    }

    private long sectionOf(long article) {
        return jdbc.sql("select section_id from article where id = ?")
                .param(article)
                .query(Long.class)
                .single();
    }
}
