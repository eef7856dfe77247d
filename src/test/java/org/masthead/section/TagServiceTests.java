package org.masthead.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.NewsroomTest;
import org.masthead.web.NotFound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NewsroomTest
class TagServiceTests {

    @Autowired
    TagService tags;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void clear() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from tag").update();
        jdbc.sql("delete from section").update();
    }

    @Test
    void tooLongNameIsRefused() {
        assertThatExceptionOfType(NameRefused.class).isThrownBy(() -> tags.named(List.of("a".repeat(81))));
        assertThat(tags.all()).isEmpty();
    }

    @Test
    void namesWithoutLettersArePassedOver() {
        assertThat(tags.named(List.of("", "  ", "!?", "\u0000"))).isEmpty();
        assertThat(tags.all()).isEmpty();
    }

    @Test
    void spellingsOfOneNameAreOneTag() {
        List<Tag> first = tags.named(List.of("Lighthouses", "lighthouses", " LIGHTHOUSES! ", "Tide"));
        assertThat(first).extracting(Tag::getName).containsExactly("Lighthouses", "Tide");
        assertThat(tags.named(List.of("tide", "LightHouses")))
                .extracting(Tag::getId)
                .containsExactly(first.get(1).getId(), first.get(0).getId());
        assertThat(tags.all()).hasSize(2);
    }

    @Test
    void manyWhoAddTheSameTagsGetTheSame() throws Exception {
        List<String> names = IntStream.range(0, 30).mapToObj(n -> "Topic " + n).toList();
        ExecutorService editors = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<Tag>>> answers = new ArrayList<>();
            for (int editor = 0; editor < 8; editor++) {
                List<String> shuffled = new ArrayList<>(names);
                Collections.shuffle(shuffled);
                answers.add(editors.submit(() -> tags.named(shuffled)));
            }
            for (Future<List<Tag>> answer : answers) {
                assertThat(answer.get()).hasSize(30).doesNotContainNull();
            }
        } finally {
            editors.shutdownNow();
        }
        assertThat(tags.all()).hasSize(30);
    }

    @Test
    void newSpellingKeepsTheAddress() {
        long id = tags.named(List.of("Ferrys")).get(0).getId();
        tags.rename(id, "Ferries");
        assertThat(tags.bySlug("ferrys")).contains(new TagLabel(id, "Ferries", "ferrys"));
    }

    @Test
    void usedTagIsNotDeleted() {
        Tag tide = tags.named(List.of("Tide")).get(0);
        articleTagged(tide);
        assertThatExceptionOfType(InUse.class).isThrownBy(() -> tags.delete(tide.getId()));
        assertThat(tags.bySlug("tide")).isPresent();
    }

    @Test
    void unusedTagIsDeleted() {
        tags.delete(tags.named(List.of("Tide")).get(0).getId());
        assertThat(tags.all()).isEmpty();
    }

    @Test
    void tagIsNotMergedIntoItselfOrNothing() {
        long id = tags.named(List.of("Tide")).get(0).getId();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> tags.merge(id, id));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> tags.merge(id, 999));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> tags.merge(999, id));
        assertThat(tags.all()).hasSize(1);
    }

    @Test
    void mergedTagLeavesItsArticlesToTheOther() {
        List<Tag> all = tags.named(List.of("Ferry", "Ferries", "Tide", "Storm"));
        Tag ferry = all.get(0);
        Tag ferries = all.get(1);
        Tag tide = all.get(2);
        Tag storm = all.get(3);
        long onlyOne = articleTagged(tide, ferry);
        long both = articleTagged(ferry, tide, ferries, storm);
        tags.merge(ferry.getId(), ferries.getId());
        assertThat(tagsOf(onlyOne)).containsExactly("0 Tide", "1 Ferries");
        assertThat(tagsOf(both)).containsExactly("0 Tide", "1 Ferries", "2 Storm");
        assertThat(tags.all()).extracting(TagLabel::name).containsExactly("Ferries", "Storm", "Tide");
    }

    @Test
    void addressOfAMergedTagLeadsToTheOtherUntilATagHasItAgain() {
        List<Tag> all = tags.named(List.of("Ferry", "Ferries", "Boats"));
        tags.merge(all.get(0).getId(), all.get(1).getId());
        assertThat(tags.bySlug("ferry")).map(TagLabel::slug).contains("ferries");
        tags.merge(all.get(1).getId(), all.get(2).getId());
        assertThat(tags.bySlug("ferry")).map(TagLabel::slug).contains("boats");
        assertThat(tags.bySlug("ferries")).map(TagLabel::slug).contains("boats");
        tags.named(List.of("Ferry"));
        assertThat(tags.bySlug("ferry")).map(TagLabel::slug).contains("ferry");
        tags.delete(all.get(2).getId());
        assertThat(tags.bySlug("ferries")).isEmpty();
    }

    private long articleTagged(Tag... carried) {
        long section = jdbc.sql("""
                insert into section (name, slug, position) values ('News', 'news', 1)
                on conflict (slug) do update set name = excluded.name returning id
                """).query(Long.class).single();
        long article = jdbc.sql("""
                insert into article (headline, slug, body, section_id, status, discussion, created_at, saved_at)
                values ('Gulls', 'gulls', '', ?, 'DRAFT', 'OPEN', now(), now()) returning id
                """).param(section).query(Long.class).single();
        for (int position = 0; position < carried.length; position++) {
            jdbc.sql("insert into article_tag (article_id, position, tag_id) values (?, ?, ?)")
                    .params(article, position, carried[position].getId())
                    .update();
        }
        return article;
    }

    private List<String> tagsOf(long article) {
        return jdbc.sql("""
                select a.position || ' ' || t.name from article_tag a join tag t on t.id = a.tag_id
                where a.article_id = ? order by a.position
                """).param(article).query(String.class).list();
    }
}
