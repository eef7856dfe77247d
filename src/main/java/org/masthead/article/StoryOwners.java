package org.masthead.article;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.right.Extent;
import org.masthead.right.Right;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands stories from one person to another: somebody leaves, their work stays. */
@Service
public class StoryOwners {

    private static final String MAY_HAVE_IT = """
            k.status = 'ACTIVE' and k.role = any (:roles)
            and (not exists (select from account_section s where s.account_id = k.id)
                 or exists (select from account_section s
                            where s.account_id = k.id and s.section_id = a.section_id))
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    StoryOwners(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Somebody who has a story, or may be handed it.
     *
     * @param mine whether it is theirs
     */
    public record Owner(long id, String name, boolean mine) {}

    /** Whom a story may be handed to, and whose it is, by name: those who write, in its section. */
    @Transactional(readOnly = true)
    public List<Owner> of(long article) {
        return jdbc.sql("""
                        select k.id, k.name, coalesce(k.id = a.owner_id, false) as mine
                        from article a cross join account k
                        where a.id = :id and (k.id = a.owner_id or\s""" + MAY_HAVE_IT + ") order by k.name, k.id")
                .param("id", article)
                .param("roles", writers())
                .query(Owner.class)
                .list();
    }

    /**
     * Hands over one story.
     *
     * @return the name of the new owner; nothing where they may not have it
     */
    @Transactional
    public Optional<String> handOver(long article, long to) {
        return jdbc.sql("""
                        update article a set owner_id = k.id from account k
                        where a.id = :id and k.id = :to and\s""" + MAY_HAVE_IT + " returning k.name")
                .param("id", article)
                .param("to", to)
                .param("roles", writers())
                .query(String.class)
                .optional();
    }

    private static String[] writers() {
        return Arrays.stream(Role.values())
                .filter(role -> role.extentOf(Right.WRITE_STORIES) != Extent.NONE)
                .map(Role::name)
                .toArray(String[]::new);
    }

    /**
     * Hands over everything that somebody has.
     *
     * @return how many stories; none where the new owner may not enter the desk
     */
    @Transactional
    int handOver(long from, long to, DeskUser actor) {
        int handed = jdbc.sql("""
                        update article set owner_id = :to where owner_id = :from and :from <> :to
                          and exists (select from account where id = :to and status = 'ACTIVE')""").param("from", from).param("to", to).update();
        if (handed > 0) {
            events.publishEvent(new StoriesHandedOver(actor.id(), from, to, handed));
        }
        return handed;
    }
}
