package org.masthead.api;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.web.ApiProblem;
import org.masthead.web.Listing;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/** The fields that a program wants to be told, named in the address; all where it names none. */
final class AskedFields {

    static final String PARAMETER = "fields";

    private AskedFields() {}

    /**
     * Reads them.
     *
     * @return null for all
     * @throws ApiProblem where one is named that there is not
     */
    static @Nullable Set<String> of(@Nullable String typed, MethodParameter answer) {
        if (typed == null) {
            return null;
        }
        List<String> there = fieldsOf(answer);
        Set<String> asked = new LinkedHashSet<>(Arrays.asList(typed.split(",", -1)));
        if (!there.containsAll(asked)) {
            throw ApiProblem.parameter(PARAMETER, "fields are some of these, with commas: " + String.join(",", there));
        }
        return asked;
    }

    private static List<String> fieldsOf(MethodParameter answer) {
        ResolvableType type = ResolvableType.forMethodParameter(answer);
        Class<?> item = type.resolve(Object.class) == Listing.class
                ? type.getGeneric(0).resolve(Object.class)
                : type.resolve(Object.class);
        return item.isRecord()
                ? Arrays.stream(item.getRecordComponents())
                        .map(each -> each.getName())
                        .collect(Collectors.toList())
                : List.of();
    }
}
