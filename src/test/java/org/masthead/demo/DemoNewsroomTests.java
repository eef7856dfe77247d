package org.masthead.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.ArchiveTest;
import org.masthead.testing.Desk;
import org.masthead.testing.Stories;
import org.masthead.testing.Tables;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ArchiveTest
class DemoNewsroomTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DemoNewsroom newsroom;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void clearTheGround() {
        Tables.empty(jdbc, "demo_newsroom", "demo_mark", "article", "author", "section", "tag", "picture", "account");
    }

    @Test
    void everyPageHasSomethingToShowAndOneButtonTakesItAway() {
        assertThat(newsroom.plant()).isTrue();
        assertThat(count("article where status = 'LIVE'")).isGreaterThanOrEqualTo(12);
        assertThat(count("section")).isEqualTo(5);
        assertThat(count("author")).isEqualTo(2);
        assertThat(count("comment where status = 'PENDING'")).isPositive();
        assertThat(jdbc.sql("select max(n) from (select count(*) n from comment group by article_id) t")
                        .query(Long.class)
                        .single())
                .isGreaterThan(30);
        assertThat(mvc.get().uri("/").exchange()).hasStatusOk().bodyText().contains("Farrowhythe");

        assertThat(mvc.post().uri("/desk/demo/removal").with(Desk.asEditor())).hasStatus(403);
        assertThat(count("article")).isPositive();
        assertThat(mvc.post().uri("/desk/demo/removal").with(Desk.asAdministrator()))
                .hasStatus(303);
        for (String table : new String[] {"article", "section", "tag", "author", "picture", "comment", "demo_mark"}) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(newsroom.plant()).as("comes back by itself").isFalse();
    }

    @Test
    void whatTheNewsroomMadeItsOwnStays() {
        newsroom.plant();
        stories.write("Our own story").inSection("Harbour").by("Nell Thorsby").publish();
        mvc.post().uri("/desk/demo/removal").with(Desk.asAdministrator()).exchange();
        assertThat(mvc.get().uri("/2026/11/our-own-story")).hasStatusOk();
        assertThat(count("section")).isEqualTo(1);
        assertThat(count("author")).isEqualTo(1);
    }

    @Test
    void demoStoryThatReadersRepliedToStays() {
        newsroom.plant();
        long article = jdbc.sql("select id from article where status = 'LIVE' limit 1")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at, receipt)
                        values (?, 'Otto', 'otto@example.org', 'Hm.', '<p>Hm.</p>', 'PENDING', now(), 'r')
                        """).param(article).update();
        mvc.post().uri("/desk/demo/removal").with(Desk.asAdministrator()).exchange();
        assertThat(jdbc.sql("select id from article").query(Long.class).list()).containsExactly(article);
    }

    @Test
    void nothingIsPlantedWhereSomebodyWorksAlready() {
        stories.write("Our own story").publish();
        assertThat(newsroom.plant()).isFalse();
        assertThat(count("article")).isEqualTo(1);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
