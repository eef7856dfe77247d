package org.masthead.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@NewsroomTest
class ParallelPostingTests {

    private static final int CLIENTS = 50;
    private static final int EACH = 20;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FormProof proofs;

    @Autowired
    RateLimits limits;

    @Test
    void thousandCommentsOfFiftyClientsAreAllThereOnceInOrderAndCounted() throws Exception {
        limits.forgetAll();
        jdbc.sql("delete from discussion_policy").update();
        jdbc.sql("""
                        insert into discussion_policy (version, saved_at, policy) values (1, now(), '{"approval": "NOBODY_HELD",
                            "flood": {"perMinute": 10000, "perHour": 100000, "perArticlePerMinute": 1000000}}')
                        """).update();
        Article article = stories.write("Harbour reopens").publish();
        String address = article.getAddress() + "/comments";
        String proof = proofs.of(address);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                all.add(() -> {
                    for (int i = 0; i < EACH; i++) {
                        post(address, proof, number, i);
                        if (i % 5 == 0) {
                            // A double click.
                            post(address, proof, number, i);
                        }
                    }
                    return number;
                });
            }
            for (Future<Integer> client : clients.invokeAll(all)) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
        }

        List<String> bodies = jdbc.sql("select body from comment where article_id = ? order by created_at, id")
                .param(article.getId())
                .query(String.class)
                .list();
        assertThat(bodies).hasSize(CLIENTS * EACH);
        assertThat(new HashSet<>(bodies)).hasSize(CLIENTS * EACH);
        for (int client = 0; client < CLIENTS; client++) {
            String own = "No " + client + ": ";
            assertThat(bodies.stream().filter(body -> body.startsWith(own)).map(body -> body.substring(own.length())))
                    .as("the order of client %s", client)
                    .containsExactlyElementsOf(java.util.stream.IntStream.range(0, EACH)
                            .mapToObj(Integer::toString)
                            .toList());
        }
        assertThat(mvc.get().uri(article.getAddress())).bodyText().contains("1,000 replies");
        jdbc.sql("delete from discussion_policy").update();
    }

    private void post(String address, String proof, int client, int number) {
        assertThat(mvc.post()
                        .uri(address)
                        .param("comment", "No " + client + ": " + number)
                        .param("name", "Client " + client)
                        .param("email", "client" + client + "@example.org")
                        .param("proof", proof)
                        .with(Desk.sameOrigin()))
                .hasStatus(303);
    }
}
