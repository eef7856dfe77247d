package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A third one changes a story while the connections on which two nodes hear of changes are cut, before and after; they
 * look every second by themselves. {@code src/bench/pages.sh} makes it long; how long readers met the old page is in
 * {@code target/bench/lost-words.txt}.
 */
@JourneyTest
class LostWordTests {

    private static final int EDITS = Integer.getInteger("masthead.edits", 40);
    private static final int A_CUT_EVERY = 10;
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    @Autowired
    private Stories stories;

    @Autowired
    private ClassDatabase database;

    @LocalServerPort
    private int port;

    private int cut;

    @Test
    void noNodeHandsOutAnOldPageForLongThoughWordOfItIsLost() throws Exception {
        Article story = stories.write("Ferry").publish();
        JdbcClient elsewhere = JdbcClient.create(database.plain());
        List<Long> delays = new ArrayList<>();
        try (OtherNode other = OtherNode.start(database, "other")) {
            List<Http> nodes = List.of(new Http(port), new Http(other.port()));
            Random random = new Random(11);
            for (int edit = 0; edit < EDITS; edit++) {
                nodes.forEach(node -> node.page(story.getAddress()));
                boolean lost = edit % A_CUT_EVERY == 0;
                boolean before = random.nextBoolean();
                if (lost && before) {
                    cut(elsewhere);
                }
                String words = "Edition " + edit + " of the ferry";
                elsewhere
                        .sql("update article set headline = ? where id = ?")
                        .params(words, story.getId())
                        .update();
                long saved = System.nanoTime();
                if (lost && !before) {
                    cut(elsewhere);
                }
                for (Http node : nodes) {
                    delays.add(arrives(words, node, story.getAddress(), saved));
                }
            }
        }
        assertThat(cut).as("connections cut").isGreaterThanOrEqualTo(EDITS / A_CUT_EVERY);
        Collections.sort(delays);
        Files.writeString(
                Files.createDirectories(Path.of("target", "bench")).resolve("lost-words.txt"),
                "%d edits, %d connections cut; the new page on each node after %.1f ms (median), %.1f ms (99 of 100), %.1f ms (longest)%n"
                        .formatted(
                                EDITS,
                                cut,
                                delays.get(delays.size() / 2) / 1e6,
                                delays.get(delays.size() * 99 / 100) / 1e6,
                                delays.get(delays.size() - 1) / 1e6));
    }

    private void cut(JdbcClient elsewhere) {
        cut += elsewhere.sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and query ~* '^(un)?listen page_change'""").query(Boolean.class).list().size();
    }

    private static long arrives(String words, Http node, String address, long saved) {
        while (!node.page(address).contains(words)) {
            assertThat(System.nanoTime() - saved).as("old page").isLessThan(AT_MOST.toNanos());
        }
        return System.nanoTime() - saved;
    }
}
