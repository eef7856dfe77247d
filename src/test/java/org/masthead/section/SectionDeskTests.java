package org.masthead.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@NewsroomTest
class SectionDeskTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SectionService sections;

    @Autowired
    TagService tags;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void clear() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from section").update();
        jdbc.sql("delete from tag").update();
    }

    @Test
    void strangerSeesNothing() {
        assertThat(mvc.get().uri("/desk/sections")).hasStatus(HttpStatus.FOUND);
        assertThat(mvc.get().uri("/desk/tags")).hasStatus(HttpStatus.FOUND);
    }

    @Test
    void refusedSectionKeepsWhatWasTyped() {
        sections.create("Sport", "");
        MvcTestResult answer = post("/desk/sections", "name", " SPORT ", "summary", "Games <b>only</b>");
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        Document page = page(answer);
        assertThat(page.select("#new-name").val()).isEqualTo("SPORT");
        assertThat(page.select("#new-name").attr("aria-describedby")).isEqualTo("new-name-error");
        assertThat(page.select("#new-name-error").text()).startsWith("There is a section of this name");
        assertThat(page.select("#new-summary").val()).isEqualTo("Games <b>only</b>");
        assertThat(sections.all()).hasSize(1);
    }

    @Test
    void namesThatCannotBeKeptAreRefused() {
        for (String name : List.of("", "   ", "\u200b", "a\u0000b", "x".repeat(81), "!!!")) {
            assertThat(post("/desk/sections", "name", name, "summary", ""))
                    .as(name)
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        assertThat(post("/desk/sections", "name", "News", "summary", "x".repeat(301)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(sections.all()).isEmpty();
    }

    @Test
    void refusedChangeStandsInItsOwnLine() {
        long news = sections.create("News", "").getId();
        long sport = sections.create("Sport", "Games").getId();
        MvcTestResult answer = post("/desk/sections/" + sport, "name", "", "summary", "Other games");
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        Document page = page(answer);
        assertThat(page.select("#section-" + sport + "-summary").val()).isEqualTo("Other games");
        assertThat(page.select("#section-" + sport + "-name-error").text()).isEqualTo("Please give a name.");
        assertThat(page.select("#section-" + news + "-name").val()).isEqualTo("News");
        assertThat(page.select(".field__error")).hasSize(1);
        assertThat(page.select("[role=alert][data-errors]").text()).isNotEmpty();
        assertThat(page.select("#new-name").val()).isEmpty();
    }

    @Test
    void sectionInUseIsNotDeleted() {
        long id = sections.create("News", "").getId();
        jdbc.sql("""
                insert into article (headline, slug, body, section_id, status, discussion, created_at, saved_at)
                values ('Gulls', 'gulls', '', ?, 'DRAFT', 'OPEN', now(), now())
                """).param(id).update();
        MvcTestResult answer = post("/desk/sections/" + id + "/deletion");
        assertThat(answer).hasStatus(HttpStatus.CONFLICT);
        Document page = page(answer);
        assertThat(page.select(".notice--error[data-errors] p").text()).startsWith("Articles stand in this section");
        assertThat(page.select(".notice--error a").text()).isEqualTo("Gulls");
        assertThat(page.select(".notice--error a").attr("href")).matches("/desk/articles/\\d+");
    }

    @Test
    void missingSectionIsNotFound() {
        assertThat(post("/desk/sections/999", "name", "News")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/desk/sections/999/deletion")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/desk/sections/999/position", "direction", "UP")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/desk/sections/news", "name", "News")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void sectionIsAddedMovedRenamedAndDeleted() {
        assertDone(post("/desk/sections", "name", "News", "summary", "All of it"), "/desk/sections");
        assertDone(post("/desk/sections", "name", "Sport", "summary", ""), "/desk/sections");
        long news = sections.bySlug("news").orElseThrow().id();
        assertDone(post("/desk/sections/" + news + "/position", "direction", "DOWN"), "/desk/sections");
        assertDone(post("/desk/sections/" + news, "name", "Latest", "summary", ""), "/desk/sections");
        Document page =
                page(mvc.get().uri("/desk/sections").with(Desk.asEditor()).exchange());
        assertThat(page.select("input[name=name][form]").eachAttr("value")).containsExactly("Sport", "Latest");
        assertThat(page.select("td a").eachAttr("href")).containsExactly("/section/sport", "/section/news");
        assertThat(page.select("input[name=name][form]").eachAttr("form"))
                .allSatisfy(form -> assertThat(page.select("form#" + form)).hasSize(1));
        assertThat(page.select("a[aria-current=page]").attr("href")).isEqualTo("/desk/sections");
        assertDone(post("/desk/sections/" + news + "/deletion"), "/desk/sections");
        assertThat(sections.all()).hasSize(1);
    }

    @Test
    void tagIsNotMergedIntoNothing() {
        long id = tags.named(List.of("Ferry")).get(0).getId();
        for (String into : List.of("", "Ferries", "ferry")) {
            MvcTestResult answer = post("/desk/tags/" + id + "/merger", "into", into);
            assertThat(answer).as(into).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(page(answer).select("#merge-" + id + "-into").val()).isEqualTo(into);
            assertThat(page(answer).select("#merge-" + id + "-into-error")).hasSize(1);
        }
        assertThat(post("/desk/tags/" + id, "name", " ")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/desk/tags/999", "name", "Tide")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(tags.all()).hasSize(1);
    }

    @Test
    void tagIsRenamedMergedAndDeleted() {
        List<Tag> all = tags.named(List.of("Ferrys", "Ferry", "100% tide"));
        assertDone(post("/desk/tags/" + all.get(0).getId(), "name", "Ferries"), "/desk/tags");
        assertDone(post("/desk/tags/" + all.get(1).getId() + "/merger", "into", "ferrys"), "/desk/tags");
        Document page = page(mvc.get().uri("/desk/tags").with(Desk.asEditor()).exchange());
        assertThat(page.select("input[name=name]").eachAttr("value")).containsExactly("100% tide", "Ferries");
        Document found = page(mvc.get()
                .uri("/desk/tags")
                .param("q", "%")
                .with(Desk.asEditor())
                .exchange());
        assertThat(found.select("input[name=name]").eachAttr("value")).containsExactly("100% tide");
        assertDone(post("/desk/tags/" + all.get(2).getId() + "/deletion"), "/desk/tags");
        assertThat(tags.all()).extracting(TagLabel::slug).containsExactly("ferrys");
    }

    private MvcTestResult post(String address, String... parameters) {
        var request = mvc.post().uri(address).with(Desk.asEditor());
        for (int at = 0; at < parameters.length; at += 2) {
            request.param(parameters[at], parameters[at + 1]);
        }
        return request.exchange();
    }

    private static void assertDone(MvcTestResult answer, String address) {
        assertThat(answer).hasStatus(HttpStatus.SEE_OTHER).redirectedUrl().isEqualTo(address);
        assertThat(answer.getMvcResult().getFlashMap().get("notice")).asString().isNotBlank();
    }

    private static Document page(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
