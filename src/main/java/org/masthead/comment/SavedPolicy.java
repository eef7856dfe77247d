package org.masthead.comment;

import org.jspecify.annotations.Nullable;
import org.masthead.site.Furniture;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The policy as the desk saved it; until then the configuration speaks. */
@Component
class SavedPolicy implements Furniture<DiscussionPolicy> {

    private final DiscussionPolicy defaults;
    private final JsonMapper json = JsonMapper.builder().build();
    private volatile Understood newest;

    SavedPolicy(CommentSettings settings) {
        this.defaults = DiscussionPolicy.of(settings);
        this.newest = new Understood("{}", defaults);
    }

    /** What was understood of a text. */
    private record Understood(String saved, DiscussionPolicy policy) {}

    @Override
    public String query() {
        return "select policy from discussion_policy";
    }

    /** What was saved before a setting existed has its default. */
    @Override
    public DiscussionPolicy read(@Nullable String value) {
        if (value == null) {
            return defaults;
        }
        Understood known = newest;
        if (!known.saved().equals(value)) {
            ObjectNode merged = json.valueToTree(defaults);
            lay((ObjectNode) json.readTree(value), merged);
            known = new Understood(value, json.treeToValue(merged, DiscussionPolicy.class));
            newest = known;
        }
        return known.policy();
    }

    String write(DiscussionPolicy policy) {
        return json.writeValueAsString(policy);
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
