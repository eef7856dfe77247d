package org.masthead.delivery;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a statement's words tell. Every word that is a table's name counts, also where it means something else: a page
 * is then dropped once too often, and never too seldom.
 *
 * @param tables of those there are, which it names
 * @param writes whether it may change something
 */
record StatementText(Set<String> tables, boolean writes) {

    private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_]*", Pattern.CASE_INSENSITIVE);
    private static final Set<String> WRITING = Set.of("insert", "update", "delete", "truncate", "merge", "call", "do");

    static StatementText of(String sql, Set<String> tables) {
        Set<String> named = new HashSet<>();
        boolean writes = false;
        Matcher word = WORD.matcher(sql);
        while (word.find()) {
            String text = word.group().toLowerCase(Locale.ROOT);
            if (tables.contains(text)) {
                named.add(text);
            }
            writes |= WRITING.contains(text);
        }
        return new StatementText(Set.copyOf(named), writes);
    }
}
