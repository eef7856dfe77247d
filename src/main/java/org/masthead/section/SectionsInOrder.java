package org.masthead.section;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.site.Furniture;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All sections in the order of the navigation, as the head and foot of every page show them. */
@Component
class SectionsInOrder implements Furniture<List<SectionLabel>> {

    private static final TypeReference<List<SectionLabel>> LABELS = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public String query() {
        return """
                select json_agg(json_build_object('id', id, 'name', name, 'slug', slug, 'summary', summary)
                                order by position, id) from section
                """;
    }

    @Override
    public List<SectionLabel> read(@Nullable String value) {
        return value == null ? List.of() : json.readValue(value, LABELS);
    }
}
