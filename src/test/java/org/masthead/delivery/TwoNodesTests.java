package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Several people change stories on two nodes at once, at random, and look after each change: on the node where they
 * saved it is there, and on the other it comes. {@code -Dmasthead.changes=10000} makes it long; how long the other node
 * took is in {@code target/bench/delays.txt}.
 */
@LiveNewsroomTest
class TwoNodesTests {

    private static final int CHANGES = Integer.getInteger("masthead.changes", 200);
    private static final int PEOPLE = 4;
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    @Autowired
    private Stories stories;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClassDatabase database;

    @LocalServerPort
    private int port;

    private record Node(JdbcClient jdbc, Http http) {}

    @Test
    void nobodyMeetsAnOldPageAfterAChange() throws Exception {
        try (OtherNode second = OtherNode.start(database, "second")) {
            List<Node> nodes =
                    List.of(new Node(jdbc, new Http(port)), new Node(second.jdbc(), new Http(second.port())));
            List<Callable<List<Long>>> people = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                Article story = stories.write("Desk of person " + person).publish();
                Random random = new Random(person);
                people.add(() -> work(story, nodes, random));
            }
            List<Long> delays = new ArrayList<>();
            ExecutorService newsroom = Executors.newFixedThreadPool(PEOPLE);
            for (Future<List<Long>> each : newsroom.invokeAll(people)) {
                delays.addAll(each.get());
            }
            newsroom.shutdown();
            report(delays);
        }
    }

    private static List<Long> work(Article story, List<Node> nodes, Random random) {
        List<Long> delays = new ArrayList<>();
        for (int change = 0; change < CHANGES / PEOPLE; change++) {
            int here = random.nextInt(nodes.size());
            String words = "word" + story.getId() + "x" + change + "x";
            String page = change(story, words, nodes.get(here).jdbc(), random);
            assertThat(nodes.get(here).http().page(page)).contains(words);
            delays.add(arrives(words, nodes.get(1 - here).http(), page));
        }
        return delays;
    }

    /** Makes a change, and returns the address of a page that shows it. */
    private static String change(Article story, String words, JdbcClient jdbc, Random random) {
        int kind = random.nextInt(4);
        if (kind == 0) {
            jdbc.sql("""
                            insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                            values (?, 'Ada', 'ada@example.org', ?, ?, 'APPROVED', clock_timestamp())
                            """)
                    .param(story.getId())
                    .param(words)
                    .param("<p>" + words + "</p>")
                    .update();
            return story.getAddress() + "?order=newest";
        }
        jdbc.sql("update article set headline = ?, status = ?, withdrawn_at = null where id = ?")
                .param(words)
                .param("LIVE")
                .param(story.getId())
                .update();
        return switch (kind) {
            case 1 -> "/";
            case 2 -> "/feed.xml";
            default -> story.getAddress();
        };
    }

    private static long arrives(String words, Http node, String page) {
        long begun = System.nanoTime();
        String seen = node.page(page);
        while (!seen.contains(words) && System.nanoTime() - begun < AT_MOST.toNanos()) {
            seen = node.page(page);
        }
        assertThat(seen).contains(words);
        return System.nanoTime() - begun;
    }

    private static void report(List<Long> delays) throws IOException {
        Collections.sort(delays);
        Path folder = Files.createDirectories(Path.of("target", "bench"));
        Files.writeString(
                folder.resolve("delays.txt"),
                "%d changes on two nodes; on the other after %.1f ms (median), %.1f ms (99 of 100), %.1f ms (longest)%n"
                        .formatted(
                                delays.size(),
                                delays.get(delays.size() / 2) / 1e6,
                                delays.get(delays.size() * 99 / 100) / 1e6,
                                delays.get(delays.size() - 1) / 1e6));
    }
}
