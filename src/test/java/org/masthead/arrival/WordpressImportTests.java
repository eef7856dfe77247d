package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WordpressImportTests extends ImportTests {

    @Autowired
    WordpressReader reader;

    private ImportRun take(Path file) throws IOException, ArrivalFailed {
        return take(file, false);
    }

    private Path write(Wxr export) throws IOException {
        return file(export.toString());
    }

    @Test
    void namesThatWordPressKeepsAsHtmlAreWordsHere() throws Exception {
        take(new Wxr()
                .author("nell", "", "Nell &amp; Ben")
                .category("harbour", "", "Harbour &amp; Quay")
                .post(7, "The ferry", "publish")
                .creator("nell")
                .in("harbour", "Harbour &amp; Quay")
                .tagged("fog", "Fog &lt;thick&gt;")
                .content("It came late.")
                .end());
        assertThat(row("select name from printed_byline")).containsEntry("name", "Nell & Ben");
        assertThat(row("select s.name as section, t.name as tag from article a join section s on s.id = a.section_id"
                        + " join article_tag f on f.article_id = a.id join tag t on t.id = f.tag_id"))
                .containsEntry("section", "Harbour & Quay")
                .containsEntry("tag", "Fog <thick>");
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

    @Test
    void scriptsInEveryFieldStayWords() throws Exception {
        String evil = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        String escaped = evil.replace("<", "&lt;");
        take(new Wxr()
                .author("evil", "e@example.org", evil)
                .category("evil", "", evil)
                .tag("evil", evil)
                .post(1, escaped + " head", "publish")
                .name(evil)
                .creator("evil")
                .in("evil", evil)
                .tagged("evil", evil)
                .content(evil + "<p onclick=\"alert(1)\"><a href=\"javascript:alert(1)\">x</a></p>")
                .excerpt(evil + "stand")
                .meta(evil.replace("<", "&lt;"), evil)
                .comment(1, 0, evil + "Mallory", evil + "<b>Hi</b>", "1")
                .end());
        Map<String, Object> story = row("select headline, standfirst, body, address from article");
        assertThat(story).containsEntry("headline", "head").containsEntry("standfirst", "stand");
        assertThat(String.valueOf(story.get("body"))).doesNotContain("script", "onerror", "onclick");
        assertThat(row("select author_name, body_html from comment"))
                .containsEntry("author_name", "Mallory")
                .containsEntry("body_html", "<p><strong>Hi</strong></p>");
        assertThat(mvc.get().uri(String.valueOf(story.get("address"))))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<script>alert", "onerror=alert(1)>");
    }

    @Test
    void oldAddressesLeadToTheNewOnesForGood() throws Exception {
        take(new Wxr()
                .category("harbour", "", "Harbour")
                .category("docks", "harbour", "Docks")
                .post(12, "Ferry", "publish")
                .name("ferry")
                .link("https://old.example/2019/05/17/ferry/")
                .in("docks", "Docks")
                .end()
                .item(13, "About", "publish", "page")
                .name("about")
                .link("https://old.example/About/")
                .end()
                .post(14, "Draft", "draft")
                .link("https://old.example/?p=14")
                .end());
        leads("/?p=12", "/2019/05/ferry");
        leads("/2019/05/17/ferry", "/2019/05/ferry");
        leads("/2019/05/17/ferry/feed", "/2019/05/ferry");
        leads("/about", "/2019/05/about");
        leads("/category/harbour", "/section/harbour");
        leads("/category/harbour/docks", "/tag/docks");
        leads("/category/harbour/docks/feed", "/tag/docks/feed.xml");
        leads("/feed", "/feed.xml");
        assertThat(mvc.get().uri("/?p=14")).hasStatusOk();
        assertThat(mvc.get().uri("/?p=99")).hasStatusOk();
        assertThat(mvc.get().uri("/2019/05/17/other")).hasStatus(404);
    }

    private void leads(String from, String to) {
        assertThat(mvc.get().uri(from)).as(from).hasStatus(301).hasHeader("Location", to);
    }

    @Test
    void picturesComeFromTheUploadsAndStandInTheirStories() throws Exception {
        Path uploads = Files.createDirectories(folder.resolve("uploads/2019/05"));
        java.awt.image.BufferedImage pixels =
                new java.awt.image.BufferedImage(640, 480, java.awt.image.BufferedImage.TYPE_INT_RGB);
        javax.imageio.ImageIO.write(pixels, "jpg", uploads.resolve("ferry.jpg").toFile());
        Files.writeString(uploads.resolve("trap.jpg"), "<script>alert(1)</script>");
        shelf = new PictureShelf.InFolder(folder.resolve("uploads"));
        ImportRun run = take(new Wxr()
                .post(1, "Ferry", "publish")
                .content(
                        "<img src=\"https://old.example/wp-content/uploads/2019/05/ferry-300x225.jpg\" alt=\"Fog\">\n\n[gallery ids=\"11\"]")
                .meta("_thumbnail_id", "11")
                .end()
                .post(2, "Quay", "publish")
                .content("Words.")
                .meta("_thumbnail_id", "11")
                .meta("masthead_lead_alt", "The ferry at the quay")
                .meta("masthead_lead_caption", "")
                .meta("masthead_lead_credit", "Photo: Ida")
                .end()
                .attachment(11, "1", "https://old.example/wp-content/uploads/2019/05/ferry.jpg", "In fog")
                .attachment(12, "1", "https://old.example/wp-content/uploads/2019/05/trap.jpg", "")
                .attachment(13, "1", "https://old.example/wp-content/uploads/2019/05/lost.jpg", ""));
        Map<String, Object> story =
                row("select body, lead_picture_id, lead_caption from article where headline = 'Ferry'");
        assertThat(story.get("lead_picture_id")).isNotNull();
        assertThat(story).containsEntry("lead_caption", "In fog");
        assertThat(String.valueOf(story.get("body")))
                .containsSubsequence(
                        "<figure><img src=\"/media/",
                        "alt=\"Fog\"",
                        "<figure><figure><img",
                        "<figcaption>In fog</figcaption>");
        assertThat(row("select * from article where headline = 'Quay'"))
                .containsEntry("lead_alt_text", "The ferry at the quay")
                .containsEntry("lead_caption", "")
                .containsEntry("lead_credit", "Photo: Ida");
        assertThat(run.totals().count(Kind.PICTURE, Outcome.IMPORTED)).isEqualTo(1);
        assertThat(reasons(run)).contains("develop", "fetch");
        addsUp(run);
        assertThat(mvc.get().uri("/?attachment_id=11")).hasStatus(301).hasHeader("Location", "/2019/05/ferry");
        undo.begin(run.id());
        undo.undo(run.id());
        assertThat(count("article") + count("picture")).isZero();
    }

    @Test
    void runThatWasStoppedAtAnyPointEndsAsOneThatWasNot() throws Exception {
        Wxr export = new Wxr().category("news", "", "News");
        for (int story = 1; story <= 1500; story++) {
            export.post(story, "Story " + story, "publish")
                    .in("news", "News")
                    .content("Words.")
                    .comment(story * 2, story * 2 + 1, "B", "Answer", "1")
                    .comment(story * 2 + 1, 0, "A", "Question", "1")
                    .end();
        }
        Path file = write(export);
        ArrivalFile content = new ArrivalFile(file);
        long run = importer.runFor(reader, content, "", false, null);
        assertThatThrownBy(() -> importer.take(run, reader, content, shelf, new ImportChoices(), (totals, progress) -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(count("article")).isBetween(1L, 1499L);
        ImportRun whole = take(file);
        assertThat(whole.id()).isEqualTo(run);
        assertThat(count("article")).isEqualTo(1500);
        assertThat(count("comment")).isEqualTo(3000);
        assertThat(count("comment where parent_id is not null and level = 2")).isEqualTo(1500);
        assertThat(whole.totals().count(Kind.COMMENT, Outcome.IMPORTED)).isEqualTo(3000);
        addsUp(whole);
    }

    @Test
    void pictureThatWasHalfwayWhenTheRunWasKilledComesOnce() throws Exception {
        Path uploads = Files.createDirectories(folder.resolve("once/2019/05"));
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(640, 480, java.awt.image.BufferedImage.TYPE_INT_RGB),
                "jpg",
                uploads.resolve("ferry.jpg").toFile());
        shelf = new PictureShelf.InFolder(folder.resolve("once"));
        String export = new Wxr()
                .attachment(11, "1", "https://old.example/wp-content/uploads/2019/05/ferry.jpg", "")
                .toString();
        ImportRun run = take(export);
        assertThat(count("picture")).isEqualTo(1);
        jdbc.sql("update import_picture set state = 'WAITING'").update();
        jdbc.sql("update import_item set target_id = null").update();
        jdbc.sql("update import_run set state = 'RUNNING'").update();
        assertThat(take(export).id()).isEqualTo(run.id());
        assertThat(count("picture")).isEqualTo(1);
        assertThat(count("import_picture p join import_item i on i.target_id = p.picture_id where p.state = 'HERE'"))
                .isEqualTo(1);
    }
}
