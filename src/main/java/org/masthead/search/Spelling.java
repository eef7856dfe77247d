package org.masthead.search;

import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * "Did you mean": for words that no live story has, the nearest that one has. Nothing is offered that would find
 * nothing, and no word that stands in drafts alone.
 */
@Component
@Transactional(readOnly = true, timeout = 10)
class Spelling {

    private static final int WORDS_AT_MOST = 6;

    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}-])[\\p{L}\\p{M}]{4,30}(?![\\p{L}\\p{M}\\p{N}])");

    private final JdbcClient jdbc;
    private final StorySearch search;
    private final Clock clock;

    Spelling(JdbcClient jdbc, StorySearch search, Clock clock) {
        this.jdbc = jdbc;
        this.search = search;
        this.clock = clock;
    }

    /** The question as it was probably meant, in the words of the site's stories. */
    Optional<Question> correct(Question question, StorySearch.Reading reading) {
        Set<String> typed = WORD.matcher(question.words())
                .results()
                .map(found -> plain(found.group()))
                .limit(WORDS_AT_MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> unknown = typed.isEmpty() ? List.of() : unknown(typed, reading.language());
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<Near>> near = near(unknown, reading.language());
        String corrected = WORD.matcher(question.words()).replaceAll(found -> {
            String nearest = nearest(plain(found.group()), near);
            return Matcher.quoteReplacement(nearest == null ? found.group() : nearest);
        });
        Question meant = question.withWords(corrected);
        return corrected.equals(question.words()) || !search.finds(meant, reading)
                ? Optional.empty()
                : Optional.of(meant);
    }

    private record Near(String typed, String word) {}

    private List<String> unknown(Set<String> typed, String language) {
        return jdbc.sql("""
                        select typed from unnest(:typed) typed
                        where numnode(plainto_tsquery(cast(:language as regconfig), typed)) > 0 and not exists (
                            select from search_entry e
                            where e.words @@ plainto_tsquery(cast(:language as regconfig), typed)
                              and e.published_at <= :now)
                        """)
                .param("typed", typed.toArray(String[]::new))
                .param("language", language)
                .param("now", now())
                .query(String.class)
                .list();
    }

    /** The default threshold of similarity would miss a swapped pair of letters. */
    private Map<String, List<Near>> near(List<String> unknown, String language) {
        jdbc.sql("select set_config('pg_trgm.similarity_threshold', '0.2', true)")
                .query(String.class)
                .single();
        return jdbc
                .sql("""
                        select typed, near.word
                        from unnest(:unknown) typed cross join lateral (
                            select w.word, similarity(w.word, typed) as similarity from search_word w
                            where w.word % typed order by similarity desc, w.word limit 15) near
                        where exists (select from search_entry e
                                      where e.words @@ plainto_tsquery(cast(:language as regconfig), near.word)
                                        and e.published_at <= :now)
                        order by near.similarity desc, near.word
                        """)
                .param("unknown", unknown.toArray(String[]::new))
                .param("language", language)
                .param("now", now())
                .query((row, number) -> new Near(row.getString("typed"), row.getString("word")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Near::typed));
    }

    /** Few letters leave little room for mistakes: one in four or five, two in six to eight, three in more. */
    private static @Nullable String nearest(String typed, Map<String, List<Near>> near) {
        int allowed = typed.length() < 6 ? 1 : typed.length() < 9 ? 2 : 3;
        String nearest = null;
        for (Near each : near.getOrDefault(typed, List.of())) {
            int distance = distance(typed, each.word());
            if (distance <= allowed) {
                nearest = each.word();
                allowed = distance - 1;
            }
        }
        return nearest;
    }

    /** How many letters are wrong, missing, too many, or swapped with their neighbour. */
    static int distance(String one, String other) {
        int[][] distance = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                int wrong = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int least =
                        Math.min(distance[i - 1][j - 1] + wrong, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    least = Math.min(least, distance[i - 2][j - 2] + 1);
                }
                distance[i][j] = least;
            }
        }
        return distance[one.length()][other.length()];
    }

    private static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
