package org.masthead.article;

import org.masthead.account.DeskUser;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands stories from one person to another: somebody leaves, their work stays. */
@Service
class StoryOwners {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    StoryOwners(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Hands over everything that somebody has.
     *
     * @return how many stories; none where the new owner may not enter the desk
     */
    @Transactional
    public int handOver(long from, long to, DeskUser actor) {
        int handed = jdbc.sql("""
                        update article set owner_id = :to where owner_id = :from and :from <> :to
                          and exists (select from account where id = :to and status = 'ACTIVE')""").param("from", from).param("to", to).update();
        if (handed > 0) {
            events.publishEvent(new StoriesHandedOver(actor.id(), from, to, handed));
        }
        return handed;
    }
}
