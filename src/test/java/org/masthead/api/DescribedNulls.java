package org.masthead.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.web.Listing;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** Says of every field that may be null that it may be: the code knows, and springdoc does not ask it. */
final class DescribedNulls {

    private static final Schema<?> NULL = typed(Set.of("null"));

    private final OpenAPI api;
    private final Set<String> met = new HashSet<>();

    DescribedNulls(OpenAPI api) {
        this.api = api;
    }

    void say(HandlerMethod door) {
        walk(ResolvableType.forMethodParameter(door.getReturnType()));
        for (var parameter : door.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                walk(ResolvableType.forMethodParameter(parameter));
            }
        }
    }

    private void walk(ResolvableType type) {
        Class<?> raw = type.resolve(Object.class);
        if (raw == ResponseEntity.class || Collection.class.isAssignableFrom(raw)) {
            walk(type.getGeneric(0));
            return;
        }
        Schema<?> schema = raw.isRecord() ? api.getComponents().getSchemas().get(name(type, raw)) : null;
        if (schema == null || schema.getProperties() == null || !met.add(name(type, raw))) {
            return;
        }
        for (RecordComponent field : raw.getRecordComponents()) {
            Schema<?> property = schema.getProperties().get(field.getName());
            if (property != null && field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema.getProperties().put(field.getName(), orNull(property));
            }
            walk(ResolvableType.forType(field.getGenericType(), type));
        }
    }

    private static String name(ResolvableType type, Class<?> raw) {
        if (raw == Listing.class) {
            Class<?> item = type.getGeneric(0).resolve(Object.class);
            return "Listing" + name(type.getGeneric(0), item);
        }
        var named = raw.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return named == null ? raw.getSimpleName() : named.name();
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            Schema<?> either = new Schema<>(SpecVersion.V31);
            either.setOneOf(List.of(schema, NULL));
            return either;
        }
        Set<String> types = new LinkedHashSet<>();
        if (schema.getTypes() != null) {
            types.addAll(schema.getTypes());
        } else if (schema.getType() != null) {
            types.add(schema.getType());
        }
        types.add("null");
        schema.setTypes(types);
        return schema;
    }

    private static Schema<?> typed(Set<String> types) {
        Schema<?> schema = new Schema<>(SpecVersion.V31);
        schema.setTypes(types);
        return schema;
    }
}
