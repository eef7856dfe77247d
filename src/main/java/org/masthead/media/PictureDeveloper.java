package org.masthead.media;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Develops what was taken in, off the request. The pixels are worked on without a transaction; at the end one statement
 * strikes the task off and another one puts all addresses in place, so that a page has either the old or the new ones.
 */
@Component
class PictureDeveloper {

    private static final Logger LOG = LoggerFactory.getLogger(PictureDeveloper.class);

    private final PictureTasks tasks;
    private final PictureStore store;
    private final RenditionStore before;
    private final Darkroom darkroom;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TaskExecutor background;
    private final Semaphore workers = new Semaphore(2);

    PictureDeveloper(
            PictureTasks tasks,
            PictureStore store,
            RenditionStore before,
            Darkroom darkroom,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            @Qualifier("applicationTaskExecutor") TaskExecutor background) {
        this.tasks = tasks;
        this.store = store;
        this.before = before;
        this.darkroom = darkroom;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.background = background;
    }

    /** Says that there is something to do. */
    void wake() {
        background.execute(this::workOff);
    }

    /** Also what other nodes left behind. */
    @Scheduled(
            initialDelayString = "${masthead.media.upkeep:PT10S}",
            fixedDelayString = "${masthead.media.upkeep:PT10S}")
    void workOff() {
        if (!workers.tryAcquire()) {
            return;
        }
        try {
            Optional<PictureTask> next = tasks.claim();
            while (next.isPresent()) {
                work(next.get());
                next = tasks.claim();
            }
        } finally {
            workers.release();
        }
    }

    /** Develops a picture now, unless somebody is at it. */
    void develop(long picture) {
        tasks.claim(picture).ifPresent(this::work);
    }

    private void work(PictureTask task) {
        try {
            Optional<byte[]> file = source(task);
            if (file.isEmpty() || task.attempts() > PictureTasks.MOST_ATTEMPTS) {
                fail(task, "media.refused.unreadable");
                return;
            }
            PreparedPicture prepared = darkroom.develop(file.get(), task.cut());
            prepared.files(task.imprint()).forEach((name, bytes) -> store.keep(task.pictureId(), name, bytes));
            store.keep(task.pictureId(), PictureTask.master(task.sourceImprint()), prepared.master());
            finish(task, prepared);
        } catch (PictureRefused refused) {
            if (refused.messageKey().equals("media.refused.busy")) {
                tasks.putBack(task);
            } else {
                fail(task, refused.messageKey());
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            // Left claimed, so that it is tried again after a while and not at once.
            LOG.warn("Picture {} could not be developed at attempt {}", task.pictureId(), task.attempts(), e);
        }
    }

    private Optional<byte[]> source(PictureTask task) {
        long picture = task.pictureId();
        if (task.sourceImprint().isEmpty()) {
            return before.widestOf(picture);
        }
        return store.find(picture, PictureTask.master(task.sourceImprint()))
                .or(() -> store.find(picture, PictureTask.upload(task.sourceImprint())));
    }

    private void finish(PictureTask task, PreparedPicture prepared) {
        boolean mine = Boolean.TRUE.equals(transaction.execute(status -> {
            if (!tasks.strikeOff(task)) {
                return false;
            }
            jdbc.sql("""
                            insert into former_imprint (picture_id, imprint)
                            select id, imprint from picture where id = :id and state = 'READY' and imprint <> :imprint
                            on conflict do nothing
                            """)
                    .param("id", task.pictureId())
                    .param("imprint", task.imprint())
                    .update();
            put(task, prepared);
            return true;
        }));
        if (mine) {
            Set<String> current = Set.of(PictureTask.master(task.sourceImprint()));
            tidy(task.pictureId(), name -> current.contains(name) || name.startsWith(task.imprint() + "-"));
        }
    }

    private void put(PictureTask task, PreparedPicture prepared) {
        Cut cut = task.cut();
        jdbc.sql("""
                        update picture
                        set state = 'READY', refusal = '', imprint = :imprint, source_imprint = :source, crops = true,
                            file_name = :name, media_type = :type, width = :width, height = :height, webp = :webp,
                            tone = :tone, cut_top = :top, cut_right = :right, cut_bottom = :bottom, cut_left = :left,
                            focus_x = :x, focus_y = :y
                        where id = :id
                        """)
                .param("id", task.pictureId())
                .param("imprint", task.imprint())
                .param("source", task.sourceImprint())
                .param("name", task.fileName())
                .param("type", prepared.mediaType())
                .param("width", prepared.width())
                .param("height", prepared.height())
                .param("webp", prepared.webp())
                .param("tone", prepared.tone())
                .param("top", cut.top())
                .param("right", cut.right())
                .param("bottom", cut.bottom())
                .param("left", cut.left())
                .param("x", cut.focusX())
                .param("y", cut.focusY())
                .update();
    }

    /** A picture that was to be replaced stays as it is. */
    private void fail(PictureTask task, String refusal) {
        boolean mine = Boolean.TRUE.equals(transaction.execute(status -> tasks.strikeOff(task)
                && jdbc.sql("""
                                        update picture set refusal = ?, state = case state when 'READY' then state else 'FAILED' end
                                        where id = ?
                                        """).params(refusal, task.pictureId()).update() > 0));
        if (mine) {
            tidy(task.pictureId(), name -> !name.equals(PictureTask.upload(task.sourceImprint())));
        }
    }

    /** Takes away what nobody asks for any more, but nothing that somebody has brought meanwhile. */
    private void tidy(long picture, Predicate<String> keep) {
        Optional<PictureTask> newer = tasks.of(picture);
        store.remove(
                picture,
                store.names(picture).stream()
                        .filter(keep.negate())
                        .filter(name ->
                                newer.isEmpty() || !name.endsWith(newer.get().sourceImprint()))
                        .collect(Collectors.toSet()));
    }
}
