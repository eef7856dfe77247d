package org.masthead.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where pages come from, as readers get them. */
interface PublicPages {

    /** @param address path and query, as a link has it */
    Answer get(String address) throws IOException;

    /** What a reader gets. */
    record Answer(int status, String type, @Nullable String location, byte[] body) {

        boolean isPage() {
            return type.startsWith("text/html");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
