package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What becomes of the finer things of a site that moves in. */
@NewsroomTest
class MovedInTests {

    @TempDir
    Path folder;

    @Autowired
    Importer importer;

    @Autowired
    ImportRuns runs;

    @Autowired
    ImportUndo undo;

    @Autowired
    WordpressReader reader;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @BeforeEach
    void clearTheGround() {
        jdbc.sql("truncate import_run, article, author, section, tag, picture, account cascade")
                .update();
    }

    private ImportRun take(Wxr export) throws IOException, ArrivalFailed {
        Path file = Files.writeString(Files.createTempFile(folder, "export", ".xml"), export.toString());
        ArrivalFile content = new ArrivalFile(file);
        long run = importer.runFor(reader, content, "", false, null);
        importer.take(run, reader, content, new PictureShelf.InFolder(Path.of("/nowhere")), (totals, progress) -> {});
        return runs.find(run).orElseThrow();
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    private String page(String address) {
        return new String(
                mvc.get().uri(address).exchange().getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String link(int id, String type, String approved) {
        return "<wp:comment><wp:comment_id>" + id + "</wp:comment_id><wp:comment_author>Rival Paper " + id
                + "</wp:comment_author><wp:comment_author_url>https://rival.example/" + id
                + "</wp:comment_author_url><wp:comment_date_gmt>2019-05-18 10:00:00</wp:comment_date_gmt>"
                + "<wp:comment_content>[&#8230;] as they write [&#8230;]</wp:comment_content><wp:comment_type>" + type
                + "</wp:comment_type><wp:comment_approved>" + approved + "</wp:comment_approved></wp:comment>";
    }

    private static Wxr mentioned() {
        return new Wxr()
                .post(1, "Ferry", "publish")
                .name("ferry")
                .content("Words.")
                .comment(1, 0, "Ada", "Said.", "1")
                .raw(link(2, "pingback", "1"))
                .raw(link(3, "trackback", "0"))
                .raw(link(4, "pingback", "spam"))
                .end();
    }

    @Test
    void pingbacksAreNoCommentsAndStandQuietlyBelowTheStory() throws Exception {
        ImportRun run = take(mentioned());
        assertThat(count("comment")).isEqualTo(1);
        assertThat(run.totals().count(Kind.MENTION, Outcome.IMPORTED)).isEqualTo(3);
        assertThat(jdbc.sql("select replies from article_replies")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(page("/2019/05/ferry"))
                .contains("<a rel=\"nofollow ugc\" href=\"https://rival.example/2\"><bdi>Rival Paper 2</bdi></a>")
                .doesNotContain("Rival Paper 3", "Rival Paper 4");
        undo.begin(run.id());
        undo.undo(run.id());
        assertThat(count("mention") + count("import_item")).isZero();
    }

    @Test
    void moderatorsSayWhichMentionsReadersSeeAndNoLaterExportChangesThat() throws Exception {
        take(mentioned());
        assertThat(page("/2019/05/ferry")).contains("Rival Paper 2");
        assertThat(mvc.get().uri("/desk/mentions").with(Desk.asEditor()))
                .bodyText()
                .contains("Rival Paper 3")
                .doesNotContain("Rival Paper 2", "moderation.");
        decide("Rival Paper 3", "SHOWN");
        decide("Rival Paper 2", "HIDDEN");
        assertThat(page("/2019/05/ferry")).contains("Rival Paper 3").doesNotContain("Rival Paper 2");
        assertThat(take(mentioned().raw("<!-- newer -->")).totals().count(Kind.MENTION, Outcome.UNCHANGED))
                .isEqualTo(3);
        assertThat(count("mention where status = 'HIDDEN'")).isEqualTo(2);
    }

    private void decide(String title, String state) {
        long id = jdbc.sql("select id from mention where title = ?")
                .param(title)
                .query(Long.class)
                .single();
        assertThat(mvc.post().uri("/desk/mentions/" + id).param("state", state).with(Desk.asEditor()))
                .hasStatus(303);
    }
}
