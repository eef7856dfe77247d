package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.TestClock;
import org.masthead.text.PictureSource.PictureAttributes;
import org.masthead.web.NotFound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@NewsroomTest
class PictureServiceTests {

    @Autowired
    PictureService pictures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClassDatabase database;

    @AfterEach
    void clear() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from section").update();
        jdbc.sql("delete from picture").update();
    }

    @Test
    void refusedFileLeavesNothing() {
        assertThatExceptionOfType(PictureRefused.class)
                .isThrownBy(() -> pictures.accept(upload("x.jpg", "<html>".getBytes()), null));
        assertThat(count("picture")).isZero();
    }

    @Test
    void pictureThatAStoryShowsIsNotDeleted() {
        Picture lead = accept("lead.jpg");
        Picture inText = accept("text.jpg");
        article(lead.getId(), "");
        article(null, "<figure><img src=\"" + inText.view().source() + "\" alt=\"Gulls\"></figure>");
        assertThatExceptionOfType(PictureInUse.class).isThrownBy(() -> pictures.delete(lead.getId()));
        assertThatExceptionOfType(PictureInUse.class).isThrownBy(() -> pictures.delete(inText.getId()));
        assertThat(count("picture")).isEqualTo(2);
    }

    @Test
    void pictureIsDeletedWithItsPixels() {
        Picture picture = accept("gulls.jpg");
        article(null, "<p>/media/" + picture.getId() + "1-320.jpg</p>");
        pictures.delete(picture.getId());
        assertThat(count("picture")).isZero();
        assertThat(count("picture_file")).isZero();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> pictures.delete(picture.getId()));
    }

    /** Who sees one address must not be able to guess the next: it may belong to a story that is not out. */
    @Test
    void numbersGrowButCannotBeCounted() {
        List<Long> numbers = Stream.of("a.jpg", "b.jpg", "c.jpg", "d.jpg")
                .map(this::accept)
                .map(Picture::getId)
                .toList();
        assertThat(numbers).isSorted();
        Set<Long> ends = numbers.stream().map(number -> number & 0xFFFFFFFFFL).collect(Collectors.toSet());
        assertThat(ends).hasSize(4);
        assertThat(numbers.stream().map(number -> number >> 36).toList())
                .isEqualTo(Stream.iterate(numbers.get(0) >> 36, number -> number + 1)
                        .limit(4)
                        .toList());
    }

    @Test
    void acceptedPictureIsKeptInEveryWidth() {
        Picture picture = accept("gulls.jpg");
        assertThat(picture.view().sourceSet())
                .matches("/media/\\d+-[0-9a-f]{16}-320.jpg 320w, .*-640.jpg 640w, .*-700.jpg 700w");
        assertThat(jdbc.sql("select name from picture_file where picture_id = ? and name like '%.jpg'")
                        .param(picture.getId())
                        .query(String.class)
                        .list())
                .extracting(name -> name.replaceFirst("^[0-9a-f]{16}-", ""))
                .containsExactlyInAnyOrder(
                        "320.jpg", "640.jpg", "700.jpg", "16x9-622.jpg", "4x3-466.jpg", "1x1-350.jpg");
        assertThat(jdbc.sql("select count(*) from picture_file where name like 'upload-%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(count("picture_task")).isZero();
        assertThat(jdbc.sql("select file_name from picture").query(String.class).single())
                .isEqualTo("gulls.jpg");
        assertThat(jdbc.sql("select uploaded_at from picture")
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .single())
                .isEqualTo(TestClock.NOON);
    }

    @Test
    void fileNameIsReducedToAName() {
        assertThat(upload("C:\\fakepath\\gulls.jpg", new byte[0]).plainFileName())
                .isEqualTo("gulls.jpg");
        assertThat(upload("../../etc/passwd", new byte[0]).plainFileName()).isEqualTo("passwd");
        assertThat(upload("a\u0000b\r\n\u202egpj.jpg", new byte[0]).plainFileName())
                .isEqualTo("abgpj.jpg");
        assertThat(upload("é".repeat(300), new byte[0]).plainFileName()).hasSize(200);
        assertThat(upload("a" + "\ud83d\udc26".repeat(300), new byte[0]).plainFileName())
                .hasSize(199);
        assertThat(upload("", new byte[0]).plainFileName()).isEmpty();
    }

    @Test
    void sanitiserIsToldWhatAPictureLooksLike() {
        Picture picture = accept("gulls.jpg");
        PictureView view = picture.view();
        assertThat(pictures.of(picture.getId()))
                .isEqualTo(new PictureAttributes(
                        view.source(),
                        view.sourceSet(),
                        view.webpSourceSet(),
                        view.tone(),
                        view.width(),
                        view.height(),
                        "Two gulls"));
        assertThat(pictures.of(picture.getId() + 1)).isNull();
    }

    @Test
    void newestComeFirstPageByPage() {
        List<Long> ids = List.of(
                accept("1.jpg").getId(),
                accept("2.jpg").getId(),
                accept("3.jpg").getId());
        assertThat(pictures.newest(Long.MAX_VALUE, 2))
                .extracting(PictureView::id)
                .containsExactly(ids.get(2), ids.get(1));
        assertThat(pictures.newest(ids.get(1), 2)).extracting(PictureView::id).containsExactly(ids.get(0));
        assertThat(database.statementsOf(() -> pictures.newest(Long.MAX_VALUE, 2)))
                .singleElement()
                .asString()
                .doesNotContain("rendition");
    }

    @Test
    void wordsChange() {
        Picture picture = accept("gulls.jpg");
        PictureWords words = new PictureWords("Three gulls", "", "", "CC BY 4.0");
        pictures.describe(picture.getId(), words, null, null);
        assertThat(pictures.find(picture.getId()).orElseThrow().view())
                .extracting(PictureView::altText, PictureView::caption, PictureView::credit)
                .containsExactly("Three gulls", "", "");
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> pictures.describe(picture.getId() + 1, words, null, null));
    }

    private Picture accept(String fileName) {
        return pictures.accept(upload(fileName, PictureFiles.jpeg(700, 350)), null);
    }

    private static PictureUpload upload(String fileName, byte[] content) {
        return new PictureUpload(fileName, new ByteArrayResource(content), "Two gulls", "On the quay", "Nora Quill");
    }

    private void article(Long leadPicture, String body) {
        long section = jdbc.sql("""
                insert into section (name, slug, position) values ('News', 'news', 1)
                on conflict (slug) do update set name = excluded.name returning id
                """).query(Long.class).single();
        jdbc.sql("""
                insert into article (headline, slug, body, section_id, lead_picture_id,
                                     status, discussion, created_at, saved_at)
                values ('Gulls', 'gulls', :body, :section, :picture::bigint, 'DRAFT', 'OPEN', now(), now())
                """)
                .param("body", body)
                .param("section", section)
                .param("picture", leadPicture)
                .update();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
