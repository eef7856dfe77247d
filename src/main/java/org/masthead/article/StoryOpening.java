package org.masthead.article;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.revision.Presences;
import org.masthead.revision.Revision;
import org.masthead.revision.Revisions;
import org.masthead.revision.Sitting;
import org.masthead.revision.StoryText;
import org.masthead.revision.WorkingCopies;
import org.masthead.revision.WorkingCopy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides which text of a story its form shows: what this editor has not saved, else what is pending, else the article.
 */
@Component
@Transactional(readOnly = true)
class StoryOpening {

    private final ArticleForms forms;
    private final StoryTexts texts;
    private final Revisions revisions;
    private final WorkingCopies copies;
    private final Presences presences;

    StoryOpening(ArticleForms forms, StoryTexts texts, Revisions revisions, WorkingCopies copies, Presences presences) {
        this.forms = forms;
        this.texts = texts;
        this.revisions = revisions;
        this.copies = copies;
        this.presences = presences;
    }

    /**
     * A story to be gone on with; or, for a hot fix, what readers see of it. Text and revision are read as of one
     * moment: with an older text and the number of a newer revision, what a colleague saved in between would look
     * deleted.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    OpenedStory open(long id, long account, boolean hotFix) {
        Revision pending = pending(id);
        ArticleForm saved = saved(id, pending, hotFix);
        WorkingCopy unsaved =
                unsaved(id, account, hotFix, texts.canonical(saved)).orElse(null);
        ArticleForm shown = unsaved == null ? saved : texts.form(unsaved.text(), unsaved.base());
        return new OpenedStory(shown, Sitting.newKey(), unsaved, pending, hotFix, presences.others(id, account));
    }

    /** Whether what stands in a window says nothing that is not saved, however it is spelt. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    boolean isSaved(long id, StoryText typed, boolean hotFix) {
        return canonical(typed).equals(texts.canonical(saved(id, pending(id), hotFix)));
    }

    private ArticleForm saved(long id, @Nullable Revision pending, boolean hotFix) {
        if (hotFix) {
            long live = revisions.inPlace(id).map(Revision::id).orElse(0L);
            return texts.form(texts.typed(forms.of(id)), live);
        }
        return pending == null ? forms.of(id) : texts.form(pending.text(), pending.id());
    }

    private @Nullable Revision pending(long id) {
        return revisions.head(id).filter(head -> !head.inPlace()).orElse(null);
    }

    private StoryText canonical(StoryText kept) {
        return texts.canonical(texts.form(kept, 0));
    }

    /**
     * The texts of a story as everybody sees them who opens it.
     *
     * @param text what is worked on: what is pending, or else the article
     * @param inPlace the article; where it is live, what readers see
     * @param pending whether the two differ
     */
    record Standing(ArticleForm text, ArticleForm inPlace, boolean pending) {}

    /** How a story's texts stand, read as of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Standing standing(long id) {
        ArticleForm inPlace = forms.of(id);
        return revisions
                .head(id)
                .filter(head -> !head.inPlace())
                .map(pending -> new Standing(texts.form(pending.text(), pending.id()), inPlace, true))
                .orElse(new Standing(inPlace, inPlace, false));
    }

    /** The text that is worked on. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    ArticleForm saved(long id) {
        return standing(id).text();
    }

    /** A form that came back, as it was sent. */
    OpenedStory again(ArticleForm sent, @Nullable Long id, long account, SentFrom from) {
        Revision pending = id == null ? null : pending(id);
        String key = Sitting.isKey(from.sitting()) ? from.key() : Sitting.newKey();
        return new OpenedStory(
                sent, key, null, pending, from.isHotFix(), id == null ? List.of() : presences.others(id, account));
    }

    /** A new story: blank, or one that this editor began and never saved. */
    OpenedStory blank(ArticleForm blank, long account, @Nullable Long copy) {
        Optional<WorkingCopy> begun = copies.begun(account).stream()
                .filter(each -> copy != null && each.id() == copy)
                .findFirst();
        ArticleForm shown = begun.map(each -> texts.form(each.text(), 0)).orElse(blank);
        return new OpenedStory(shown, Sitting.newKey(), begun.orElse(null), null, false, List.of());
    }

    /** The stories that this editor began and never saved. */
    List<BegunStory> begun(long account) {
        return copies.begun(account).stream()
                .map(each -> new BegunStory(each.id(), each.text().one("headline"), each.savedAt()))
                .toList();
    }

    private Optional<WorkingCopy> unsaved(long id, long account, boolean hotFix, StoryText saved) {
        return copies.latest(account, id, hotFix)
                .filter(copy -> !canonical(copy.text()).equals(saved));
    }
}
