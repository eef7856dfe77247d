package org.masthead.media;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.text.PictureSource;
import org.masthead.web.NotFound;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The pictures of the site. Hand it to the sanitiser as the {@link PictureSource} of an article's text. */
@Service
public class PictureService implements PictureSource {

    private final PictureRepository pictures;
    private final RenditionStore renditions;
    private final Darkroom darkroom;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PictureService(
            PictureRepository pictures,
            RenditionStore renditions,
            Darkroom darkroom,
            TransactionTemplate transaction,
            Clock clock) {
        this.pictures = pictures;
        this.renditions = renditions;
        this.darkroom = darkroom;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Checks a file, re-encodes it in every width and keeps that. The file itself is not kept: it may carry where and
     * with what it was taken, and what hides behind a picture's first bytes.
     *
     * @param accountId of whoever uploads it, or null
     * @throws PictureRefused where it is no picture that can be shown
     */
    public Picture accept(PictureUpload upload, @Nullable Long accountId) {
        // Outside the transaction: a connection must not wait for pixels.
        PreparedPicture prepared = darkroom.develop(upload.content());
        Picture picture = new Picture(prepared, upload, accountId, clock.instant());
        transaction.executeWithoutResult(status -> {
            pictures.saveAndFlush(picture);
            prepared.renditions().forEach(each -> renditions.keep(picture.getId(), each));
        });
        return picture;
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
        return pictures.findById(id).map(Picture::attributes).orElse(null);
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

    /** Changes the words that go with a picture; stories keep the words they were given. */
    @Transactional
    public void describe(long id, String altText, String caption, String credit) {
        pictures.findById(id).orElseThrow(NotFound::new).describe(altText, caption, credit);
    }

    /**
     * Takes a picture away.
     *
     * @throws PictureInUse while a story shows it
     */
    @Transactional
    public void delete(long id) {
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
    }
}
