package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the application takes for a kind of thing is what the database tells changes of. */
@NewsroomTest
class IngredientTests {

    private static final List<String> BY_FUNCTIONS_OF_THEIR_OWN = List.of("article", "comment");

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyTableThatPagesAreMadeOfTellsOfWhateverHappensToIt() {
        List<String> expected = new ArrayList<>();
        for (Ingredient kind : Ingredient.values()) {
            for (String table : kind.tables()) {
                for (String event : List.of("_tells_pages", "_tells_pages_of_new", "_tells_pages_of_old")) {
                    expected.add(table + event + " " + (BY_FUNCTIONS_OF_THEIR_OWN.contains(table) ? "" : kind.part()));
                }
            }
        }
        assertThat(jdbc.sql("""
                        select tgname || ' ' || coalesce(split_part(encode(tgargs, 'escape'), '\\000', 1), '')
                        from pg_trigger where tgname ~ '_tells_pages'
                        """).query(String.class).list()).containsExactlyInAnyOrderElementsOf(expected);
    }
}
