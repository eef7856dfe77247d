package org.masthead.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.article.ArticleView;
import org.masthead.article.LiveArticles;
import org.masthead.article.Story;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What stands under a story is about the same, can be read, and stands nowhere else on the page. */
@NewsroomTest
class RelatedStoriesTests {

    @Autowired
    LiveArticles articles;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @BeforeEach
    void emptyTheNewsroom() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from search_common").update();
    }

    @Test
    void sharedTagsCountMoreThanTheSection() {
        Article story = stories.write("Harbour").tagged("Tides", "Ferry").publish();
        stories.write("Same section").publish();
        stories.write("Elsewhere, one tag")
                .inSection("Arts")
                .tagged("Tides")
                .published(Duration.ofDays(9))
                .publish();
        stories.write("Elsewhere, both tags")
                .inSection("Arts")
                .tagged("Ferry", "Tides")
                .published(Duration.ofDays(9))
                .publish();
        assertThat(headlines(story)).containsExactly("Elsewhere, both tags", "Elsewhere, one tag", "Same section");
    }

    @Test
    void tellingWordsFindStoriesElsewhere() {
        Article story =
                stories.write("Viaduct arches crumble").saying("Masons worry.").publish();
        for (int i = 0; i < 8; i++) {
            stories.write("Filler " + i)
                    .inSection("Sport")
                    .saying("A match was played.")
                    .publish();
        }
        stories.write("Old plans for the viaduct")
                .inSection("Arts")
                .saying("Drawings.")
                .published(Duration.ofDays(300))
                .publish();
        assertThat(headlines(story)).first().isEqualTo("Old plans for the viaduct");
    }

    /** As it is for a story whose entry was written before its telling words were kept. */
    @Test
    void wordsThatNobodyWorkedOutYetTellAsMuch() {
        Article story = likeAnOldOneInNothingButAWord();
        jdbc.sql("update search_entry set telling = null").update();
        assertThat(headlines(story)).first().isEqualTo("Old plans for the viaduct");
    }

    @Test
    void commonWordsTellNothing() {
        Article story = likeAnOldOneInNothingButAWord();
        jdbc.sql("insert into search_common select unnest(tsvector_to_array(words)) from search_entry"
                        + " where article_id = ? on conflict do nothing")
                .param(story.getId())
                .update();
        assertThat(headlines(story)).first().isEqualTo("The newest");
    }

    @Test
    void neitherItselfNorItsNeighboursNorWhatIsNotPublic() {
        Article story = stories.write("Harbour").tagged("Tides").publish();
        stories.write("Previous harbour").tagged("Tides").publish();
        stories.write("Harbour draft").tagged("Tides").draft();
        stories.write("Harbour withdrawn").tagged("Tides").withdraw();
        stories.write("Harbour embargoed")
                .tagged("Tides")
                .published(Duration.ofHours(-1))
                .publish();
        stories.write("Another harbour").tagged("Tides").publish();
        assertThat(page(story).select(".next .teaser__headline").eachText()).containsExactly("Another harbour");
    }

    @Test
    void smallPaperFillsUpWithItsNewest() {
        Article story = stories.write("Harbour").saying("Alone.").publish();
        for (int i = 0; i < 6; i++) {
            stories.write("Match " + i)
                    .inSection("Sport")
                    .saying("Goals.")
                    .published(Duration.ofHours(i + 1))
                    .publish();
        }
        assertThat(headlines(story)).containsExactly("Match 0", "Match 1", "Match 2", "Match 3");
    }

    @Test
    void noStoryIsOfferedTwiceOnAPage() {
        stories.write("Earlier").published(Duration.ofHours(3)).publish();
        Article story =
                stories.write("In between").published(Duration.ofHours(2)).publish();
        stories.write("Later").published(Duration.ofHours(1)).publish();
        stories.write("Latest").publish();
        stories.write("Long ago").published(Duration.ofDays(9)).publish();
        assertThat(page(story).select(".next .teaser__headline").eachText())
                .containsExactlyInAnyOrder("Latest", "Long ago");
    }

    private Document page(Article story) {
        MvcTestResult page = mvc.get().uri(String.valueOf(story.getAddress())).exchange();
        return Jsoup.parse(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private List<String> headlines(Article story) {
        return articles.ranked(RelatedStories.of("related", view(story), 4)).storiesOf("related").stream()
                .map(Story::headline)
                .toList();
    }

    private Article likeAnOldOneInNothingButAWord() {
        Article story =
                stories.write("Viaduct arches crumble").saying("Masons worry.").publish();
        stories.write("The newest")
                .inSection("Sport")
                .saying("A match was played.")
                .publish();
        stories.write("Old plans for the viaduct")
                .inSection("Arts")
                .saying("Drawings.")
                .published(Duration.ofDays(300))
                .publish();
        return story;
    }

    private ArticleView view(Article story) {
        return articles.at(String.valueOf(story.getAddress())).orElseThrow();
    }
}
