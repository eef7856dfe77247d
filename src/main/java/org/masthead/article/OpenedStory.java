package org.masthead.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.revision.Presence;
import org.masthead.revision.Revision;
import org.masthead.revision.WorkingCopy;

/**
 * A story as its form is opened.
 *
 * @param form what is in it
 * @param sitting the key of this window
 * @param unsaved what this editor wrote and did not save, which is in the form; or null
 * @param pending a text that readers do not see yet, which is in the form unless there is something unsaved; or null
 * @param hotFix whether the text before the readers is mended
 * @param others who else has it open
 */
record OpenedStory(
        ArticleForm form,
        String sitting,
        @Nullable WorkingCopy unsaved,
        @Nullable Revision pending,
        boolean hotFix,
        List<Presence> others) {

    /** What the text in the form was taken from, to be forgotten once it is saved. */
    public String former() {
        return unsaved == null ? "" : unsaved.name();
    }

    /** When what is in the form was last kept; null for what is saved. */
    public @Nullable Instant unsavedAt() {
        return unsaved == null ? null : unsaved.savedAt();
    }

    /** Who holds the story, so that this editor waits; null where nobody does. */
    public @Nullable Presence holder() {
        return Presence.holder(others);
    }
}
