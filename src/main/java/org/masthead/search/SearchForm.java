package org.masthead.search;

import java.net.URI;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.web.TypedText;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The form of the search page as it was filled in; a field that was left empty is null in an address and empty here.
 *
 * @param q the words
 * @param section its slug
 * @param author their slug
 * @param from the first day
 * @param to the last day
 */
record SearchForm(String q, String section, String author, String from, String to) {

    static SearchForm of(
            @Nullable String q,
            @Nullable String section,
            @Nullable String author,
            @Nullable String from,
            @Nullable String to) {
        return new SearchForm(
                Normalizer.normalize(TypedText.line(q), Normalizer.Form.NFC),
                TypedText.line(section),
                TypedText.line(author),
                TypedText.line(from),
                TypedText.line(to));
    }

    SearchForm withWords(String words) {
        return new SearchForm(words, section, author, from, to);
    }

    /** The same words everywhere. */
    SearchForm everywhere() {
        return new SearchForm(q, "", "", "", "");
    }

    /** Whether it asks for less than everything. */
    public boolean isNarrowed() {
        return Stream.of(section, author, from, to).anyMatch(field -> !field.isEmpty());
    }

    /** The one address of this question: without the fields that were left empty. */
    public String address() {
        return address(null);
    }

    /** The address of its page after a place. */
    String address(@Nullable String after) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("q", q);
        fields.put("section", section);
        fields.put("author", author);
        fields.put("from", from);
        fields.put("to", to);
        fields.put("after", after == null ? "" : after);
        fields.values().removeIf(String::isEmpty);
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/search");
        fields.keySet().forEach(field -> address.queryParam(field, "{" + field + "}"));
        URI uri = address.encode().buildAndExpand(fields).toUri();
        return uri.toString();
    }
}
