package org.masthead.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masthead.section.SectionService.Direction;
import org.masthead.testing.NewsroomTest;
import org.masthead.web.NotFound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NewsroomTest
class SectionServiceTests {

    @Autowired
    SectionService sections;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void clear() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from section").update();
    }

    @Test
    void nameThatMakesNoAddressIsRefused() {
        assertThatExceptionOfType(NameRefused.class)
                .isThrownBy(() -> sections.create("!!!", ""))
                .extracting(NameRefused::messageKey)
                .isEqualTo("section.name.unspeakable");
    }

    @Test
    void secondSectionOfANameIsRefused() {
        sections.create("Sport", "");
        assertThatExceptionOfType(NameRefused.class)
                .isThrownBy(() -> sections.create("  sport!", ""))
                .extracting(NameRefused::messageKey)
                .isEqualTo("section.name.taken");
        assertThat(sections.all()).extracting(SectionLabel::name).containsExactly("Sport");
    }

    @Test
    void sectionWithArticlesIsNotDeleted() {
        long id = sections.create("Harbour", "").getId();
        jdbc.sql("""
                insert into article (headline, slug, body, section_id, status, discussion, created_at, saved_at)
                values ('Gulls', 'gulls', '', ?, 'DRAFT', 'OPEN', now(), now())
                """).param(id).update();
        assertThatExceptionOfType(InUse.class).isThrownBy(() -> sections.delete(id));
        assertThat(sections.find(id)).isPresent();
    }

    @Test
    void whatIsNotThereIsToldSo() {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> sections.delete(999));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> sections.describe(999, "A", ""));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> sections.move(999, Direction.UP));
        assertThat(sections.find(999)).isEmpty();
        assertThat(sections.bySlug("nowhere")).isEmpty();
    }

    @Test
    void emptySectionIsDeleted() {
        long id = sections.create("Harbour", "").getId();
        sections.delete(id);
        assertThat(sections.all()).isEmpty();
    }

    @Test
    void newSectionStandsLast() {
        sections.create("News", "");
        sections.create("Sport", "");
        assertThat(sections.create("Kultur & Leben", "What moves us").label())
                .extracting(SectionLabel::slug, SectionLabel::summary)
                .containsExactly("kultur-leben", "What moves us");
        assertThat(sections.all()).extracting(SectionLabel::name).containsExactly("News", "Sport", "Kultur & Leben");
    }

    @Test
    void newNameKeepsTheAddress() {
        long id = sections.create("Sport", "").getId();
        sections.describe(id, "Games", "And what became of them");
        assertThat(sections.bySlug("sport"))
                .contains(new SectionLabel(id, "Games", "sport", "And what became of them"));
    }

    @Test
    void sectionsMoveByOneAndStayAtTheEnds() {
        long news = sections.create("News", "").getId();
        sections.create("Sport", "");
        long culture = sections.create("Culture", "").getId();
        sections.move(culture, Direction.UP);
        assertThat(sections.all()).extracting(SectionLabel::name).containsExactly("News", "Culture", "Sport");
        sections.move(news, Direction.UP);
        sections.move(news, Direction.DOWN);
        assertThat(sections.all()).extracting(SectionLabel::name).containsExactly("Culture", "News", "Sport");
    }
}
