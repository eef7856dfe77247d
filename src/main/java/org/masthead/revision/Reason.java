package org.masthead.revision;

/** Why a text was kept. */
public enum Reason {
    /** It was there before its history was kept, or was changed by other means than its form. */
    FOUND,
    /** Somebody pressed save. */
    SAVED,
    /** It went before the readers. */
    PUBLISHED,
    /** A small mend of what readers see, beside a pending text. */
    HOT_FIX,
    /** A change of what readers see that was planned for a moment. */
    PLANNED,
    /** The pending text after a hot fix or a planned change went into it. */
    MERGED,
    /** An older text was taken up again. */
    RESTORED,
    /** The pending text was given up for what readers see. */
    DISCARDED,
    /** It was taken down. */
    WITHDRAWN,
    /** Work in between, kept every ten minutes. Beside the line of saves. */
    WORK,
    /** What somebody had in their window when another took over. Beside the line of saves. */
    TAKEN_OVER;

    /** Whether it is kept beside the line of saves, so that nothing is based on it. */
    public boolean aside() {
        return this == WORK || this == TAKEN_OVER;
    }
}
