package org.masthead.comment;

import java.time.Clock;
import java.time.ZoneOffset;
import org.masthead.article.Discussion;
import org.masthead.article.NewStories;
import org.masthead.site.PageFurniture;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where the policy lies. It is read once for a request that needs it, so that a change holds at once on every node. */
@Repository
public class DiscussionPolicies implements NewStories {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SavedPolicy saved;
    private final PageFurniture furniture;

    DiscussionPolicies(JdbcClient jdbc, Clock clock, SavedPolicy saved, PageFurniture furniture) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.saved = saved;
        this.furniture = furniture;
    }

    /**
     * A policy and how often it was saved.
     *
     * @param version for {@link #save}
     */
    public record Version(int version, DiscussionPolicy policy) {}

    /** The policy that holds now. */
    public DiscussionPolicy now() {
        return furniture.of(saved);
    }

    @Override
    public Discussion discussion() {
        return now().openByDefault() ? Discussion.OPEN : Discussion.CLOSED;
    }

    /** The policy and its version, which is 0 where none was saved. */
    public Version find() {
        return jdbc.sql("select version, policy from discussion_policy")
                .query((row, number) -> new Version(row.getInt("version"), saved.read(row.getString("policy"))))
                .optional()
                .orElseGet(() -> new Version(0, saved.read(null)));
    }

    /**
     * Saves it, unless somebody else did meanwhile.
     *
     * @param version that the change was made from
     * @return whether it was saved
     */
    @Transactional
    public boolean save(int version, DiscussionPolicy policy) {
        return jdbc.sql(version == 0 ? """
                        insert into discussion_policy (version, policy, saved_at)
                        values (:version + 1, :policy::jsonb, :now) on conflict do nothing
                        """ : """
                        update discussion_policy set version = version + 1, policy = :policy::jsonb, saved_at = :now
                        where version = :version
                        """)
                        .param("version", version)
                        .param("policy", saved.write(policy))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
