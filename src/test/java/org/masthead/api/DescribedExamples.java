package org.masthead.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whole answers, put together of what the fields have for examples. */
final class DescribedExamples {

    private static final String MOMENT = "2026-11-24T12:00:00Z";

    private final OpenAPI api;

    DescribedExamples(OpenAPI api) {
        this.api = api;
    }

    void add() {
        api.getPaths()
                .values()
                .forEach(doors -> doors.readOperations().forEach(operation -> {
                    operation.getResponses().forEach((status, answer) -> {
                        if (answer.getContent() != null) {
                            answer.getContent().values().forEach(content -> add(content, true));
                        }
                    });
                    if (operation.getRequestBody() != null) {
                        operation.getRequestBody().getContent().forEach((type, content) -> {
                            if (type.endsWith("json")) {
                                add(content, false);
                            }
                        });
                    }
                }));
    }

    private void add(MediaType content, boolean whole) {
        if (content.getSchema() != null && content.getExample() == null) {
            content.setExample(of(content.getSchema(), whole));
        }
    }

    /** @param whole whether each field is there: an answer has all, while what is sent may leave most out */
    private @Nullable Object of(Schema<?> schema, boolean whole) {
        if (schema.get$ref() != null) {
            return of(api.getComponents().getSchemas().get(schema.get$ref().replaceFirst("^.*/", "")), whole);
        }
        if (schema.getExample() != null && !(whole && schema.getProperties() != null)) {
            return schema.getExample();
        }
        if (schema.getOneOf() != null) {
            return of(schema.getOneOf().get(0), whole);
        }
        Set<String> types = schema.getTypes() == null ? Set.of(String.valueOf(schema.getType())) : schema.getTypes();
        if (schema.getProperties() != null) {
            Map<String, Object> fields = new LinkedHashMap<>();
            schema.getProperties()
                    .forEach((name, property) ->
                            fields.put(name, name.equals("next") ? null : of((Schema<?>) property, whole)));
            return fields;
        }
        if (types.contains("array")) {
            return Collections.singletonList(of(schema.getItems(), whole));
        }
        if (types.contains("null")) {
            return null;
        }
        return types.contains("boolean")
                ? (Object) false
                : types.contains("integer") ? (Object) 1 : "date-time".equals(schema.getFormat()) ? MOMENT : "";
    }
}
