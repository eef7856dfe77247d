package org.masthead.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;

@NewsroomTest
class WorkingCopyDeskTests {

    private static final String NORA = "Nora Quill";
    private static final String MARA = "Mara Lind";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    private long id;
    private final String sitting = UUID.randomUUID().toString();

    @BeforeEach
    void writeAStory() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from working_copy").update();
        id = stories.write("Harbour reopens").saying("One.").publish().getId();
    }

    @Test
    void autosaveIsKeptApartFromWhatIsLiveAndShownOnReturn() {
        keep(NORA, sitting, 1, "Two, half a sen");
        assertThat(mvc.get().uri("/2026/11/harbour-reopens")).bodyText().doesNotContain("half a sen");
        assertThat(open(NORA)).bodyText().contains("half a sen", "did not save");
        assertThat(open(MARA)).bodyText().doesNotContain("half a sen");
    }

    @Test
    void whatArrivesLateNeverGoesBackwards() {
        keep(NORA, sitting, 2, "The newer text");
        keep(NORA, sitting, 1, "The older text");
        assertThat(open(NORA)).bodyText().contains("The newer text").doesNotContain("The older text");
        save(NORA, sitting, 3, "Saved");
        keep(NORA, sitting, 3, "Was under way while it was saved");
        assertThat(open(NORA)).bodyText().contains("Saved").doesNotContain("under way");
    }

    @Test
    void ownAutosaveAndSaveOfOneWindowNeverConflict() {
        keep(NORA, sitting, 1, "Two.");
        assertThat(save(NORA, sitting, 2, "Two, longer.")).hasStatus(303);
        keep(NORA, sitting, 3, "Two, longer still.");
        assertThat(save(NORA, sitting, 4, "Two, at last.")).hasStatus(303);
    }

    @Test
    void newStoryThatWasNeverSavedIsOfferedAndGoesWithItsSave() {
        Map<String, String> form = form("Half a headl", "");
        form.put("headline", "Half a headl");
        form.put("sitting", sitting);
        form.put("turn", "1");
        assertThat(post("/desk/articles/working-copy", form, NORA)).hasStatusOk();
        assertThat(mvc.get().uri("/desk/articles/new").with(Desk.asEditor(NORA)))
                .bodyText()
                .contains("Half a headl", "never saved it");
        long copy = jdbc.sql("select id from working_copy").query(Long.class).single();
        assertThat(mvc.get().uri("/desk/articles/new?copy=" + copy).with(Desk.asEditor(NORA)))
                .bodyText()
                .contains(">Half a headl</textarea>");
        assertThat(mvc.get().uri("/desk/articles/new?copy=" + copy).with(Desk.asEditor(MARA)))
                .bodyText()
                .doesNotContain("Half a headl");

        form.put("headline", "A whole headline");
        form.put("turn", "2");
        assertThat(post("/desk/articles", form, NORA)).hasStatus(303);
        assertThat(mvc.get().uri("/desk/articles/new").with(Desk.asEditor(NORA)))
                .bodyText()
                .doesNotContain("never saved it");
    }

    @Test
    void workFoldsIntoOneRevisionInTenMinutes() {
        for (int turn = 1; turn <= 5; turn++) {
            keep(NORA, sitting, turn, "Text " + turn);
        }
        assertThat(work()).isZero();
        jdbc.sql("update working_copy set folded_at = folded_at - interval '11 minutes'")
                .update();
        keep(NORA, sitting, 6, "Text 6");
        keep(NORA, sitting, 7, "Text 7");
        assertThat(work()).isEqualTo(1);
        assertThat(jdbc.sql("select text -> 'body' ->> 0 from revision where reason = 'WORK'")
                        .query(String.class)
                        .single())
                .isEqualTo("Text 5");
    }

    @Test
    void historyDoesNotGrowWithTheTimeSpent() {
        for (int turn = 1; turn <= 30; turn++) {
            keep(NORA, sitting, turn, "Text " + turn);
            jdbc.sql("update working_copy set folded_at = folded_at - interval '11 minutes'")
                    .update();
        }
        assertThat(work()).isEqualTo(20);
    }

    @Test
    void nothingIsKeptOfATextThatIsSavedAlready() {
        Map<String, String> form = form("Harbour reopens", "<p>One.</p>");
        form.put("sitting", sitting);
        form.put("turn", "1");
        form.put("bodyFormat", "html");
        form.put("discussion", "OPEN");
        form.put("publishedAt", shown("publishedAt"));
        assertThat(post("/desk/articles/" + id + "/working-copy", form, NORA)).hasStatusOk();
        assertThat(unsaved()).isZero();

        form.put("turn", "2");
        form.put("body", "<p>One, and more.</p>");
        post("/desk/articles/" + id + "/working-copy", form, NORA);
        assertThat(unsaved()).isEqualTo(1);

        form.put("turn", "3");
        form.put("body", "<p>One.</p>\r\n");
        post("/desk/articles/" + id + "/working-copy", form, NORA);
        assertThat(unsaved()).isZero();
    }

    private long unsaved() {
        return jdbc.sql("select count(*) from working_copy where text <> '{}'")
                .query(Long.class)
                .single();
    }

    /** What a field of the opened form says. */
    private String shown(String field) {
        return Objects.requireNonNull(Jsoup.parse(
                                new String(open(NORA).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                        .selectFirst("#story [name=" + field + "]"))
                .val();
    }

    @Test
    void discardedWorkIsGoneFromTheFormAndKeptInTheHistory() {
        keep(NORA, sitting, 1, "Thrown away");
        long copy = jdbc.sql("select id from working_copy").query(Long.class).single();
        String address = "/desk/articles/working-copies/" + copy + "/discarding";
        assertThat(post(address, Map.of(), MARA)).hasStatus(303);
        assertThat(open(NORA)).bodyText().contains("Thrown away");
        assertThat(post(address, Map.of("article", "" + id), NORA)).hasStatus(303);
        assertThat(open(NORA)).bodyText().doesNotContain("Thrown away");
        assertThat(work()).isEqualTo(1);
    }

    @Test
    void firstOneHoldsTheStoryAndTheOthersSeeIt() {
        keep(NORA, sitting, 0, "");
        String other = UUID.randomUUID().toString();
        assertThat(keep(MARA, other, 0, ""))
                .bodyJson()
                .extractingPath("$.holder")
                .isEqualTo(NORA);
        assertThat(keep(NORA, sitting, 0, ""))
                .bodyJson()
                .extractingPath("$.holder")
                .isNull();
        assertThat(open(MARA)).bodyText().contains(NORA + " is editing this since");
        assertThat(mvc.get().uri("/desk/articles").with(Desk.asEditor(MARA)))
                .bodyText()
                .contains(NORA);

        jdbc.sql("update presence set seen_at = seen_at - interval '2 minutes' where sitting = ?")
                .param(sitting)
                .update();
        assertThat(keep(MARA, other, 0, ""))
                .bodyJson()
                .extractingPath("$.holder")
                .isNull();
    }

    @Test
    void whoLosesTheStoryIsToldAndLosesNoText() {
        keep(NORA, sitting, 1, "What Nora had typed");
        assertThat(post("/desk/articles/" + id + "/take-over", Map.of(), MARA)).hasStatus(303);
        keep(MARA, UUID.randomUUID().toString(), 0, "");
        assertThat(keep(NORA, sitting, 2, "What Nora had typed, and more"))
                .bodyJson()
                .extractingPath("$.takenBy")
                .isEqualTo(MARA);
        assertThat(open(NORA)).bodyText().contains("What Nora had typed, and more", MARA + " is editing");
        assertThat(jdbc.sql("select count(*) from revision where reason = 'TAKEN_OVER'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void otherPersonsSittingIsNotWrittenInto() {
        keep(NORA, sitting, 5, "Nora's own");
        keep(MARA, sitting, 9, "Written into");
        assertThat(open(NORA)).bodyText().contains("Nora&#39;s own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not a key at all but long enough 123", "00000000-0000-0000-0000-00000000000g"})
    void windowWithoutAKeyIsRefused(String key) {
        Map<String, String> form = form("Harbour", "Two.");
        form.put("sitting", key);
        form.put("turn", "1");
        assertThat(post("/desk/articles/" + id + "/working-copy", form, NORA)).hasStatus(400);
        assertThat(post("/desk/articles/working-copy", form, NORA)).hasStatus(400);
    }

    @Test
    void anythingThatIsTypedIsKept() {
        Map<String, String> form = form("", "A \0 and \u0007 and " + "x".repeat(3000));
        form.put("sitting", sitting);
        form.put("turn", "1");
        form.put("section", "999");
        form.put("publishedAt", "someday");
        assertThat(post("/desk/articles/" + id + "/working-copy", form, NORA)).hasStatusOk();
        assertThat(post("/desk/articles/99999/working-copy", form, NORA)).hasStatus(404);
        assertThat(open(NORA)).hasStatusOk().bodyText().contains("x".repeat(3000));
    }

    @Test
    void historyComparesAnyTwoAndRestoresOne() {
        save(NORA, sitting, 1, "The harbour closed on Sunday.");
        save(MARA, UUID.randomUUID().toString(), 1, "The harbour closed on Monday.");
        long first = jdbc.sql("select min(id) from revision where reason = 'SAVED'")
                .query(Long.class)
                .single();
        long last = jdbc.sql("select max(id) from revision").query(Long.class).single();
        String revisions = "/desk/articles/" + id + "/revisions";
        assertThat(get(revisions)).hasStatusOk().bodyText().contains(NORA, MARA, "Not published yet");
        String comparison = revisions + "/comparison?from=" + first + "&to=" + last;
        assertThat(get(comparison)).hasStatusOk().bodyText().contains("<del>Sunday</del>", "<ins>Monday</ins>");
        assertThat(get(comparison + "&view=inline")).bodyText().contains("<del>Sunday</del><ins>Monday</ins>");
        assertThat(get(revisions + "/comparison"))
                .as("what the last save changed")
                .hasStatusOk()
                .bodyText()
                .contains("<ins>Monday</ins>");
        assertThat(get("/desk/articles/" + id + "/pending")).hasStatus3xxRedirection();
        assertThat(post(revisions + "/" + first + "/restoration", Map.of(), NORA))
                .hasStatus(303);
        assertThat(open(NORA)).bodyText().contains("closed on Sunday");
        assertThat(mvc.get().uri("/2026/11/harbour-reopens")).bodyText().contains("One.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/revisions/comparison?to=x", "/revisions/comparison?to=999999", "/pending"})
    void historyThatIsNotThereIsNotFound(String path) {
        assertThat(get("/desk/articles/" + id + path)).hasStatus(404);
        assertThat(get("/desk/articles/99999" + path)).hasStatus(404);
    }

    private MvcTestResult keep(String who, String key, int turn, String body) {
        Map<String, String> form = form("Harbour reopens", body);
        form.put("sitting", key);
        form.put("turn", "" + turn);
        MvcTestResult result = post("/desk/articles/" + id + "/working-copy", form, who);
        assertThat(result).hasStatusOk();
        return result;
    }

    private MvcTestResult save(String who, String key, int turn, String body) {
        Map<String, String> form = form("Harbour reopens", body);
        form.put("sitting", key);
        form.put("turn", "" + turn);
        return post("/desk/articles/" + id, form, who);
    }

    private Map<String, String> form(String headline, String body) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("headline", headline);
        form.put("body", body);
        form.put("section", String.valueOf(stories.section("Town").getId()));
        form.put("slug", "harbour-reopens");
        form.put(
                "version",
                jdbc.sql("select coalesce(max(id), 0) from revision where reason not in ('WORK', 'TAKEN_OVER')")
                        .query(String.class)
                        .single());
        return form;
    }

    private MvcTestResult open(String who) {
        return mvc.get().uri("/desk/articles/" + id).with(Desk.asEditor(who)).exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(Desk.asEditor(NORA)).exchange();
    }

    private MvcTestResult post(String path, Map<String, String> fields, String who) {
        LinkedMultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        fields.forEach(sent::add);
        return mvc.post().uri(path).params(sent).with(Desk.asEditor(who)).exchange();
    }

    private long work() {
        return jdbc.sql("select count(*) from revision where reason = 'WORK'")
                .query(Long.class)
                .single();
    }
}
