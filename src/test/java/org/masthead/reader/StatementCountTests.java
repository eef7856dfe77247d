package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.masthead.article.Article;
import org.masthead.comment.CommentService;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.CommentWords;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * A page asks the database as often for three hundred comments and thirty stories as for one of each, and few times.
 * One statement of every page reads what stands on all of them, so that a change at the desk shows at once on every
 * node.
 */
@NewsroomTest
class StatementCountTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    CommentService comments;

    @Autowired
    ClassDatabase database;

    @Test
    void longerPagesAskNoMoreOften() {
        Article article =
                stories.write("First story").tagged("Tides").by("Nell Thorsby").publish();
        for (int i = 0; i < 6; i++) {
            stories.write("Neighbour " + i).published(Duration.ofHours(i + 1)).publish();
        }
        comment(article, null);
        // What a node asks only once is known then.
        statements(article.getAddress());
        List<String> front = statements("/");
        List<String> section = statements("/section/town");
        List<String> page = statements(article.getAddress());

        for (int i = 0; i < 30; i++) {
            stories.write("Another " + i)
                    .inSection("Section " + i % 7)
                    .tagged("Tag " + i)
                    .by("Author " + i, "Second author " + i)
                    .published(Duration.ofDays(i + 1))
                    .publish();
        }
        Long parent = null;
        for (int i = 0; i < 300; i++) {
            parent = comment(article, i % 10 == 0 ? null : parent);
        }

        assertThat(statements("/")).hasSameSizeAs(front).hasSizeLessThanOrEqualTo(3);
        assertThat(statements("/section/town")).hasSameSizeAs(section).hasSizeLessThanOrEqualTo(3);
        assertThat(statements(article.getAddress())).hasSameSizeAs(page).hasSizeLessThanOrEqualTo(4);
    }

    private long comment(Article article, Long parent) {
        return comments.takeOver(
                article.getId(),
                parent,
                new CommentWords("Vera", "vera@example.org", null, "Well done."),
                CommentStatus.APPROVED,
                TestClock.NOON);
    }

    private List<String> statements(String address) {
        return database.statementsOf(() -> assertThat(mvc.get().uri(address)).hasStatusOk());
    }
}
