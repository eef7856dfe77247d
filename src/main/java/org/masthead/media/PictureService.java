package org.masthead.media;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.masthead.text.PictureSource;
import org.masthead.web.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The pictures of the site. Hand it to the sanitiser as the {@link PictureSource} of an article's text. */
@Service
public class PictureService implements PictureSource {

    private final PictureRepository pictures;
    private final MediaAddresses addresses;
    private final PictureStore store;
    private final PictureTasks tasks;
    private final PictureDeveloper developer;
    private final Darkroom darkroom;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PictureService(
            PictureRepository pictures,
            MediaAddresses addresses,
            PictureStore store,
            PictureTasks tasks,
            PictureDeveloper developer,
            Darkroom darkroom,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.pictures = pictures;
        this.addresses = addresses;
        this.store = store;
        this.tasks = tasks;
        this.developer = developer;
        this.darkroom = darkroom;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a file in and develops it at once, for those who go on with the picture in the same form. Where the
     * darkroom is full it is developed a little later. What is kept is made of its pixels; the file itself is not: it
     * may carry where and with what it was taken, and what hides behind a picture's first bytes.
     *
     * @param accountId of whoever uploads it, or null
     * @throws PictureRefused where it is no picture that can be shown
     */
    public Picture accept(PictureUpload upload, @Nullable Long accountId) {
        return accept(upload, accountId, id -> {});
    }

    /**
     * The same, for whoever has to know of the picture as soon as it is there.
     *
     * @param kept is told its number in the transaction that keeps it
     */
    public Picture accept(PictureUpload upload, @Nullable Long accountId, LongConsumer kept) {
        long id = keep(upload, accountId, kept);
        developer.develop(id);
        Picture picture = pictures.findById(id).orElseThrow(NotFound::new);
        if (picture.getState() == PictureState.FAILED) {
            transaction.executeWithoutResult(status -> pictures.deleteById(id));
            store.removeAll(id);
            throw new PictureRefused(picture.getRefusal());
        }
        return picture;
    }

    /**
     * Takes a file in after a look at it, to be developed off the request.
     *
     * @return the number of the picture
     * @throws PictureRefused as {@link #accept}, as far as can be seen without decoding it
     */
    long receive(PictureUpload upload, @Nullable Long accountId) {
        long id = keep(upload, accountId, kept -> {});
        developer.wake();
        return id;
    }

    private long keep(PictureUpload upload, @Nullable Long accountId, LongConsumer kept) {
        // Outside the transaction: a connection must not wait for a file.
        Negative negative = look(upload);
        Picture picture = new Picture(negative, upload, accountId, clock.instant());
        try {
            transaction.executeWithoutResult(status -> {
                pictures.saveAndFlush(picture);
                tasks.want(picture.getId(), picture.getFileName(), negative.imprint(), Cut.NONE);
                store.keep(picture.getId(), PictureTask.upload(negative.imprint()), negative.file());
                events.publishEvent(new PictureUploaded(picture.getId(), accountId));
                kept.accept(picture.getId());
            });
        } catch (RuntimeException e) {
            picture.id().ifPresent(store::removeAll);
            throw e;
        }
        return picture.getId();
    }

    /**
     * Puts another file in the place of a picture: its stories follow as soon as it is developed.
     *
     * @throws PictureRefused as {@link #receive}
     */
    void replace(long id, PictureUpload upload, @Nullable Long accountId) {
        Negative negative = look(upload);
        transaction.executeWithoutResult(status -> {
            pictures.findById(id).orElseThrow(NotFound::new);
            // Another picture has its subject elsewhere.
            tasks.want(id, upload.plainFileName(), negative.imprint(), Cut.NONE);
            store.keep(id, PictureTask.upload(negative.imprint()), negative.file());
            events.publishEvent(new PictureReplaced(id, accountId));
        });
        developer.wake();
    }

    private Negative look(PictureUpload upload) {
        if (upload.isMisnamed()) {
            throw new PictureRefused("media.refused.name");
        }
        return darkroom.look(upload.content());
    }

    /** Has a picture cut in another way; from what is kept of it, so that everything cut off can come back. */
    void cut(long id, Cut cut, @Nullable Long accountId) {
        transaction.executeWithoutResult(status -> {
            Picture picture = pictures.findById(id).orElseThrow(NotFound::new);
            Optional<PictureTask> waiting = tasks.of(id);
            if (waiting.isEmpty() && picture.cut().equals(cut)) {
                return;
            }
            tasks.want(
                    id,
                    waiting.map(PictureTask::fileName).orElse(picture.getFileName()),
                    waiting.map(PictureTask::sourceImprint).orElse(picture.getSourceImprint()),
                    cut);
            events.publishEvent(new PictureDescribed(id, accountId));
        });
        developer.wake();
    }

    /** The picture with this number. */
    @Transactional(readOnly = true)
    public Optional<Picture> find(long id) {
        return pictures.findById(id);
    }

    /** Whether this somebody uploaded the picture. */
    @Transactional(readOnly = true)
    boolean isOf(long id, long accountId) {
        return pictures.findById(id)
                .map(picture -> Objects.equals(picture.uploadedBy(), accountId))
                .orElseThrow(NotFound::new);
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable PictureAttributes of(long id) {
        return pictures.findById(id).map(picture -> picture.view().attributes()).orElse(null);
    }

    @Override
    public Map<Long, PictureAttributes> shown(Set<Long> ids) {
        return addresses.shownAmong(ids, clock.instant());
    }

    /**
     * Pictures from new to old.
     *
     * @param before the number of the last one seen, or {@link Long#MAX_VALUE}
     */
    @Transactional(readOnly = true)
    public List<PictureView> newest(long before, int count) {
        return pictures.findByIdLessThanOrderByIdDesc(before, Limit.of(count)).stream()
                .map(Picture::view)
                .toList();
    }

    /** Changes the words that go with a picture, and until when it may be shown; stories keep the words they have. */
    @Transactional
    void describe(long id, PictureWords words, @Nullable Instant rightsEnd, @Nullable Long accountId) {
        Picture picture = pictures.findById(id).orElseThrow(NotFound::new);
        picture.describe(words.altText(), words.caption(), words.credit());
        picture.license(words.licence(), rightsEnd);
        events.publishEvent(new PictureDescribed(id, accountId));
    }

    /**
     * Takes a picture away.
     *
     * @throws PictureInUse while a story shows it
     */
    public void delete(long id) {
        delete(id, null);
    }

    void delete(long id, @Nullable Long accountId) {
        transaction.executeWithoutResult(status -> {
            Picture picture = pictures.findById(id).orElseThrow(NotFound::new);
            if (pictures.isShown(id)) {
                throw new PictureInUse();
            }
            pictures.delete(picture);
            try {
                pictures.flush();
            } catch (DataIntegrityViolationException e) {
                // Someone chose it for a story just now.
                throw new PictureInUse();
            }
            events.publishEvent(new PictureDeleted(id, accountId));
        });
        store.removeAll(id);
    }
}
