package org.masthead.revision;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The text of a story as its form has it: values by the name of the field. A field without any value is not in it, so
 * that two texts that read alike are equal.
 */
public record StoryText(Map<String, List<String>> fields) {

    /** Nothing written yet. */
    public static final StoryText EMPTY = new StoryText(Map.of());

    public StoryText {
        Map<String, List<String>> filled = new TreeMap<>();
        fields.forEach((name, values) -> {
            if (values.stream().anyMatch(each -> !each.isEmpty())) {
                filled.put(name, List.copyOf(values));
            }
        });
        fields = Collections.unmodifiableMap(filled);
    }

    /** The values of a field, in order; none where it is empty. */
    public List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** The value of a field that has one; empty where it has none. */
    public String one(String field) {
        List<String> values = all(field);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The same with other values in one field. */
    public StoryText with(String field, List<String> values) {
        Map<String, List<String>> changed = new TreeMap<>(fields);
        changed.put(field, values);
        return new StoryText(changed);
    }

    /** The same without some fields. */
    public StoryText without(Set<String> names) {
        Map<String, List<String>> left = new TreeMap<>(fields);
        left.keySet().removeAll(names);
        return new StoryText(left);
    }

    /** The names of all fields that one of two texts has. */
    static Set<String> names(StoryText one, StoryText other) {
        Set<String> names = new TreeSet<>(one.fields.keySet());
        names.addAll(other.fields.keySet());
        return names;
    }
}
