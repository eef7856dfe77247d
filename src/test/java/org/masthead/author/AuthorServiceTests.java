package org.masthead.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.NewsroomTest;
import org.masthead.web.NotFound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NewsroomTest
class AuthorServiceTests {

    @Autowired
    AuthorService authors;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void clear() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from section").update();
        jdbc.sql("delete from account").update();
        jdbc.sql("delete from author").update();
    }

    @Test
    void authorWithBylinesIsNotDeleted() {
        Author ada = authors.create("Ada Quay");
        signArticle(ada);
        assertThatExceptionOfType(AuthorInUse.class).isThrownBy(() -> authors.delete(ada.getId()));
        assertThat(authors.bySlug("ada-quay")).isPresent();
    }

    @Test
    void whoIsNotThereIsToldSo() {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> authors.delete(999));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> authors.describe(999, "A", "", ""));
        assertThat(authors.find(999)).isEmpty();
        assertThat(authors.bySlug("nobody")).isEmpty();
    }

    @Test
    void authorWithoutBylinesIsDeletedAndTheAccountStays() {
        Author ada = authors.create("Ada Quay");
        jdbc.sql("""
                insert into account (email, name, role, status, author_id, created_at)
                values ('ada@masthead.test', 'Ada', 'EDITOR', 'INVITED', ?, now())
                """).param(ada.getId()).update();
        authors.delete(ada.getId());
        assertThat(authors.all()).isEmpty();
        assertThat(jdbc.sql("select author_id from account").query(Long.class).list())
                .containsExactly((Long) null);
    }

    @Test
    void namesakesGetNumbersInTheirAddress() {
        assertThat(List.of(authors.create("Ada Quay"), authors.create("Ada Quay"), authors.create("ada quay")))
                .extracting(Author::getSlug)
                .containsExactly("ada-quay", "ada-quay-2", "ada-quay-3");
    }

    @Test
    void namesakesAddedAtOnceAllGetAnAddress() throws Exception {
        ExecutorService editors = Executors.newFixedThreadPool(6);
        try {
            Callable<String> adding = () -> authors.create("Ada Quay").getSlug();
            List<Future<String>> answers = editors.invokeAll(Collections.nCopies(6, adding));
            for (Future<String> answer : answers) {
                assertThat(answer.get()).startsWith("ada-quay");
            }
        } finally {
            editors.shutdownNow();
        }
        assertThat(authors.all())
                .extracting(AuthorLabel::slug)
                .doesNotHaveDuplicates()
                .hasSize(6);
    }

    @Test
    void everyNameGetsAnAddress() {
        assertThat(authors.create("Żaneta Łódzka").getSlug()).isEqualTo("zaneta-lodzka");
        assertThat(authors.create("Анна").getSlug()).isEqualTo("anna");
        assertThat(authors.create("…").getSlug()).isEqualTo("author");
        assertThat(authors.create("x".repeat(120)).getSlug()).hasSizeLessThanOrEqualTo(120);
        assertThat(authors.create("x".repeat(120)).getSlug()).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void newNameKeepsTheAddress() {
        long id = authors.create("Ada Quay").getId();
        authors.describe(id, "Ada Quay-Berg", "Harbour correspondent", "Grew up on a ferry.");
        assertThat(authors.bySlug("ada-quay"))
                .contains(new AuthorProfile(
                        id, "Ada Quay-Berg", "ada-quay", "Harbour correspondent", "Grew up on a ferry.", null));
    }

    @Test
    void authorsComeInTheOrderAskedFor() {
        Author ada = authors.create("Ada Quay");
        Author bo = authors.create("Bo Reef");
        assertThat(authors.find(List.of(bo.getId(), 999L, ada.getId(), bo.getId())))
                .extracting(Author::getName)
                .containsExactly("Bo Reef", "Ada Quay");
        assertThat(authors.find(List.of())).isEmpty();
        assertThat(authors.all()).containsExactly(ada.label(), bo.label());
    }

    private void signArticle(Author author) {
        long section = jdbc.sql("insert into section (name, slug, position) values ('News', 'news', 1) returning id")
                .query(Long.class)
                .single();
        long article = jdbc.sql("""
                insert into article (headline, slug, body, section_id, status, discussion, created_at, saved_at)
                values ('Gulls', 'gulls', '', ?, 'DRAFT', 'OPEN', now(), now()) returning id
                """).param(section).query(Long.class).single();
        jdbc.sql("insert into byline (article_id, position, author_id) values (?, 0, ?)")
                .params(article, author.getId())
                .update();
    }
}
