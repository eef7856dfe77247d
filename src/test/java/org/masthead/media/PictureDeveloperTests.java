package org.masthead.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.NewsroomTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@NewsroomTest
class PictureDeveloperTests {

    @Autowired
    PictureService pictures;

    @Autowired
    PictureDeveloper developer;

    @Autowired
    PictureTasks tasks;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void clear() {
        jdbc.sql("delete from picture").update();
    }

    @Test
    void taskOfANodeThatDiedIsDoneByAnother() {
        long id = picture();
        tasks.want(id, "x.jpg", source(id), new Cut(0, 0, 0, 0, 10, 10));
        assertThat(tasks.claim()).isPresent();
        developer.workOff();
        assertThat(tasks.of(id)).isPresent();
        jdbc.sql("update picture_task set claimed_until = now() - interval '1 second'")
                .update();
        developer.workOff();
        assertThat(tasks.of(id)).isEmpty();
        assertThat(pictures.find(id).orElseThrow().cut().focusX()).isEqualTo(10);
    }

    @Test
    void taskThatKillsEveryNodeIsGivenUp() {
        long id = picture();
        tasks.want(id, "x.jpg", source(id), new Cut(0, 0, 0, 0, 10, 10));
        jdbc.sql("update picture_task set attempts = 3").update();
        developer.workOff();
        assertThat(tasks.of(id)).isEmpty();
        Picture picture = pictures.find(id).orElseThrow();
        assertThat(picture.getState()).isEqualTo(PictureState.READY);
        assertThat(picture.getRefusal()).isNotEmpty();
        assertThat(picture.cut()).isEqualTo(Cut.NONE);
    }

    @Test
    void eachTaskIsClaimedOnce() throws Exception {
        List<Long> ids = List.of(picture(), picture(), picture(), picture());
        ids.forEach(id -> tasks.want(id, "x.jpg", source(id), new Cut(0, 0, 0, 0, 20, 20)));
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            Callable<Long> node =
                    () -> tasks.claim().map(PictureTask::pictureId).orElse(0L);
            List<Long> claimed = nodes.invokeAll(Collections.nCopies(8, node)).stream()
                    .map(PictureDeveloperTests::result)
                    .filter(id -> id > 0)
                    .toList();
            assertThat(claimed).containsExactlyInAnyOrderElementsOf(ids);
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void whatIsWantedMeanwhileIsNotLost() {
        long id = picture();
        tasks.want(id, "x.jpg", source(id), new Cut(0, 0, 0, 0, 10, 10));
        PictureTask first = tasks.claim().orElseThrow();
        tasks.want(id, "x.jpg", source(id), new Cut(0, 0, 0, 0, 90, 90));
        assertThat(tasks.strikeOff(first)).isFalse();
        developer.workOff();
        assertThat(pictures.find(id).orElseThrow().cut().focusX()).isEqualTo(90);
    }

    private static long result(Future<Long> claim) {
        try {
            return claim.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String source(long id) {
        return pictures.find(id).orElseThrow().getSourceImprint();
    }

    private long picture() {
        ByteArrayResource file = new ByteArrayResource(PictureFiles.jpeg(40, 20));
        return pictures.accept(new PictureUpload("x.jpg", file, "", "", ""), null)
                .getId();
    }
}
