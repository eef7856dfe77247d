package org.masthead.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Compares values with the schemas of the API, as far as these go: types, moments, fields and what they refer to.
 *
 * @param description whose schemas are referred to
 */
record SchemaFit(JsonNode description) {

    /** What does not fit; nothing where all does. */
    List<String> misfits(JsonNode schema, JsonNode value, boolean whole) {
        List<String> misfits = new ArrayList<>();
        look(schema, value, whole, "", misfits);
        return misfits;
    }

    private void look(JsonNode schema, JsonNode value, boolean whole, String at, List<String> misfits) {
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            look(description.at(reference.substring(1)), value, whole, at, misfits);
            return;
        }
        if (schema.has("oneOf")) {
            boolean fits = schema.path("oneOf")
                    .valueStream()
                    .anyMatch(each -> misfits(each, value, whole).isEmpty());
            if (!fits) {
                misfits.add(at + " is none of the kinds");
            }
            return;
        }
        JsonNode type = schema.path("type");
        boolean typed = type.isArray()
                ? type.valueStream().anyMatch(each -> is(each.asString(), value))
                : is(type.asString(""), value);
        if (!typed) {
            misfits.add(at + " is " + value + " and not " + type);
        } else if (value.isObject()) {
            fields(schema.path("properties"), value, whole, at, misfits);
        } else if (value.isArray()) {
            value.forEach(each -> look(schema.path("items"), each, whole, at + "[]", misfits));
        } else if (value.isString() && schema.path("format").asString("").equals("date-time") && !isMoment(value)) {
            misfits.add(at + " is no moment: " + value);
        }
    }

    private void fields(JsonNode fields, JsonNode value, boolean whole, String at, List<String> misfits) {
        value.properties().forEach(each -> {
            if (fields.has(each.getKey())) {
                look(fields.path(each.getKey()), each.getValue(), whole, at + "." + each.getKey(), misfits);
            } else {
                misfits.add(at + "." + each.getKey() + " is not described");
            }
        });
        if (whole) {
            fields.propertyNames().stream()
                    .filter(name -> !value.has(name))
                    .forEach(name -> misfits.add(at + "." + name + " is missing"));
        }
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private static boolean isMoment(JsonNode value) {
        try {
            Instant.parse(value.asString());
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
