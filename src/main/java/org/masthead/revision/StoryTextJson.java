package org.masthead.revision;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Texts on their way into a jsonb column and back. */
final class StoryTextJson {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};

    private StoryTextJson() {}

    /** PostgreSQL has no NUL in its texts; a working copy is kept as it was typed but for that. */
    static String write(StoryText text) {
        Map<String, List<String>> fields = new TreeMap<>();
        text.fields()
                .forEach((name, values) -> fields.put(
                        name,
                        values.stream().map(each -> each.replace("\0", "")).toList()));
        return MAPPER.writeValueAsString(fields);
    }

    static StoryText read(String json) {
        return new StoryText(MAPPER.readValue(json, FIELDS));
    }
}
