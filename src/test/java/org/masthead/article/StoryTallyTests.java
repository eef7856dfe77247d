package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is counted along is what counting would find. */
@NewsroomTest
class StoryTallyTests {

    private static final String TALLY = """
            select section_id || ' ' || status || ' ' || sum(number) from article_tally
            group by section_id, status having sum(number) <> 0 order by 1""";

    private static final String COUNTED =
            "select section_id || ' ' || status || ' ' || count(*) from article group by section_id, status order by 1";

    @Autowired
    Stories stories;

    @Autowired
    StoryTally tally;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void writeSome() {
        jdbc.sql("delete from article").update();
        for (int number = 0; number < 12; number++) {
            stories.write("Story " + number).inSection("Section " + number % 3).publish();
        }
    }

    private void agrees() {
        assertThat(lines(TALLY)).isEqualTo(lines(COUNTED));
    }

    private List<String> lines(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    @Test
    void storiesAreCountedWhereverTheyMove() {
        agrees();
        stories.write("Not yet").draft();
        jdbc.sql("update article set status = 'WITHDRAWN', withdrawn_at = now() where id % 2 = 0")
                .update();
        agrees();
        jdbc.sql("update article set section_id = (select min(id) from section)")
                .update();
        agrees();
        jdbc.sql("delete from article where id % 3 = 0").update();
        agrees();
    }

    @Test
    void workOnAStoryThatStaysWhereItIsAddsNoLine() {
        long before =
                jdbc.sql("select count(*) from article_tally").query(Long.class).single();
        jdbc.sql("update article set headline = headline || '!'").update();
        assertThat(jdbc.sql("select count(*) from article_tally")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void addingUpLeavesOneLineOfEach() {
        tally.addUp();
        agrees();
        assertThat(jdbc.sql("select count(*) from article_tally")
                        .query(Long.class)
                        .single())
                .isEqualTo(jdbc.sql("select count(*) from (select distinct section_id, status from article) places")
                        .query(Long.class)
                        .single());
    }

    @Test
    void nothingIsLostWhileManyMoveStoriesAndLinesAreAddedUp() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(5);
        List<Callable<Void>> work = IntStream.range(0, 5)
                .mapToObj(person -> (Callable<Void>) () -> {
                    Random random = new Random(person);
                    for (int move = 0; move < 40; move++) {
                        if (person == 0) {
                            tally.addUp();
                        } else {
                            jdbc.sql(
                                            "update article set section_id = (select id from section order by random() limit 1)"
                                                    + " where id = (select min(id) + ? from article)")
                                    .param(random.nextInt(12))
                                    .update();
                        }
                    }
                    return null;
                })
                .toList();
        for (Future<Void> each : people.invokeAll(work)) {
            each.get();
        }
        people.shutdown();
        agrees();
        jdbc.sql("select recount_stories()").query(row -> {});
        agrees();
    }
}
