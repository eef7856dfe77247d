package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masthead.testing.Desk;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of the finer things of a site that moves in. */
class MovedInTests extends ImportTests {

    @Autowired
    WordpressReader reader;

    @Autowired
    ImportShell shell;

    private String page(String address) {
        return new String(
                mvc.get().uri(address).exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
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

    private long account(String name, String email) {
        return jdbc.sql("""
                        insert into account (name, email, role, status, password_hash, created_at)
                        values (:name, :email, 'EDITOR', 'ACTIVE', 'x', now()) returning id
                        """)
                .param("name", name)
                .param("email", email)
                .query(Long.class)
                .single();
    }

    private static Wxr written() {
        return new Wxr()
                .author("nell", "nell@old.example", "Nell")
                .author("ole", "ole@example.org", "Ole")
                .post(1, "Ferry", "publish")
                .creator("nell")
                .content("Words.")
                .end()
                .post(2, "Fog", "publish")
                .creator("ole")
                .content("Words.")
                .end();
    }

    private List<String> owners() {
        return jdbc.sql(
                        "select coalesce(k.name, 'nobody') from article a left join account k on k.id = a.owner_id order by a.headline")
                .query(String.class)
                .list();
    }

    @Test
    void authorsAreWhoSomebodySaysBeforeTheImport() throws Exception {
        long nell = account("Nell Thorsby", "nell@example.org");
        account("Ole Berg", "ole@example.org");
        Path file = Files.writeString(folder.resolve("export.xml"), written().toString());
        ArrivalFile content = new ArrivalFile(file);
        long dry = importer.runFor(reader, content, "", true, null);
        importer.take(
                dry, reader, content, new PictureShelf.InFolder(folder), new ImportChoices(), (totals, progress) -> {});
        assertThat(mvc.get().uri("/desk/imports/" + dry + "/site").with(Desk.asAdministrator()))
                .bodyText()
                .contains("nell@old.example", "By the address of mail: Ole Berg")
                .doesNotContain("arrival.");
        assertThat(mvc.post()
                        .uri("/desk/imports/" + dry + "/site")
                        .param("source", "nell", "ole")
                        .param("person", String.valueOf(nell), "guest")
                        .with(Desk.asAdministrator()))
                .hasStatus(303);
        take(written());
        assertThat(owners()).containsExactly("Nell Thorsby", "nobody");
    }

    @Test
    void authorsAreWhoTheCommandLineSays() throws Exception {
        account("Nell Thorsby", "nell@example.org");
        Path list = Files.writeString(folder.resolve("authors.txt"), "# who is who\nnell=NELL@example.org\nole=\n");
        Path file = Files.writeString(folder.resolve("export.xml"), written().toString());
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8)) {
            assertThat(shell.run(reader, List.of(file.toString(), "--authors", list.toString()), out))
                    .isZero();
            assertThatThrownBy(
                            () -> shell.run(reader, List.of(file.toString(), "--author", "ole=gone@example.org"), out))
                    .hasMessageContaining("gone@example.org");
        }
        assertThat(owners()).containsExactly("Nell Thorsby", "nobody");
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("nell (Nell) is Nell Thorsby", "ole (Ole) is a guest");
    }

    @Test
    void everyShapeOfOldAddressLeadsToTheNearestPlace() throws Exception {
        Wxr site = new Wxr();
        String inFolder = site.raw("<wp:base_blog_url>https://old.example/blog</wp:base_blog_url>")
                .raw(
                        "<wp:author><wp:author_id>3</wp:author_id><wp:author_login>nell</wp:author_login><wp:author_email></wp:author_email><wp:author_display_name>Nell T</wp:author_display_name></wp:author>")
                .raw(
                        "<wp:category><wp:term_id>9</wp:term_id><wp:category_nicename>harbour</wp:category_nicename><wp:cat_name>Harbour</wp:cat_name></wp:category>")
                .tag("boats", "Boats")
                .post(12, "Ferry", "publish")
                .name("ferry")
                .link("https://old.example/blog/2019/05/ferry/")
                .creator("nell")
                .in("harbour", "Harbour")
                .tagged("boats", "Boats")
                .content("Words.")
                .end()
                .toString();
        Path file = Files.writeString(folder.resolve("blog.xml"), inFolder);
        ArrivalFile content = new ArrivalFile(file);
        long run = importer.runFor(reader, content, "", false, null);
        ImportChoices choices = new ImportChoices();
        choices.categoryBase = "topics";
        choices.tagBase = "label";
        importer.take(run, reader, content, new PictureShelf.InFolder(folder), choices, (totals, progress) -> {});
        Map.ofEntries(
                        Map.entry("/blog/2019/05/ferry", "/2019/05/ferry"),
                        Map.entry("/blog?p=12", "/2019/05/ferry"),
                        Map.entry("/?p=12", "/2019/05/ferry"),
                        Map.entry("/?cat=9", "/section/harbour"),
                        Map.entry("/blog?cat=9", "/section/harbour"),
                        Map.entry("/?tag=boats", "/tag/boats"),
                        Map.entry("/?author=3", "/search?q=Nell+T"),
                        Map.entry("/blog/topics/harbour", "/section/harbour"),
                        Map.entry("/topics/harbour/feed", "/section/harbour/feed.xml"),
                        Map.entry("/label/boats", "/tag/boats"),
                        Map.entry("/2019/05", "/archive/2019/05"),
                        Map.entry("/2019", "/archive"),
                        Map.entry("/2019/05/17", "/archive/2019/05"),
                        Map.entry("/blog/2019/05/17", "/archive/2019/05"),
                        Map.entry("/blog/feed", "/feed.xml"))
                .forEach((from, to) ->
                        assertThat(mvc.get().uri(from)).as(from).hasStatus(301).hasHeader("Location", to));
        assertThat(mvc.get().uri("/2018/05")).hasStatus(404);
    }

    @Test
    void newNameOfATermIsFollowedUnlessSomebodyGaveAnotherHere() throws Exception {
        Wxr before = new Wxr()
                .category("harbour", "", "Harbour")
                .tag("boats", "Boats")
                .tag("fog", "Fog");
        take(before);
        jdbc.sql("update tag set name = 'Mist' where slug = 'fog'").update();
        take(new Wxr()
                .category("harbour", "", "The harbour")
                .tag("boats", "Ships")
                .tag("fog", "Haze"));
        assertThat(jdbc.sql("select name from section union all select name from tag order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("Mist", "Ships", "The harbour");
    }

    @Test
    void undoTakesBackCommentsThatWereJoinedToALateParentThoughTheirStoryStays() throws Exception {
        Wxr export = new Wxr()
                .post(1, "Ferry", "publish")
                .content("Words.")
                .comment(1, 2, "Ben", "Answer.", "1")
                .end();
        for (int tag = 1; tag <= ArrivalBelt.MOST_RECORDS; tag++) {
            export.tag("tag-" + tag, "Tag " + tag);
        }
        ImportRun run = take(export.post(1, "Ferry", "publish")
                .comment(2, 0, "Ada", "Question.", "spam")
                .end());
        assertThat(count("comment where parent_id is not null")).isEqualTo(1);
        jdbc.sql("update article set version = version + 1").update();
        undo.begin(run.id());
        undo.undo(run.id());
        assertThat(count("article")).isEqualTo(1);
        assertThat(count("comment")).isZero();
    }

    @Test
    void dryRunTellsWhatHasNoEquivalent() throws Exception {
        Path file = Files.writeString(
                folder.resolve("export.xml"),
                new Wxr()
                        .post(1, "Ferry", "publish")
                        .content("<!-- wp:acme/map /-->")
                        .end()
                        .toString());
        ArrivalFile content = new ArrivalFile(file);
        long dry = importer.runFor(reader, content, "", true, null);
        importer.take(
                dry, reader, content, new PictureShelf.InFolder(folder), new ImportChoices(), (totals, progress) -> {});
        assertThat(count("import_note where reason = 'block'")).isEqualTo(1);
        assertThat(count("article")).isZero();
    }

    private void nellSignsHere() {
        account("Nell Thorsby", "nell@example.org");
        jdbc.sql("insert into author (name, slug) values ('Nell Thorsby', 'nell-thorsby')")
                .update();
        jdbc.sql("update account set author_id = (select id from author)").update();
    }

    @Test
    void wholeBylineOfMastheadsOwnExportIsReadAgain() throws Exception {
        nellSignsHere();
        take(new Wxr()
                .author("nell", "nell@example.org", "Nell Thorsby")
                .author("bo", "", "Bo Lind, jr.")
                .post(1, "One", "publish")
                .creator("nell")
                .content("Words.")
                .meta("masthead_byline", "Ida Holm, M.A.")
                .meta("masthead_byline", "Nell Thorsby")
                .meta("masthead_byline", "Bo Lind, jr.")
                .end()
                .post(2, "Two", "publish")
                .creator("bo")
                .content("Words.")
                .meta("masthead_byline", "Bo Lind, jr.")
                .end()
                .post(3, "Three", "publish")
                .creator("bo")
                .content("Words.")
                .meta("masthead_byline", "Bo Lind, jr., Nell Thorsby")
                .end());
        assertThat(signed("One")).containsExactly("Ida Holm, M.A.", "Nell Thorsby", "Bo Lind, jr.");
        assertThat(signed("Two")).containsExactly("Bo Lind, jr.");
        assertThat(signed("Three")).endsWith("Nell Thorsby");
        assertThat(list("select name from author")).containsExactly("Nell Thorsby");
        assertThat(list("select address from old_address where address like '/author/%' order by address"))
                .containsExactly("/author/bo", "/author/nell");
    }

    @Test
    void rolesAndTeaserOfMastheadsOwnExportAreReadAgain() throws Exception {
        nellSignsHere();
        take(new Wxr()
                .author("nell", "nell@example.org", "Nell Thorsby")
                .post(1, "One", "publish")
                .creator("nell")
                .content("Words.")
                .meta("masthead_byline", "Ida Holm")
                .meta("masthead_byline", "Nell Thorsby")
                .meta("masthead_byline_role", "")
                .meta("masthead_byline_role", "Photographs by")
                .meta("masthead_teaser", "Come and see.")
                .end());
        assertThat(list("select b.name || ': ' || b.role from printed_byline b order by b.place, b.kind, b.turn"))
                .containsExactly("Ida Holm: ", "Nell Thorsby: Photographs by");
        assertThat(list("select teaser from article")).containsExactly("Come and see.");
    }

    private List<String> signed(String headline) {
        return list("select b.name from printed_byline b join article a on a.id = b.article_id where a.headline = '"
                + headline + "' order by b.place, b.kind, b.turn");
    }

    private static Wxr filed(String parentOfFerries, String parentOfNews) {
        return new Wxr()
                .category("harbour", "", "Harbour")
                .category("news", parentOfNews, "News")
                .category("ferries", parentOfFerries, "Ferries")
                .post(1, "Fog", "publish")
                .in("ferries", "Ferries")
                .content("Words.")
                .end()
                .post(2, "Ice", "publish")
                .in("ferries", "Ferries")
                .content("Words.")
                .end()
                .post(3, "Vote", "publish")
                .in("news", "News")
                .content("Words.")
                .end();
    }

    private List<String> filing() {
        return list("""
                select a.headline || ': ' || s.slug || coalesce(' ' || (select string_agg(t.slug, ' ' order by f.position)
                       from article_tag f join tag t on t.id = f.tag_id where f.article_id = a.id), '')
                from article a join section s on s.id = a.section_id order by a.headline""");
    }

    @Test
    void storiesGoAlongWhereTheirCategoryMovedUnlessSomebodyChangedThem() throws Exception {
        take(filed("", "harbour"));
        assertThat(filing()).containsExactly("Fog: ferries", "Ice: ferries", "Vote: harbour news");
        jdbc.sql("update article set version = version + 1 where headline = 'Ice'")
                .update();
        ImportRun moved = take(filed("harbour", ""));
        assertThat(filing()).containsExactly("Fog: harbour ferries", "Ice: ferries", "Vote: news");
        assertThat(moved.totals().count(Kind.STORY, Outcome.UPDATED)).isEqualTo(2);
        assertThat(moved.totals().count(Kind.STORY, Outcome.UNCHANGED)).isEqualTo(1);
        ImportRun again = take(filed("harbour", "").raw("<!-- later -->"));
        assertThat(again.totals().count(Kind.STORY, Outcome.UNCHANGED)).isEqualTo(3);
        assertThat(filing()).containsExactly("Fog: harbour ferries", "Ice: ferries", "Vote: news");
    }

    @Test
    void sectionThatNothingIsInAnyMoreLeadsToItsTag() throws Exception {
        take(filed("", ""));
        assertThat(mvc.get().uri("/section/ferries")).hasStatusOk();
        take(filed("harbour", ""));
        assertThat(list("select slug from section order by slug")).containsExactly("harbour", "news");
        assertThat(mvc.get().uri("/section/ferries")).hasStatus(301).hasHeader("Location", "/tag/ferries");
        assertThat(mvc.get().uri("/category/ferries")).hasStatus(301).hasHeader("Location", "/tag/ferries");
    }

    @Test
    void exportOfAPartKnowsNoTreeAndMovesNothing() throws Exception {
        take(filed("harbour", ""));
        take(new Wxr()
                .post(1, "Fog", "publish")
                .in("ferries", "Ferries")
                .content("Words.")
                .end());
        assertThat(filing()).contains("Fog: harbour ferries");
        assertThat(list("select slug from section order by slug")).containsExactly("harbour", "news");
    }

    @Test
    void commentIsJoinedToTheOneItAnswersThatALaterExportBrings() throws Exception {
        ImportRun first = take(new Wxr()
                .post(1, "Ferry", "publish")
                .content("Words.")
                .comment(2, 1, "Ben", "An answer", "1")
                .comment(3, 2, "Cara", "And one to that", "1")
                .end());
        assertThat(reasons(first)).contains("parent");
        ImportRun second = take(new Wxr()
                .post(1, "Ferry", "publish")
                .content("Words.")
                .comment(1, 0, "Ada", "A question", "1")
                .comment(2, 1, "Ben", "An answer", "1")
                .comment(3, 2, "Cara", "And one to that", "1")
                .end());
        assertThat(reasons(second)).doesNotContain("parent");
        assertThat(
                        list(
                                "select c.author_name || ' ' || c.level || ' ' || coalesce(p.author_name, '-') || ' ' || coalesce(t.author_name, '-')"
                                        + " from comment c left join comment p on p.id = c.parent_id left join comment t on t.id = c.top_id order by c.level"))
                .containsExactly("Ada 1 - -", "Ben 2 Ada Ada", "Cara 3 Ben Ada");
        assertThat(count("import_reply")).isZero();
    }
}
