package org.masthead.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.masthead.web.TypedText;
import org.springframework.util.MultiValueMap;

/**
 * A front as it came from the desk.
 *
 * @param version that the editor started from; one that no front has where it is missing
 * @param words to look for stories with
 * @param move what was asked for: {@code save}, {@code arrange}, or one with a story's number like {@code up:12}
 */
record FrontForm(int version, Arrangement arrangement, String words, String move) {

    static FrontForm of(MultiValueMap<String, String> sent) {
        List<String> articles = sent.getOrDefault("article", List.of());
        List<String> numbers = sent.getOrDefault("number", List.of());
        List<Arrangement.Place> places = new ArrayList<>();
        for (int at = 0; at < articles.size(); at++) {
            String number = at < numbers.size() ? TypedText.line(numbers.get(at)) : "";
            TypedText.number(articles.get(at)).ifPresent(id -> places.add(new Arrangement.Place(id, number)));
        }
        return new FrontForm(
                TypedText.version(sent.getFirst("version")),
                new Arrangement(places),
                words(Objects.requireNonNullElse(sent.getFirst("q"), "")),
                TypedText.line(sent.getFirst("move")));
    }

    /** Words to search with. A NUL is no letter of any headline, and PostgreSQL refuses it. */
    static String words(String typed) {
        return TypedText.line(typed).replace("\0", "");
    }

    boolean saves() {
        return move.equals("save");
    }

    /** The verb of the move. */
    String verb() {
        int colon = move.indexOf(':');
        return colon < 0 ? move : move.substring(0, colon);
    }

    /** The story that the move is about. */
    Optional<Long> story() {
        return TypedText.number(move.substring(move.indexOf(':') + 1));
    }
}
