package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is remembered is what the database says, and costs no statement as long as it says the same. */
@LiveNewsroomTest
class MemoryTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Memory memory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Stories stories;

    @Autowired
    private ClassDatabase database;

    @Autowired
    private TransactionTemplate transactions;

    private Article article;
    private Function<Long, Optional<String>> headline;

    @BeforeEach
    void publish() {
        article = stories.write("Pier " + NUMBER.incrementAndGet()).publish();
        headline = memory.of(
                10,
                id -> jdbc.sql("select headline from article where id = ?")
                        .param(id)
                        .query(String.class)
                        .optional());
    }

    @Test
    void nothingIsReadTwiceThatHolds() {
        headline.apply(article.getId());
        assertThat(database.statementsOf(() -> headline.apply(article.getId()))).isEmpty();
    }

    @Test
    void whatWasChangedIsReadAnew() {
        assertThat(headline.apply(article.getId())).hasValue(article.getHeadline());
        rename("Pier to be closed");
        assertThat(headline.apply(article.getId())).hasValue("Pier to be closed");
    }

    @Test
    void whatWasNotThereIsFoundOnceItIs() {
        Function<String, Optional<Long>> story = memory.of(
                10,
                words -> jdbc.sql("select id from article where headline = ?")
                        .param(words)
                        .query(Long.class)
                        .optional());
        assertThat(story.apply("Bridge to be painted")).isEmpty();
        Article painted = stories.write("Bridge to be painted").publish();
        assertThat(story.apply("Bridge to be painted")).hasValue(painted.getId());
    }

    @Test
    void whatATransactionTookBackIsNotRemembered() {
        transactions.executeWithoutResult(status -> {
            rename("Pier to be sold");
            assertThat(headline.apply(article.getId())).hasValue("Pier to be sold");
            status.setRollbackOnly();
        });
        assertThat(headline.apply(article.getId())).hasValue(article.getHeadline());
    }

    @Test
    void whatDoesNotTellOfItsChangesIsReadEachTime() {
        Function<String, Long> entries = memory.of(
                1,
                kind -> jdbc.sql("select count(*) from audit_entry where kind = ?")
                        .param(kind)
                        .query(Long.class)
                        .single());
        entries.apply("article");
        assertThat(database.statementsOf(() -> entries.apply("article"))).hasSize(1);
    }

    private void rename(String words) {
        jdbc.sql("update article set headline = ? where id = ?")
                .params(words, article.getId())
                .update();
    }
}
