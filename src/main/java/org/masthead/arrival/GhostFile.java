package org.masthead.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Ghost exports: tables of a database as JSON, in {@code db[0].data} or, in old versions, in {@code data}. It is
 * read row by row; Jackson's own limits keep depth and the length of a text in bounds.
 */
final class GhostFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            // A row ends where the next begins.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ArrivalFile file;

    GhostFile(ArrivalFile file) {
        this.file = file;
    }

    /** Takes a row of a table. */
    @FunctionalInterface
    interface RowTaker {
        void take(String table, JsonNode row) throws IOException, ArrivalFailed;
    }

    /** Reads the rows of some tables, in the order of the file; of the others it only tells that there are rows. */
    void read(Set<String> tables, RowTaker taker) throws IOException, ArrivalFailed {
        boolean found = false;
        try (InputStream content = file.open();
                JsonParser json = JSON.createParser(content)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                found = root(json, tables, taker);
            }
            while (json.nextToken() != null) {
                json.skipChildren();
            }
        } catch (JacksonException damaged) {
            throw failure(damaged);
        }
        if (!found) {
            throw new ArrivalFailed(
                    "The file cannot be read: this is no export of Ghost, as there is no data with posts");
        }
    }

    private static boolean root(JsonParser json, Set<String> tables, RowTaker taker) throws IOException, ArrivalFailed {
        boolean found = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("db") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    found |= root(json, tables, taker);
                }
            } else if (name.equals("data") && value == JsonToken.START_OBJECT) {
                found |= data(json, tables, taker);
            } else {
                json.skipChildren();
            }
        }
        return found;
    }

    private static boolean data(JsonParser json, Set<String> tables, RowTaker taker) throws IOException, ArrivalFailed {
        boolean posts = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String table = json.currentName();
            posts |= table.equals("posts");
            if (json.nextToken() != JsonToken.START_ARRAY) {
                json.skipChildren();
                continue;
            }
            boolean wanted = tables.contains(table);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (wanted) {
                    taker.take(table, JSON.readTree(json));
                } else {
                    json.skipChildren();
                }
            }
        }
        return posts;
    }

    /** What went wrong, with line and column. */
    static ArrivalFailed failure(JacksonException damaged) {
        TokenStreamLocation place = damaged.getLocation();
        String message = damaged.getOriginalMessage().replaceAll("\\s*\\n\\s*", " ");
        return place == null
                ? new ArrivalFailed("The file cannot be read: " + message, damaged)
                : ArrivalFailed.at(place.getLineNr(), place.getColumnNr(), message, damaged);
    }
}
