package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.section.Section;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;

@NewsroomTest
class ArticleDeskTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private final Map<String, String> form = new LinkedHashMap<>();
    private final Map<String, List<String>> places = new LinkedHashMap<>();

    @BeforeEach
    void fillTheForm() {
        Section section = stories.section("Town");
        form.put("headline", "Harbour reopens after the storm");
        form.put("standfirst", "Ships are back.");
        form.put("section", String.valueOf(section.getId()));
        form.put("body", "The harbour reopened.\n\nShips came in.");
        form.put("discussion", "OPEN");
        form.put("noteKind", "NONE");
        // Every test has a headline of its own in the database, so that addresses do not meet.
        jdbc.sql("delete from article").update();
    }

    @Test
    void savedDraftIsNotBeforeTheReaders() {
        assertThat(post("/desk/articles")).hasStatus(303);
        assertThat(mvc.get().uri("/2026/11/harbour-reopens-after-the-storm")).hasStatus(404);
        assertThat(mvc.get().uri("/").exchange()).bodyText().doesNotContain("Harbour reopens");
    }

    @Test
    void leadPictureIsLookedForInTheLibraryFromWithinTheForm() throws Exception {
        jdbc.sql("""
                        insert into picture (file_name, media_type, width, height, uploaded_at, alt_text, credit)
                        select 'quay' || n || '.jpg', 'image/jpeg', 40, 20, now(), 'The quay ' || n, 'Otto Sand'
                        from generate_series(1, 30) n""").update();
        form.put("pictureWords", "quay");
        Document page = page(post("/desk/articles/pictures"));
        assertThat(page.select("[name=headline]").text()
                        + page.select("[name=headline]").val())
                .contains("Harbour reopens after the storm");
        assertThat(page.select(".lead-shelf__one [name=leadPicture]")).hasSize(24);
        form.put("pictureBefore", page.select("[name=pictureBefore]").val());
        page = page(post("/desk/articles/pictures"));
        assertThat(page.select(".lead-shelf__one img").eachAttr("alt"))
                .containsExactly("The quay 6", "The quay 5", "The quay 4", "The quay 3", "The quay 2", "The quay 1");
        assertThat(page.select("[name=pictureBefore]")).isEmpty();
        form.put(
                "leadPicture",
                page.select(".lead-shelf__one [name=leadPicture]").get(1).val());
        assertThat(post("/desk/articles")).hasStatus(303);
        assertThat(jdbc.sql("select lead_alt_text || ', ' || lead_credit from article")
                        .query(String.class)
                        .single())
                .isEqualTo("The quay 5, Otto Sand");
        long story = jdbc.sql("select id from article").query(Long.class).single();
        form.put("pictureWords", "no such words");
        page = page(post("/desk/articles/" + story + "/pictures"));
        assertThat(page.select("[data-shelf]").text()).contains("No picture has these words");
        assertThat(page.select("[data-shelf] [name=leadPicture][checked]").val())
                .isEqualTo(form.get("leadPicture"));
        assertThat(page.select("[type=checkbox][name=leadPicture]")).isEmpty();
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from picture").update();
    }

    private static Document page(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    @Test
    void markdownIsNotLookedForInWhatTheEditorWrote() {
        form.put("body", "<p>Two * three * four</p>\n\n<p># is a sign</p><script>alert(1)</script>");
        form.put("bodyFormat", "html");
        assertThat(post("/desk/articles")).hasStatus(303);
        assertThat(jdbc.sql("select body from article").query(String.class).single())
                .isEqualTo("<p>Two * three * four</p>\n<p># is a sign</p>");
    }

    @Test
    void refusedFormComesBackToTheEditorOrItsSourceAsItWasSent() {
        form.put("headline", "");
        assertThat(post("/desk/articles")).bodyText().contains("data-editor=\"source\"");
        form.put("bodyFormat", "html");
        assertThat(post("/desk/articles")).bodyText().contains("data-editor=\"html\"");
    }

    @Test
    void sourceIsReadForTheEditorAndNothingIsKept() {
        MvcTestResult answer = mvc.post()
                .uri("/desk/articles/body")
                .param("body", "## Head\n\n*words*<img src=x onerror=alert(1)>")
                .with(Desk.asEditor())
                .exchange();
        assertThat(answer).bodyJson().extractingPath("$.html").isEqualTo("<h2>Head</h2>\n<p><em>words</em></p>");
        assertThat(mvc.post()
                        .uri("/desk/articles/body")
                        .param("body", "x".repeat(1_000_001))
                        .with(Desk.asEditor()))
                .hasStatus(413);
    }

    @Test
    void publishedArticleIsAtItsAddressAtOnce() {
        form.put("move", "publish");
        assertThat(post("/desk/articles")).hasStatus(303);
        assertThat(mvc.get().uri("/2026/11/harbour-reopens-after-the-storm").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Harbour reopens after the storm", "<p>Ships came in.</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "headline    | ''            | A headline is needed",
                "section     | ''            | Please choose a section",
                "section     | 999           | Please choose a section",
                "slug        | Not A Slug    | An address is made of",
                "publishedAt | 2027-01-01T00:00 | lies in the future",
                "publishedAt | yesterday     | not a date",
                "authors     | 999           | does not exist any more",
                "leadPicture | 999           | does not exist any more",
                "tags        | '?!'          | cannot be a tag",
                "standfirst  | '\u0007'      | no keyboard makes"
            })
    void mistakeIsNamedAndNothingIsLostOrWritten(String field, String value, String message) {
        form.put("teaser", "A teaser that took an hour");
        form.put(field, value);
        assertThat(post("/desk/articles"))
                .hasStatus(422)
                .bodyText()
                .contains(message, "A teaser that took an hour", "Ships came in.");
        assertThat(count("article")).isZero();
    }

    @Test
    void storyWithoutATextIsNotPublishedButADraftIsKept() {
        form.put("body", " ");
        form.put("move", "publish");
        assertThat(post("/desk/articles")).hasStatus(422).bodyText().contains("A story needs a text");
        form.put("move", "save");
        assertThat(post("/desk/articles")).hasStatus(303);
    }

    @Test
    void conflictShowsBothVersionsOfAField() {
        long id = create();
        form.put("version", version(id));
        form.put("tags", "Storm");
        post("/desk/articles/" + id);
        form.put("tags", "Ships");
        assertThat(post("/desk/articles/" + id, "Mara Lind"))
                .hasStatus(409)
                .bodyText()
                .contains("Nora Quill saved this article", "<ins>Storm</ins>", "<ins>Ships</ins>");
    }

    @Test
    void tooLongHeadlineIsRefusedNotCut() {
        form.put("headline", "x".repeat(201));
        assertThat(post("/desk/articles")).hasStatus(422).bodyText().contains("At most 200", "x".repeat(201));
    }

    @Test
    void refusedFormMakesNoTags() {
        form.put("tags", "Never made");
        form.put("headline", "");
        post("/desk/articles");
        assertThat(count("tag where name = 'Never made'")).isZero();
    }

    @Test
    void secondOfTwoEditorsIsToldAndLosesNothing() {
        long id = create();
        form.put("version", version(id));
        form.put("body", "What Nora wrote.");
        assertThat(post("/desk/articles/" + id)).hasStatus(303);

        form.put("body", "What Mara wrote.");
        MvcTestResult refused = post("/desk/articles/" + id, "Mara Lind");
        assertThat(refused)
                .hasStatus(409)
                .bodyText()
                .contains("What <ins>Nora</ins> wrote.", "What <ins>Mara</ins> wrote.", "value=\"What Mara wrote.\"");
        assertThat(body(id)).isEqualTo("<p>What Nora wrote.</p>");

        form.put("version", version(id));
        assertThat(post("/desk/articles/" + id, "Mara Lind")).hasStatus(303);
        assertThat(body(id)).isEqualTo("<p>What Mara wrote.</p>");
    }

    @Test
    void changedSlugLeavesARedirect() {
        form.put("move", "publish");
        long id = create();
        form.put("version", version(id));
        form.put("slug", "harbour-open");
        assertThat(post("/desk/articles/" + id)).hasStatus(303);
        assertThat(mvc.get().uri("/2026/11/harbour-reopens-after-the-storm"))
                .hasStatus(301)
                .hasHeader("Location", "/2026/11/harbour-open");
        assertThat(mvc.get().uri("/2026/11/harbour-open")).hasStatusOk();
    }

    @Test
    void changedDateLeavesARedirectAndComingBackEndsIt() {
        form.put("move", "publish");
        long id = create();
        form.put("version", version(id));
        form.put("publishedAt", "2026-10-31T18:30");
        assertThat(post("/desk/articles/" + id)).hasStatus(303);
        assertThat(mvc.get().uri("/2026/11/harbour-reopens-after-the-storm"))
                .hasStatus(301)
                .hasHeader("Location", "/2026/10/harbour-reopens-after-the-storm");

        form.put("version", version(id));
        form.put("publishedAt", "2026-11-02T18:30");
        assertThat(post("/desk/articles/" + id)).hasStatus(303);
        assertThat(mvc.get().uri("/2026/11/harbour-reopens-after-the-storm")).hasStatusOk();
        assertThat(mvc.get().uri("/2026/10/harbour-reopens-after-the-storm")).hasStatus(301);
    }

    @Test
    void addressOfAnotherArticleIsNotTaken() {
        form.put("move", "publish");
        create();
        form.put("headline", "Another story");
        form.put("slug", "harbour-reopens-after-the-storm");
        assertThat(post("/desk/articles")).hasStatus(422).bodyText().contains("Another article has, or once had");
        assertThat(count("article")).isEqualTo(1);
    }

    @Test
    void sameHeadlineTwiceGetsTheNextFreeAddress() {
        form.put("move", "publish");
        create();
        create();
        assertThat(mvc.get().uri("/2026/11/harbour-reopens-after-the-storm-2")).hasStatusOk();
    }

    @Test
    void withdrawnArticleIsGoneAndCanComeBack() {
        form.put("move", "publish");
        long id = create();
        assertThat(post("/desk/articles/" + id + "/moves/withdraw")).hasStatus(303);
        assertThat(mvc.get().uri("/2026/11/harbour-reopens-after-the-storm").exchange())
                .hasStatus(410)
                .bodyText()
                .doesNotContain("Ships came in");

        form.put("version", version(id));
        assertThat(post("/desk/articles/" + id)).hasStatus(303);
        assertThat(mvc.get().uri("/2026/11/harbour-reopens-after-the-storm")).hasStatusOk();
    }

    @Test
    void draftIsDeletedButWhatReadersSawIsNot() {
        long draft = create();
        form.put("version", "77");
        assertThat(post("/desk/articles/" + draft + "/deletion")).hasStatus(303);
        assertThat(count("article")).as("changed meanwhile").isEqualTo(1);
        form.put("version", version(draft));
        assertThat(post("/desk/articles/" + draft + "/deletion")).hasStatus(303);
        assertThat(count("article")).isZero();
        form.put("move", "publish");
        long live = create();
        form.put("version", version(live));
        assertThat(post("/desk/articles/" + live + "/deletion")).hasStatus(303);
        assertThat(count("article")).isEqualTo(1);
    }

    @Test
    void updateIsToldOnlyWhereItIsOfSubstance() {
        form.put("move", "publish");
        long id = create();
        clock.advance(Duration.ofHours(2));
        form.put("body", "The harbour closed again.");
        save(id);
        assertThat(updated()).as("nobody asked for it").isFalse();
        form.put("substantive", "true");
        form.put("body", "The harbour, CLOSED again!");
        save(id);
        assertThat(updated()).as("not a word is another").isFalse();
        form.put("body", "The harbour closed again on Monday.");
        save(id);
        assertThat(updated()).isTrue();
    }

    @Test
    void bylineOfAuthorsGuestsAndRolesIsPrintedInItsOrder() {
        long mara = stories.author("Mara Lind").getId();
        long otto = stories.author("Otto Brandt").getId();
        places("authors", String.valueOf(mara), "", String.valueOf(otto), "");
        places("guests", "", "Ines Vogel", "", "");
        places("roles", "", "", "Photographs by", "");
        form.put("dateline", "Harbour Point");
        form.put("move", "publish");
        long id = create();
        String page = page("/2026/11/harbour-reopens-after-the-storm");
        assertThat(page.replaceAll("<[^>]*>", ""))
                .contains("By Mara Lind and Ines Vogel", "Photographs by Otto Brandt", "Harbour Point The harbour");
        assertThat(page).contains("href=\"/author/otto-brandt\"").doesNotContain("Ines Vogel</a>");
        assertThat(page("/").replaceAll("<[^>]*>", ""))
                .contains("By Mara Lind and Ines Vogel")
                .doesNotContain("Otto Brandt");
        assertThat(page("/author/otto-brandt")).contains("Harbour reopens");

        MvcTestResult opened =
                mvc.get().uri("/desk/articles/" + id).with(Desk.asEditor()).exchange();
        assertThat(opened).bodyText().contains("value=\"Ines Vogel\"", "value=\"Photographs by\"", "Harbour Point");
    }

    @Test
    void bylineThatCannotBePrintedIsRefusedAndKept() {
        places("authors", String.valueOf(stories.author("Mara Lind").getId()), "");
        places("guests", "Ines Vogel", "");
        places("roles", "", "");
        assertThat(post("/desk/articles"))
                .hasStatus(422)
                .bodyText()
                .contains("Beside Ines Vogel an author is chosen too", "value=\"Ines Vogel\"");
        places("authors", "", "");
        places("guests", "", "");
        places("roles", "Maps by", "");
        assertThat(post("/desk/articles"))
                .hasStatus(422)
                .bodyText()
                .contains("There is nobody for the role", "value=\"Maps by\"");
        places("guests", "x".repeat(121), "");
        assertThat(post("/desk/articles")).hasStatus(422).bodyText().contains("At most 120", "x".repeat(121));
        assertThat(count("article")).isZero();
    }

    @Test
    void bylineThatTheVersionBeforeWroteIsReadAndKeepsItsGuests() {
        places("authors", String.valueOf(stories.author("Mara Lind").getId()), "");
        places("guests", "", "Ines Vogel");
        places("roles", "Words by", "");
        form.put("move", "publish");
        long id = create();
        // It knows authors only, and changes them in place.
        jdbc.sql("update byline set author_id = ? where article_id = ?")
                .params(stories.author("Otto Brandt").getId(), id)
                .update();
        jdbc.sql("insert into article (headline, slug, body, section_id, status, discussion, created_at, saved_at)"
                        + " values ('Old', 'old', '', ?, 'DRAFT', 'OPEN', now(), now())")
                .param(Long.parseLong(form.get("section")))
                .update();
        assertThat(page("/2026/11/harbour-reopens-after-the-storm").replaceAll("<[^>]*>", ""))
                .contains("By Otto Brandt and Ines Vogel")
                .doesNotContain("Words by");
    }

    @Test
    void conflictComparesBylineAndDateline() {
        long id = create();
        form.put("version", version(id));
        form.put("dateline", "Harbour Point");
        places("guests", "Ines Vogel", "");
        post("/desk/articles/" + id);
        form.put("dateline", "Merrin");
        places("guests", "Jon Hale", "");
        assertThat(post("/desk/articles/" + id, "Mara Lind"))
                .hasStatus(409)
                .bodyText()
                .contains(
                        "<ins>Ines Vogel</ins>", "<ins>Harbour Point</ins>", "value=\"Jon Hale\"", "value=\"Merrin\"");
    }

    @Test
    void correctionStandsUnderTheStoryWithItsDateUntilItIsTakenBack() {
        form.put("move", "publish");
        long id = create();
        clock.advance(Duration.ofHours(3));
        form.put("correction", "An earlier version said <b>forty</b> ships.\nThere were four.");
        save(id);
        assertThat(page("/2026/11/harbour-reopens-after-the-storm"))
                .contains("<h2 class=\"corrections__title\" id=\"corrections-title\">Correction</h2>")
                .contains(
                        "An earlier version said &lt;b&gt;forty&lt;/b&gt; ships.", "href=\"#corrections\"", "Updated ");
        form.put("correction", "It was Monday.");
        save(id);
        assertThat(page("/2026/11/harbour-reopens-after-the-storm"))
                .contains(">Corrections and notes</h2>", "It was Monday.");

        form.put("correction", "");
        form.put(
                "takenBack",
                jdbc.sql("select min(id) from correction").query(String.class).single());
        save(id);
        assertThat(page("/2026/11/harbour-reopens-after-the-storm"))
                .contains("It was Monday.")
                .doesNotContain("forty");
    }

    @Test
    void changedWordsOfALiveStoryAskForANoteOnce() {
        form.put("move", "publish");
        long id = create();
        form.remove("noteKind");
        form.put("body", "The harbour reopened.\n\nFour ships came in.");
        form.put("version", version(id));
        MvcTestResult asked = post("/desk/articles/" + id);
        assertThat(asked).hasStatus(422).bodyText().contains("Do readers need a note?", "Four ships came in.");
        assertThat(page("/2026/11/harbour-reopens-after-the-storm")).doesNotContain("Four ships");
        String answer = org.jsoup.Jsoup.parse(
                        new String(asked.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .select("[name=noteKind] option[selected]")
                .attr("value");
        assertThat(answer).isEqualTo("NONE");
        form.put("noteKind", answer);
        assertThat(post("/desk/articles/" + id)).hasStatus(303);
        assertThat(page("/2026/11/harbour-reopens-after-the-storm"))
                .contains("Four ships")
                .doesNotContain("id=\"corrections\"");
    }

    @Test
    void commasAndDraftsAskForNothing() {
        form.remove("noteKind");
        long id = create();
        form.put("body", "Quite other words.");
        save(id);
        form.put("move", "publish");
        save(id);
        form.put("body", "Quite, other words!");
        save(id);
    }

    @Test
    void noteHasAKindAndAKindNeedsANote() {
        form.put("move", "publish");
        long id = create();
        form.put("noteKind", "CLARIFICATION");
        form.put("version", version(id));
        assertThat(post("/desk/articles/" + id)).hasStatus(422).bodyText().contains("Please write the note");
        form.put("correction", "All ships are meant, not only ours.");
        save(id);
        assertThat(page("/2026/11/harbour-reopens-after-the-storm"))
                .contains(">Clarification</h2>", "All ships are meant", "\"@type\":\"CorrectionComment\"");
    }

    @Test
    void noticeStandsWhereAWithdrawnStoryWas() {
        form.put("move", "publish");
        long id = create();
        form.clear();
        form.put("notice", "A source <b>misled</b> us.\nWe are sorry.");
        assertThat(post("/desk/articles/" + id + "/moves/withdraw")).hasStatus(303);
        assertThat(mvc.get().uri("/2026/11/harbour-reopens-after-the-storm").exchange())
                .hasStatus(410)
                .bodyText()
                .contains("A source &lt;b&gt;misled&lt;/b&gt; us.", "Withdrawn 24 November 2026")
                .doesNotContain("Ships came in");
        form.put("notice", "x".repeat(1001));
        post("/desk/articles/" + id + "/withdrawal-notice");
        form.put("notice", "The story was not ours.");
        assertThat(post("/desk/articles/" + id + "/withdrawal-notice")).hasStatus(303);
        assertThat(mvc.get().uri("/2026/11/harbour-reopens-after-the-storm").exchange())
                .bodyText()
                .contains("The story was not ours.")
                .doesNotContain("misled", "xxxx");
    }

    @Test
    void correctionOfADraftIsNotKeptAndARefusedOneIsNotLost() {
        long id = create();
        form.put("correction", "Nobody has read it.");
        save(id);
        assertThat(count("correction")).isZero();
        form.put("move", "publish");
        save(id);
        form.put("correction", "x".repeat(2001));
        form.put("version", version(id));
        assertThat(post("/desk/articles/" + id)).hasStatus(422).bodyText().contains("At most 2,000", "x".repeat(2001));
        assertThat(count("correction")).isZero();
    }

    @Test
    void fieldsThatTheFormDoesNotHaveChangeNothing() {
        form.put("status", "LIVE");
        form.put("address", "/2026/11/forged");
        form.put("id", "77");
        create();
        assertThat(jdbc.sql("select status from article").query(String.class).single())
                .isEqualTo("DRAFT");
    }

    @Test
    void previewShowsWhatIsTypedAndWritesNothing() {
        form.put("body", "Only in the preview.");
        assertThat(post("/desk/articles/preview")).hasStatusOk().bodyText().contains("Only in the preview.");
        assertThat(count("article")).isZero();
    }

    @Test
    void previewOfALiveStoryHasItsDateAndNotes() {
        form.put("move", "publish");
        long id = create();
        form.remove("move");
        form.put("body", "Only in the preview.");
        assertThat(post("/desk/articles/" + id + "/preview"))
                .hasStatusOk()
                .bodyText()
                .contains("Only in the preview.", "24 November 2026")
                .doesNotContain("Not published yet");
    }

    @Test
    void listFindsByWordsStateAndSection() {
        create();
        assertThat(list("?q=HARBOUR")).contains("Harbour reopens");
        assertThat(list("?q=100%25")).doesNotContain("Harbour reopens");
        assertThat(list("?status=LIVE")).doesNotContain("Harbour reopens");
        assertThat(list("?status=draft&section=" + form.get("section"))).contains("Harbour reopens");
        assertThat(mvc.get().uri("/desk/articles?before=nonsense").with(Desk.asEditor()))
                .hasStatus(404);
    }

    private String list(String query) {
        MvcTestResult result =
                mvc.get().uri("/desk/articles" + query).with(Desk.asEditor()).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private long create() {
        assertThat(post("/desk/articles")).hasStatus(303);
        return jdbc.sql("select max(id) from article").query(Long.class).single();
    }

    private MvcTestResult post(String address) {
        return post(address, "Nora Quill");
    }

    private MvcTestResult post(String address, String editor) {
        LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        form.forEach(fields::add);
        fields.putAll(places);
        return mvc.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .params(fields)
                .with(Desk.asEditor(editor))
                .exchange();
    }

    private void places(String field, String... values) {
        places.put(field, List.of(values));
    }

    private void save(long id) {
        form.put("version", version(id));
        assertThat(post("/desk/articles/" + id)).hasStatus(303);
    }

    private boolean updated() {
        return jdbc.sql("select updated_at is not null from article")
                .query(Boolean.class)
                .single();
    }

    private String page(String address) {
        MvcTestResult result = mvc.get().uri(address).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private String version(long id) {
        return jdbc.sql("select max(id) from revision where article_id = ? and reason not in ('WORK', 'TAKEN_OVER')")
                .param(id)
                .query(String.class)
                .single();
    }

    private String body(long id) {
        return jdbc.sql("select body from article where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
