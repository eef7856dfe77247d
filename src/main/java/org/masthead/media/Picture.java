package org.masthead.media;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A picture and the words that go with it. Its pixels are kept apart, so that a list of pictures stays light. What
 * {@link PictureDeveloper} finds out is written by it alone, which is why only changed columns are updated.
 */
@Entity
@DynamicUpdate
public class Picture {

    static final int LONGEST_FILE_NAME = 200;
    static final int LONGEST_ALT_TEXT = 300;
    static final int LONGEST_CAPTION = 500;
    static final int LONGEST_CREDIT = 120;
    static final int LONGEST_LICENCE = 200;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(nullable = false, length = LONGEST_FILE_NAME)
    private String fileName;

    @Column(nullable = false, length = 40)
    private String mediaType;

    @Column(nullable = false)
    private int width;

    @Column(nullable = false)
    private int height;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 12)
    private PictureState state;

    @Column(nullable = false, length = 16)
    private String imprint;

    @Column(nullable = false, length = 16)
    private String sourceImprint;

    @Column(nullable = false)
    private boolean webp;

    @Column(nullable = false)
    private int tone = Tone.NONE;

    @Column(nullable = false)
    private boolean crops;

    @Column(nullable = false)
    private int cutTop;

    @Column(nullable = false)
    private int cutRight;

    @Column(nullable = false)
    private int cutBottom;

    @Column(nullable = false)
    private int cutLeft;

    @Column(name = "focus_x", nullable = false)
    private int focusX = Cut.NONE.focusX();

    @Column(name = "focus_y", nullable = false)
    private int focusY = Cut.NONE.focusY();

    @Column(nullable = false, length = LONGEST_LICENCE)
    private String licence = "";

    @Column
    private @Nullable Instant rightsEnd;

    @Column(nullable = false, length = 60)
    private String refusal = "";

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

    Picture(Negative negative, PictureUpload upload, @Nullable Long uploadedBy, Instant uploadedAt) {
        this.fileName = upload.plainFileName();
        this.mediaType = PictureEncoder.JPEG.mediaType();
        this.width = negative.uprightWidth();
        this.height = negative.uprightHeight();
        this.state = PictureState.PROCESSING;
        this.sourceImprint = negative.imprint();
        this.imprint = sourceImprint;
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

    final void license(String newLicence, @Nullable Instant newRightsEnd) {
        licence = newLicence;
        rightsEnd = newRightsEnd;
    }

    public Long getId() {
        if (id == null) {
            throw new IllegalStateException("Not saved yet");
        }
        return id;
    }

    /** Empty until it is saved. */
    Optional<Long> id() {
        return Optional.ofNullable(id);
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

    public String getFileName() {
        return fileName;
    }

    public PictureState getState() {
        return state;
    }

    public String getLicence() {
        return licence;
    }

    /** The moment from which nobody may see it, or null. */
    public @Nullable Instant getRightsEnd() {
        return rightsEnd;
    }

    /** Whether readers may see it at that moment: it is developed, and its rights have not ended. */
    public boolean isShownAt(Instant moment) {
        return state == PictureState.READY && (rightsEnd == null || rightsEnd.isAfter(moment));
    }

    Cut cut() {
        return new Cut(cutTop, cutRight, cutBottom, cutLeft, focusX, focusY);
    }

    String getImprint() {
        return imprint;
    }

    String getSourceImprint() {
        return sourceImprint;
    }

    /** Why it could not be developed, or replaced, as the key of a message; empty where all is well. */
    String getRefusal() {
        return refusal;
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
        return PictureView.of(file(), storyAltText, storyCaption, storyCredit);
    }

    PictureFile file() {
        boolean focused = cut().focused();
        return new PictureFile(getId(), imprint, mediaType, width, height, webp, tone, crops, focused);
    }
}
