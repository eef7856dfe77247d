package org.masthead.arrival;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who signed a post. WordPress knows one author; where the export is one of Masthead's own, a field has every name of
 * the byline.
 */
final class WordpressByline {

    /** Before the name of somebody who has no login there. */
    static final String NAMED = "~";

    private WordpressByline() {}

    /**
     * @param creator the login of the author; may be empty
     * @param signed names, one a line; or all in one line, with commas
     * @param logins by names
     */
    static List<Arrival.Author> of(String creator, String signed, Map<String, String> logins) {
        List<String> names = names(signed, logins);
        if (names.isEmpty()) {
            return creator.isEmpty() ? List.of() : List.of(new Arrival.Author(creator, "", creator));
        }
        String own = logins.entrySet().stream()
                .filter(each -> each.getValue().equals(creator))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        return names.stream()
                .map(name -> new Arrival.Author(
                        !name.isEmpty() && name.equals(own) ? creator : logins.getOrDefault(name, NAMED + name),
                        "",
                        name))
                .toList();
    }

    private static List<String> names(String signed, Map<String, String> logins) {
        boolean oneLine = signed.indexOf('\n') < 0 && !logins.containsKey(signed.strip());
        return Stream.of(signed.split(oneLine ? ",\\s" : "\n"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
