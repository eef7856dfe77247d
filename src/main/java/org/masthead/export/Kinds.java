package org.masthead.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that a site consists of. A new table has its place here: as a kind, or with the reason why it has none.
 */
@Component
class Kinds {

    private final Everything everything;

    Kinds(JsonMapper json) {
        try (InputStream file = new ClassPathResource("export/kinds.json").getInputStream()) {
            everything = json.readValue(file, Everything.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Everything(List<Kind> kinds, Map<String, String> leftOut) {}

    List<Kind> all() {
        return everything.kinds();
    }

    /** Those that are written. */
    List<Kind> written(boolean addresses) {
        return all().stream().filter(kind -> addresses || !kind.asked()).toList();
    }

    /** Tables that are not exported, with why. */
    Map<String, String> leftOut() {
        return everything.leftOut();
    }
}
