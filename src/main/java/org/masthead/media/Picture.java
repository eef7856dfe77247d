package org.masthead.media;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masthead.text.PictureSource.PictureAttributes;

/** A picture and the words that go with it. Its pixels are kept apart, so that a list of pictures stays light. */
@Entity
public class Picture {

    static final int LONGEST_FILE_NAME = 200;
    static final int LONGEST_ALT_TEXT = 300;
    static final int LONGEST_CAPTION = 500;
    static final int LONGEST_CREDIT = 120;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(nullable = false, length = LONGEST_FILE_NAME, updatable = false)
    private String fileName;

    @Column(nullable = false, length = 40, updatable = false)
    private String mediaType;

    @Column(nullable = false, updatable = false)
    private int width;

    @Column(nullable = false, updatable = false)
    private int height;

    @Column(nullable = false, length = LONGEST_ALT_TEXT)
    private String altText;

    @Column(nullable = false, length = LONGEST_CAPTION)
    private String caption;

    @Column(nullable = false, length = LONGEST_CREDIT)
    private String credit;

    @Column(nullable = false, updatable = false)
    private Instant uploadedAt;

    @Column(updatable = false)
    private @Nullable Long uploadedBy;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Picture() {}

    Picture(PreparedPicture prepared, PictureUpload upload, @Nullable Long uploadedBy, Instant uploadedAt) {
        this.fileName = upload.plainFileName();
        this.mediaType = prepared.mediaType();
        this.width = prepared.width();
        this.height = prepared.height();
        this.uploadedBy = uploadedBy;
        this.uploadedAt = uploadedAt;
        describe(upload.altText(), upload.caption(), upload.credit());
    }

    final void describe(String newAltText, String newCaption, String newCredit) {
        altText = newAltText;
        caption = newCaption;
        credit = newCredit;
    }

    @Nullable
    Long uploadedBy() {
        return uploadedBy;
    }

    public Long getId() {
        if (id == null) {
            throw new IllegalStateException("Not saved yet");
        }
        return id;
    }

    /** {@code image/jpeg} or {@code image/png}. */
    public String getMediaType() {
        return mediaType;
    }

    /** Of the upright original, in pixels. */
    public int getWidth() {
        return width;
    }

    /** Of the upright original, in pixels. */
    public int getHeight() {
        return height;
    }

    public String getAltText() {
        return altText;
    }

    public String getCaption() {
        return caption;
    }

    public String getCredit() {
        return credit;
    }

    /** The picture as a page shows it, with its own words. */
    public PictureView view() {
        return view(altText, caption, credit);
    }

    /** The picture as a page shows it, with the words of one story. */
    public PictureView view(String storyAltText, String storyCaption, String storyCredit) {
        return PictureView.of(getId(), mediaType, width, height, storyAltText, storyCaption, storyCredit);
    }

    PictureAttributes attributes() {
        PictureView view = view();
        return new PictureAttributes(view.source(), view.sourceSet(), view.width(), view.height(), altText);
    }
}
