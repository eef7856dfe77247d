package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The stories before and after one in its section. */
@NewsroomTest
class NeighboursTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void emptyTheNewsroom() {
        jdbc.sql("delete from article").update();
    }

    @Test
    void areTheNearestLiveOnesOfTheSection() throws Exception {
        story("Oldest", "Port", 50);
        Article older = story("Older", "Port", 40);
        Article withdrawn = story("Withdrawn", "Port", 35);
        Article middle = story("Middle", "Port", 30);
        story("Elsewhere", "Arts", 25);
        Article newer = story("Newer", "Port", 20);
        story("Newest", "Port", 10);
        jdbc.sql("update article set status = 'WITHDRAWN' where id = ?")
                .param(withdrawn.getId())
                .update();
        assertThat(beside(middle).select("a[rel=prev]").attr("href")).isEqualTo(older.getAddress());
        assertThat(beside(middle).select("a[rel=next]").attr("href")).isEqualTo(newer.getAddress());
    }

    @Test
    void ofTheSameMomentAreToldApartByTheirNumbers() throws Exception {
        Article one = story("One", "Port", 5);
        Article two = story("Two", "Port", 5);
        assertThat(beside(one).select("a").eachAttr("href")).containsExactly(two.getAddress());
        assertThat(beside(two).select("a").eachAttr("href")).containsExactly(one.getAddress());
    }

    @Test
    void onlyStoryOfItsSectionHasNone() throws Exception {
        story("Elsewhere", "Arts", 7);
        assertThat(beside(story("Alone", "Port", 6))).isEmpty();
    }

    private Article story(String headline, String section, int hoursAgo) {
        return stories.write(headline)
                .inSection(section)
                .published(Duration.ofHours(hoursAgo))
                .publish();
    }

    private Elements beside(Article article) throws Exception {
        return Jsoup.parse(mvc.get()
                        .uri(article.getAddress())
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .select("nav.beside");
    }
}
