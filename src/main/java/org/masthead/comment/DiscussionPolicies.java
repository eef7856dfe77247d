package org.masthead.comment;

import java.time.Clock;
import java.time.ZoneOffset;
import org.masthead.article.Discussion;
import org.masthead.article.NewStories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the policy lies once the desk has saved one; until then the configuration speaks. It is read once for a request
 * that needs it, so that a change holds at once on every node.
 */
@Repository
public class DiscussionPolicies implements NewStories {

    private static final String KNOWN = DiscussionPolicies.class.getName();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final DiscussionPolicy defaults;
    private final JsonMapper json = JsonMapper.builder().build();
    private volatile Read newest;

    DiscussionPolicies(JdbcClient jdbc, Clock clock, CommentSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.defaults = DiscussionPolicy.of(settings);
        this.newest = new Read("{}", defaults);
    }

    /** What was understood of a text. */
    private record Read(String saved, DiscussionPolicy policy) {}

    /**
     * A policy and how often it was saved.
     *
     * @param version for {@link #save}
     */
    public record Version(int version, DiscussionPolicy policy) {}

    /** The policy that holds now. */
    public DiscussionPolicy now() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return find().policy();
        }
        if (request.getAttribute(KNOWN, RequestAttributes.SCOPE_REQUEST) instanceof DiscussionPolicy known) {
            return known;
        }
        DiscussionPolicy policy = find().policy();
        request.setAttribute(KNOWN, policy, RequestAttributes.SCOPE_REQUEST);
        return policy;
    }

    @Override
    public Discussion discussion() {
        return now().openByDefault() ? Discussion.OPEN : Discussion.CLOSED;
    }

    /** The policy and its version, which is 0 where none was saved. */
    public Version find() {
        return jdbc.sql("select version, policy from discussion_policy")
                .query((row, number) -> new Version(row.getInt("version"), read(row.getString("policy"))))
                .optional()
                .orElseGet(() -> new Version(0, defaults));
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
                        .param("policy", json.writeValueAsString(policy))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** What was saved before a setting existed has its default. */
    private DiscussionPolicy read(String saved) {
        Read known = newest;
        if (!known.saved().equals(saved)) {
            ObjectNode merged = json.valueToTree(defaults);
            lay((ObjectNode) json.readTree(saved), merged);
            known = new Read(saved, json.treeToValue(merged, DiscussionPolicy.class));
            newest = known;
        }
        return known.policy();
    }

    private static void lay(ObjectNode over, ObjectNode base) {
        over.properties().forEach(entry -> {
            JsonNode below = base.get(entry.getKey());
            if (below instanceof ObjectNode object && entry.getValue() instanceof ObjectNode more) {
                lay(more, object);
            } else if (below != null) {
                base.set(entry.getKey(), entry.getValue());
            }
        });
    }
}
