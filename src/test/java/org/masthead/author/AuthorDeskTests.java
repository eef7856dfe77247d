package org.masthead.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
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
class AuthorDeskTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AuthorService authors;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void clear() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from section").update();
        jdbc.sql("delete from author").update();
    }

    @Test
    void refusedAuthorKeepsWhatWasTyped() throws Exception {
        MvcTestResult answer = post("/desk/authors", " ", "Harbour <i>correspondent</i>", "x".repeat(1001));
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        Document page = page(answer);
        assertThat(page.select(".field__error").eachAttr("id")).containsExactly("name-error", "biography-error");
        assertThat(page.select("#position").val()).isEqualTo("Harbour <i>correspondent</i>");
        assertThat(page.select("#biography").val()).hasSize(1001);
        assertThat(authors.all()).isEmpty();
    }

    @Test
    void authorWithBylinesIsNotDeleted() throws Exception {
        Author ada = authors.create("Ada Quay");
        jdbc.sql("insert into section (name, slug, position) values ('News', 'news', 1)")
                .update();
        jdbc.sql("""
                with a as (insert into article (headline, slug, body, section_id, status, discussion, created_at, saved_at)
                           select 'Gulls', 'gulls', '', id, 'DRAFT', 'OPEN', now(), now() from section returning id)
                insert into byline (article_id, position, author_id) select id, 0, ? from a
                """).param(ada.getId()).update();
        MvcTestResult answer = post("/desk/authors/" + ada.getId() + "/deletion", "", "", "");
        assertThat(answer).hasStatus(HttpStatus.CONFLICT);
        assertThat(page(answer).select(".notice--error").text()).startsWith("Stories are signed with this name");
        assertThat(authors.all()).hasSize(1);
    }

    @Test
    void whoIsMissingIsNotFound() {
        assertThat(mvc.get().uri("/desk/authors/999").with(Desk.asEditor())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/desk/authors/999", "Ada", "", "")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/desk/authors/999", "", "", "")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/desk/authors/999/deletion", "", "", "")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void authorIsAddedChangedAndDeleted() throws Exception {
        assertThat(mvc.get().uri("/desk/authors/new").with(Desk.asEditor())).hasStatusOk();
        assertDone(post("/desk/authors", "Ada Quay", "Reporter", "One.\r\nTwo."));
        AuthorProfile ada = authors.bySlug("ada-quay").orElseThrow();
        assertThat(ada.biography()).isEqualTo("One.\nTwo.");
        assertDone(post("/desk/authors/" + ada.id(), "Ada Berg", "Editor", ""));
        Document list =
                page(mvc.get().uri("/desk/authors").with(Desk.asEditor()).exchange());
        assertThat(list.select("tbody tr").text()).isEqualTo("Ada Berg Editor /author/ada-quay");
        Document form = page(mvc.get()
                .uri(list.select("tbody th a").attr("href"))
                .with(Desk.asEditor())
                .exchange());
        assertThat(form.select("#name").val()).isEqualTo("Ada Berg");
        assertDone(post("/desk/authors/" + ada.id() + "/deletion", "", "", ""));
        assertThat(authors.all()).isEmpty();
    }

    private MvcTestResult post(String address, String name, String position, String biography) {
        return mvc.post()
                .uri(address)
                .param("name", name)
                .param("position", position)
                .param("biography", biography)
                .with(Desk.asEditor())
                .exchange();
    }

    private static void assertDone(MvcTestResult answer) {
        assertThat(answer).hasStatus(HttpStatus.SEE_OTHER).redirectedUrl().isEqualTo("/desk/authors");
        assertThat(answer.getMvcResult().getFlashMap().get("notice")).asString().isNotBlank();
    }

    private static Document page(MvcTestResult answer) throws UnsupportedEncodingException {
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
