package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NewsroomTest
class WordpressImportTests {

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

    @BeforeEach
    void clearTheGround() {
        jdbc.sql("truncate import_run, article, author, section, tag, picture, account cascade")
                .update();
    }

    private ImportRun take(Path file) throws IOException, ArrivalFailed {
        return take(file, false);
    }

    private ImportRun take(Path file, boolean dry) throws IOException, ArrivalFailed {
        ArrivalFile content = new ArrivalFile(file);
        long run = importer.runFor(reader, content, dry, null);
        importer.take(run, reader, content, (totals, progress) -> {});
        return runs.find(run).orElseThrow();
    }

    private ImportRun take(Wxr export) throws IOException, ArrivalFailed {
        return take(write(export));
    }

    private Path write(Wxr export) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "export", ".xml"), export.toString());
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    private Map<String, Object> row(String sql) {
        return jdbc.sql(sql).query().singleRow();
    }

    private List<String> reasons(ImportRun run) {
        return jdbc.sql("select reason from import_note where run_id = ? order by id")
                .param(run.id())
                .query(String.class)
                .list();
    }

    private static void addsUp(ImportRun run) {
        for (Kind kind : Kind.values()) {
            long out = 0;
            for (Outcome each : Outcome.values()) {
                out += run.totals().count(kind, each);
            }
            assertThat(out).as(kind.key()).isEqualTo(run.totals().read(kind));
        }
    }

    @Test
    void postArrivesWithAllThatBelongsToIt() throws Exception {
        ImportRun run = take(new Wxr()
                .author("nell", "nell@example.org", "Nell Thorsby")
                .category("harbour", "", "Harbour")
                .tag("ferries", "Ferries")
                .post(7, "The ferry &amp; the fog", "publish")
                .name("the-ferry")
                .date("2019-05-17 08:30:00")
                .creator("nell")
                .in("harbour", "Harbour")
                .tagged("ferries", "Ferries")
                .content("It came late.\n\nNobody knew why.")
                .excerpt("How a ferry lost its way.")
                .comment(1, 0, "Ada", "First!", "1")
                .comment(2, 1, "Ben", "Second, <em>really</em>.", "0")
                .end());
        assertThat(run.state()).isEqualTo(ImportRun.State.FINISHED);
        assertThat(
                        row(
                                "select headline, standfirst, body, slug, status, address, published_at::text as at from article"))
                .containsEntry("headline", "The ferry & the fog")
                .containsEntry("standfirst", "How a ferry lost its way.")
                .containsEntry("body", "<p>It came late.</p>\n<p>Nobody knew why.</p>")
                .containsEntry("status", "LIVE")
                .containsEntry("address", "/2019/05/the-ferry");
        assertThat(row("select name from printed_byline")).containsEntry("name", "Nell Thorsby");
        assertThat(row("select s.name as section, t.name as tag from article a join section s on s.id = a.section_id"
                        + " join article_tag f on f.article_id = a.id join tag t on t.id = f.tag_id"))
                .containsEntry("section", "Harbour")
                .containsEntry("tag", "Ferries");
        assertThat(row("select p.author_name as above, c.body, c.status, c.level::int as level, c.top_id = p.id as top"
                        + " from comment c join comment p on p.id = c.parent_id"))
                .containsEntry("above", "Ada")
                .containsEntry("body", "Second, *really*.")
                .containsEntry("status", "PENDING")
                .containsEntry("level", 2)
                .containsEntry("top", true);
        addsUp(run);
    }

    @Test
    void sameFileAgainAddsNothing() throws Exception {
        Path file = write(Wxr.sample());
        take(file);
        long before = count("article") * 1000 + count("comment");
        ImportRun again = take(file);
        assertThat(count("article") * 1000 + count("comment")).isEqualTo(before);
        assertThat(again.totals().count(Kind.STORY, Outcome.UNCHANGED)).isEqualTo(2);
        assertThat(again.totals().count(Kind.COMMENT, Outcome.UNCHANGED)).isEqualTo(2);
        addsUp(again);
    }

    @Test
    void newerExportChangesOnlyWhatNobodyTouchedHere() throws Exception {
        take(new Wxr()
                .post(1, "One", "publish")
                .content("Old words.")
                .end()
                .post(2, "Two", "publish")
                .content("Old too.")
                .end());
        jdbc.sql("update article set headline = 'Ours', version = version + 1 where headline = 'Two'")
                .update();
        ImportRun newer = take(new Wxr()
                .post(1, "One", "publish")
                .content("New words.")
                .end()
                .post(2, "Two", "publish")
                .content("New too.")
                .end());
        assertThat(jdbc.sql("select headline || ' ' || body from article order by headline")
                        .query(String.class)
                        .list())
                .containsExactly("One <p>New words.</p>", "Ours <p>Old too.</p>");
        assertThat(newer.totals().count(Kind.STORY, Outcome.UPDATED)).isEqualTo(1);
        assertThat(reasons(newer)).contains("edited");
        addsUp(newer);
    }

    @Test
    void statesBecomeThoseOfTheNewsroom() throws Exception {
        ImportRun run = take(new Wxr()
                .post(1, "Live", "publish")
                .end()
                .post(2, "Soon", "future")
                .date("2190-01-01 00:00:00")
                .end()
                .post(3, "Draft", "draft")
                .end()
                .post(4, "Waiting", "pending")
                .end()
                .post(5, "Private", "private")
                .end()
                .post(6, "Gone", "trash")
                .comment(9, 0, "Ada", "Lost", "1")
                .end()
                .post(7, "Secret", "publish")
                .password("x")
                .end()
                .post(8, "Odd", "bewitched")
                .end()
                .post(9, "Undated", "publish")
                .date("2019-13-77 99:00:00")
                .end());
        assertThat(jdbc.sql("select headline || ' ' || status from article order by id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "Live LIVE",
                        "Soon SCHEDULED",
                        "Draft DRAFT",
                        "Waiting IN_REVIEW",
                        "Private DRAFT",
                        "Secret DRAFT",
                        "Odd DRAFT",
                        "Undated DRAFT");
        assertThat(reasons(run)).contains("trash", "story", "private", "password", "status", "date");
        assertThat(count("story_note")).isEqualTo(4);
        addsUp(run);
    }

    @Test
    void commentsThatCameBeforeWhatTheyAnswerAreJoinedAndCirclesAreNot() throws Exception {
        Wxr export = new Wxr()
                .post(1, "One", "publish")
                .comment(5, 6, "Late", "Answer", "1")
                .comment(6, 0, "Top", "Question", "1")
                .comment(7, 8, "Hen", "Egg", "1")
                .comment(8, 7, "Egg", "Hen", "1")
                .comment(9, 4711, "Lost", "Who?", "1")
                .end();
        ImportRun run = take(export);
        assertThat(
                        row(
                                "select p.author_name from comment c join comment p on p.id = c.parent_id where c.author_name = 'Late'"))
                .containsEntry("author_name", "Top");
        assertThat(count("comment where author_name in ('Hen', 'Egg') and parent_id is null"))
                .isEqualTo(1);
        assertThat(reasons(run)).contains("circle", "parent");
        addsUp(run);
    }

    @Test
    void duplicateNumbersAreToldNotTaken() throws Exception {
        ImportRun run = take(new Wxr()
                .post(1, "One", "publish")
                .comment(3, 0, "A", "x y", "1")
                .comment(3, 0, "B", "z", "1")
                .end()
                .post(1, "Twin", "publish")
                .end());
        assertThat(count("article")).isEqualTo(1);
        assertThat(count("comment")).isEqualTo(1);
        assertThat(reasons(run)).filteredOn("duplicate"::equals).hasSize(2);
        addsUp(run);
    }

    @Test
    void dryRunChangesNothing() throws Exception {
        ImportRun run = take(write(Wxr.sample()), true);
        assertThat(count("article")).isZero();
        assertThat(count("section")).isZero();
        assertThat(run.totals().count(Kind.STORY, Outcome.IMPORTED)).isEqualTo(2);
        assertThat(run.totals().count(Kind.COMMENT, Outcome.IMPORTED)).isEqualTo(2);
        addsUp(run);
    }

    @Test
    void undoTakesBackWhatTheRunBroughtAndLeavesWhatWasChanged() throws Exception {
        jdbc.sql("insert into section (name, slug, position) values ('Ours', 'ours', 1)")
                .update();
        ImportRun run = take(Wxr.sample());
        jdbc.sql("update article set headline = 'Ours', version = version + 1 where headline = 'Two'")
                .update();
        assertThat(undo.begin(run.id())).isTrue();
        undo.undo(run.id());
        assertThat(jdbc.sql("select headline from article").query(String.class).list())
                .containsExactly("Ours");
        assertThat(count("comment")).isZero();
        assertThat(jdbc.sql("select slug from section order by slug")
                        .query(String.class)
                        .list())
                .contains("ours");
        assertThat(runs.find(run.id()).orElseThrow().state()).isEqualTo(ImportRun.State.UNDONE);
    }

    @Test
    void truncatedFileFailsWithLineAndColumnAndKeepsWhatCameBefore() throws Exception {
        String whole = Wxr.sample().toString();
        Path cut = Files.writeString(folder.resolve("cut.xml"), whole.substring(0, whole.lastIndexOf("</item>") - 20));
        assertThatThrownBy(() -> take(cut))
                .isInstanceOf(ArrivalFailed.class)
                .hasMessageMatching("(?s)The file cannot be read at line \\d+, column \\d+: .*");
        assertThat(row("select state, problem from import_run").get("state")).isEqualTo("FAILED");
    }
}
