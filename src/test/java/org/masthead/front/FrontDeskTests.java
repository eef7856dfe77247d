package org.masthead.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.account.DeskUser;
import org.masthead.account.Role;
import org.masthead.section.SectionService;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@NewsroomTest
class FrontDeskTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    Fronts fronts;

    @Autowired
    SectionService sections;

    @Autowired
    JdbcClient jdbc;

    private long gulls;
    private long ferry;
    private long clock;

    @BeforeEach
    void write() {
        jdbc.sql("delete from article").update();
        jdbc.sql("update front set version = 0").update();
        gulls = stories.write("Gulls return").publish().getId();
        ferry = stories.write("Ferry runs").inSection("Harbour").publish().getId();
        clock = stories.write("Clock is slow").publish().getId();
    }

    @Test
    void strangerSeesNothing() {
        assertThat(mvc.get().uri("/desk/front")).hasStatus(HttpStatus.FOUND);
        assertThat(mvc.get().uri("/desk/front/breaking")).hasStatus(HttpStatus.FOUND);
    }

    @Test
    void nothingIsKeptBeforeItIsSaved() {
        Document draft = page(post("/desk/front", "version", "0", "move", "add:" + ferry), HttpStatus.OK);
        assertThat(chosen(draft)).containsExactly("Ferry runs");
        assertThat(draft.select("[data-draft]")).hasSize(1);
        assertThat(draft.select("button[value^=add]").eachAttr("value")).doesNotContain("add:" + ferry);
        assertThat(fronts.chosen(null)).isEmpty();
    }

    @Test
    void storiesStandByTheirNumbers() {
        assertSaved(save("0", place(gulls, "2"), place(ferry, "3"), place(clock, "1")));
        assertThat(fronts.chosen(null)).containsExactly(clock, gulls, ferry);
        Document page = page(get("/desk/front"), HttpStatus.OK);
        assertThat(chosen(page)).containsExactly("Clock is slow", "Gulls return", "Ferry runs");
        assertThat(page.select("[data-number]").eachAttr("value")).containsExactly("1", "2", "3");
        assertThat(page.text()).contains("Last saved by Nora Quill");
    }

    @Test
    void storiesMoveAndGoWithoutJavaScript() {
        String[] two = flat(place(gulls, "1"), place(ferry, "2"));
        Document up = page(post("/desk/front", with(two, "version", "0", "move", "up:" + ferry)), HttpStatus.OK);
        assertThat(chosen(up)).containsExactly("Ferry runs", "Gulls return");
        Document gone = page(post("/desk/front", with(two, "version", "0", "move", "remove:" + gulls)), HttpStatus.OK);
        assertThat(chosen(gone)).containsExactly("Ferry runs");
    }

    @Test
    void refusedNumberKeepsTheForm() {
        MvcTestResult answer = save("0", place(gulls, "first"), place(ferry, "1"));
        Document page = page(answer, HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(page.select("[data-number]").eachAttr("value")).containsExactly("first", "1");
        assertThat(page.select("[aria-invalid=true]")).hasSize(1);
        assertThat(page.select("#number-error").text()).contains("number");
        assertThat(fronts.chosen(null)).isEmpty();
    }

    @Test
    void thereAreTwelvePlaces() {
        List<String> thirteen = new ArrayList<>();
        for (int i = 1; i <= 13; i++) {
            long id = stories.write("Story " + i).publish().getId();
            thirteen.addAll(List.of(place(id, String.valueOf(i))));
        }
        String[] all = thirteen.toArray(String[]::new);
        Document page =
                page(post("/desk/front", with(all, "version", "0", "move", "save")), HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(page.select("#number-error").text()).contains("12");
        assertThat(chosen(page)).hasSize(13);
        assertThat(fronts.chosen(null)).isEmpty();
    }

    @Test
    void secondEditorIsToldAndLosesNothing() {
        assertSaved(save("0", place(gulls, "1")));
        Document page = page(save("0", place(ferry, "1"), place(clock, "2")), HttpStatus.CONFLICT);
        assertThat(fronts.chosen(null)).containsExactly(gulls);
        assertThat(page.select("[role=alert]").text()).contains("Nora Quill saved this front", "Gulls return");
        assertThat(chosen(page)).containsExactly("Ferry runs", "Clock is slow");
        String version = page.select("[name=version]").val();
        assertThat(version).isEqualTo("1");
        assertSaved(save(version, place(ferry, "1"), place(clock, "2")));
        assertThat(fronts.chosen(null)).containsExactly(ferry, clock);
    }

    @Test
    void storiesAreFoundByTheirHeadline() {
        Document found = page(post("/desk/front", "version", "0", "move", "arrange", "q", "FERRY"), HttpStatus.OK);
        assertThat(found.select(".choices .place__headline").eachText()).containsExactly("Ferry runs");
        for (String words : List.of("%", "\u0000", "_", "nobody wrote this")) {
            assertThat(post("/desk/front", "q", words)).as(words).hasStatusOk();
        }
    }

    @Test
    void whatReadersDoNotSeeIsSaidSo() {
        long gone = stories.write("Taken down").withdraw().getId();
        assertSaved(save("0", place(gone, "1"), place(gulls, "2")));
        Document page = page(get("/desk/front"), HttpStatus.OK);
        assertThat(page.select(".place--unseen").text()).contains("Taken down", "Withdrawn", "Readers do not see");
    }

    @Test
    void sectionHasOneLead() {
        long harbour = sections.bySlug("harbour").orElseThrow().id();
        long other = stories.write("Cranes idle").inSection("Harbour").publish().getId();
        String address = "/desk/front/sections/" + harbour;
        Document open = page(get(address), HttpStatus.OK);
        assertThat(open.select(".choices .place__headline").eachText()).doesNotContain("Gulls return");
        String[] ferryLeads = flat(place(ferry, "1"));
        Document draft = page(post(address, with(ferryLeads, "version", "0", "move", "add:" + other)), HttpStatus.OK);
        assertThat(chosen(draft)).containsExactly("Cranes idle");
        assertThat(post(address, with(ferryLeads, "version", "0", "move", "save")))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(fronts.chosen(harbour)).containsExactly(ferry);
        assertThat(fronts.chosen(null)).isEmpty();
        assertThat(get("/desk/front/sections/9999")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/desk/front/sections/9999", "move", "save")).hasStatus(HttpStatus.NOT_FOUND);
    }

    /** Bound to the section Harbour: what one may open and save. */
    @ParameterizedTest
    @CsvSource({
        "/desk/front/sections/Harbour, 200, 303",
        "/desk/front/sections/Town,    403, 403",
        "/desk/front,                  303, 403",
        "/desk/front/breaking,         403, 403",
        "/desk/front/breaking/end,       0, 403"
    })
    void boundEditorArrangesTheFrontsOfTheirSectionsOnly(String door, int opens, int saves) {
        long harbour = stories.section("Harbour").getId();
        String address = door.replace("Harbour", "" + harbour)
                .replace("Town", "" + stories.section("Town").getId());
        DeskUser plain = Desk.account(jdbc, "Hanna Harbour", Role.EDITOR);
        DeskUser bound =
                new DeskUser(plain.id(), plain.email(), plain.name(), Role.EDITOR, null, false, Set.of(harbour));
        if (opens != 0) {
            assertThat(mvc.get().uri(address).with(Desk.as(bound))).hasStatus(opens);
        }
        assertThat(mvc.post()
                        .uri(address)
                        .param("version", "0")
                        .param("move", "save")
                        .with(Desk.as(bound)))
                .hasStatus(saves);
        assertThat(mvc.get().uri("/desk/front").with(Desk.as(bound)))
                .redirectedUrl()
                .isEqualTo("/desk/front/sections/" + harbour);
        Document page = page(
                mvc.get()
                        .uri("/desk/front/sections/" + harbour)
                        .with(Desk.as(bound))
                        .exchange(),
                HttpStatus.OK);
        assertThat(page.select(".tabs a").eachText()).containsExactly("Harbour");
        jdbc.sql("delete from front where section_id is not null").update();
    }

    @Test
    void brokenFormsBreakNothing() {
        assertThat(post("/desk/front", "article", "x", "number", "1", "version", "0", "move", "save"))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(post("/desk/front", "article", "1", "article", "2", "number", "1", "version", "x"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/desk/front", "move", "up:99999999999999999999")).hasStatusOk();
        assertThat(save("1", place(999999, "1"))).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(fronts.chosen(null)).isEmpty();
    }

    private MvcTestResult save(String version, String[]... places) {
        return post("/desk/front", with(flat(places), "version", version, "move", "save"));
    }

    private static String[] place(long article, String number) {
        return new String[] {"article", String.valueOf(article), "number", number};
    }

    private static String[] flat(String[]... places) {
        return Arrays.stream(places).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private static String[] with(String[] places, String... more) {
        return flat(places, more);
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(Desk.asEditor()).exchange();
    }

    private MvcTestResult post(String address, String... parameters) {
        var request = mvc.post().uri(address).with(Desk.asEditor());
        for (int at = 0; at < parameters.length; at += 2) {
            request.param(parameters[at], parameters[at + 1]);
        }
        return request.exchange();
    }

    private static void assertSaved(MvcTestResult answer) {
        assertThat(answer).hasStatus(HttpStatus.SEE_OTHER).redirectedUrl().isEqualTo("/desk/front");
    }

    private static List<String> chosen(Document page) {
        return page.select(".places .place__headline").eachText();
    }

    private static Document page(MvcTestResult answer, HttpStatus status) {
        assertThat(answer).hasStatus(status);
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
