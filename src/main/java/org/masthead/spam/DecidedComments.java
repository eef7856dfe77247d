package org.masthead.spam;

import java.util.List;
import java.util.stream.Stream;
import org.masthead.comment.CommentWords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What moderators decided, newest first, as examples to learn from. The same words many times over, as a flood leaves
 * them behind, are one example; neither kind crowds the other out.
 */
@Component
class DecidedComments {

    private static final int OF_EACH_KIND = 2_500;
    private static final int LOOKED_AT = 4 * OF_EACH_KIND;

    private static final String SPAM = "(c.status = 'SPAM' or c.status = 'REMOVED' and c.reason = 'SPAM')";
    private static final String ABUSE = "c.status = 'REMOVED' and c.reason = 'ABUSIVE'";
    private static final String GOOD = "c.status = 'APPROVED'";

    private final JdbcClient jdbc;

    DecidedComments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes with every decision. */
    String stamp() {
        return jdbc.sql("""
                        select decided_at || ' ' || id from comment where decided_by is not null
                        order by decided_at desc, id desc limit 1
                        """).query(String.class).optional().orElse("");
    }

    List<LearntModel.Example> spamOrNot() {
        return Stream.concat(
                        newest(SPAM).stream().map(words -> new LearntModel.Example(LearningFilter.text(words), true)),
                        newest(GOOD).stream().map(words -> new LearntModel.Example(LearningFilter.text(words), false)))
                .toList();
    }

    List<LearntModel.Example> abusiveOrNot() {
        return Stream.concat(
                        newest(ABUSE).stream().map(words -> new LearntModel.Example(words.body(), true)),
                        newest(GOOD).stream().map(words -> new LearntModel.Example(words.body(), false)))
                .toList();
    }

    private List<CommentWords> newest(String kind) {
        return jdbc.sql("""
                        select author_name, author_website, body from (
                            select distinct on (body) author_name, author_website, body, decided_at from (
                                select c.author_name, c.author_website, c.body, c.decided_at from comment c
                                where c.decided_by is not null and c.account_id is null and %s
                                order by c.decided_at desc, c.id desc limit :looked
                            ) newest order by body, decided_at desc
                        ) different order by decided_at desc limit :count
                        """.formatted(kind))
                .param("looked", LOOKED_AT)
                .param("count", OF_EACH_KIND)
                .query((row, number) -> new CommentWords(
                        row.getString("author_name"), "", row.getString("author_website"), row.getString("body")))
                .list();
    }
}
