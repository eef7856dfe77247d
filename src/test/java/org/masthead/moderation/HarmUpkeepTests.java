package org.masthead.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.comment.CommentService;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.CommentWords;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Comments below what stands on the front page press more, for as long as it stands there. */
@NewsroomTest
class HarmUpkeepTests {

    @Autowired
    HarmUpkeep upkeep;

    @Autowired
    CommentService comments;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    private Article article;

    @BeforeEach
    void publishAStory() {
        jdbc.sql("delete from article").update();
        article = stories.write("Harbour reopens").publish();
        jdbc.sql("delete from front_place").update();
    }

    @Test
    void commentWeighsMoreWhileItsStoryStandsOnTheFrontPage() {
        long waiting = comment(CommentStatus.PENDING);
        long decided = comment(CommentStatus.APPROVED);
        double before = harm(waiting);
        place("section_id is null");
        upkeep.look();
        assertThat(harm(waiting)).isGreaterThan(before);
        assertThat(onFront(decided)).isFalse();
        jdbc.sql("delete from front_place").update();
        upkeep.look();
        assertThat(harm(waiting)).isEqualTo(before);
    }

    @Test
    void frontOfASectionIsReadByFewerAndWeighsNothing() {
        long waiting = comment(CommentStatus.PENDING);
        jdbc.sql("insert into front (section_id) select section_id from article")
                .update();
        place("section_id is not null");
        upkeep.look();
        assertThat(onFront(waiting)).isFalse();
    }

    private void place(String front) {
        jdbc.sql("insert into front_place (front_id, article_id, position) select id, ?, 1 from front where " + front)
                .param(article.getId())
                .update();
    }

    private long comment(CommentStatus status) {
        return comments.takeOver(
                article.getId(),
                null,
                new CommentWords("Vera", "vera@example.org", null, "Well done."),
                status,
                TestClock.NOON);
    }

    private double harm(long id) {
        return jdbc.sql("select harm from comment where id = ?")
                .param(id)
                .query(Double.class)
                .single();
    }

    private boolean onFront(long id) {
        return jdbc.sql("select on_front from comment where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }
}
