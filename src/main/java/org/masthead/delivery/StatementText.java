package org.masthead.delivery;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a statement's words tell. Every word that is a table's name counts, also where it means something else: a page
 * is then dropped once too often, and never too seldom.
 *
 * @param words all there are, in lower case
 * @param writes whether it may change something
 */
record StatementText(Set<String> words, boolean writes) {

    private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_]*", Pattern.CASE_INSENSITIVE);
    private static final Set<String> WRITING = Set.of("insert", "update", "delete", "truncate", "merge", "call", "do");

    static StatementText of(String sql) {
        Set<String> words = WORD.matcher(sql)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return new StatementText(words, !Collections.disjoint(words, WRITING));
    }
}
