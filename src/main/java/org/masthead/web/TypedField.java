package org.masthead.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;

/**
 * Something that came with a form.
 *
 * @param words whether a person wrote it at length, and wants to see that it is not lost
 */
record TypedField(String name, String value, boolean words) {

    private static final int A_LINE = 60;

    static List<TypedField> of(HttpServletRequest form) {
        return form.getParameterMap().entrySet().stream()
                .flatMap(field -> Arrays.stream(field.getValue()).map(value -> of(field.getKey(), value)))
                .toList();
    }

    private static TypedField of(String name, String value) {
        return new TypedField(name, value, value.length() > A_LINE || value.contains("\n") || name.equals("comment"));
    }
}
