package org.masthead.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
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
import org.springframework.jdbc.core.simple.JdbcClient;
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

    @Autowired
    JdbcClient jdbc;

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

    @Test
    void picturesInTheTextAreReadWithIt() {
        long lead = picture("harbour.jpg");
        long first = picture("gulls.jpg");
        long second = picture("terns.jpg");
        Article article = stories.write("Gulls and terns").publish();
        jdbc.sql("update article set lead_picture_id = ?, body = ? where id = ?")
                .params(
                        lead,
                        "<p>Seen.</p><figure><img src=\"/media/%d\" alt=\"\"></figure><figure><img src=\"/media/%d\" alt=\"\"></figure>"
                                .formatted(first, second),
                        article.getId())
                .update();
        comment(article, null);
        statements(article.getAddress());

        assertThat(statements(article.getAddress())).hasSizeLessThanOrEqualTo(4);
        assertThat(mvc.get().uri(article.getAddress()))
                .bodyText()
                .contains("/media/" + lead + "-", "/media/" + first + "-", "/media/" + second + "-");
        jdbc.sql("update picture set rights_end = ? where id = ?")
                .params(Timestamp.from(TestClock.NOON.minusSeconds(1)), second)
                .update();
        assertThat(mvc.get().uri(article.getAddress()))
                .bodyText()
                .contains("/media/" + first + "-")
                .doesNotContain("/media/" + second);
    }

    private long picture(String name) {
        return jdbc.sql("""
                        insert into picture (file_name, media_type, width, height, uploaded_at, state)
                        values (?, 'image/jpeg', 800, 600, now(), 'READY') returning id
                        """).param(name).query(Long.class).single();
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
