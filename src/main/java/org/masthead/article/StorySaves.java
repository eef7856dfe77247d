package org.masthead.article;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.article.SaveOrder.Move;
import org.masthead.article.SaveResult.Outcome;
import org.masthead.revision.Reason;
import org.masthead.revision.Revision;
import org.masthead.revision.Revisions;
import org.masthead.revision.StoryMerge;
import org.masthead.revision.StoryText;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Saves what editors write: against the text that they started from, never over one that they did not see. Saves of one
 * article queue at its row. Only texts are compared; that an article is published, or anything else of it is changed
 * meanwhile, is nobody's conflict.
 */
@Service
@Transactional
class StorySaves {

    /** Where it differs, nobody has written anything. */
    private static final Set<String> MOMENT = Set.of("publishedAt");

    /** What is said to readers once, with the text that goes before them, and is no part of what is pending. */
    private static final Set<String> NOTE = Set.of("correction", "noteKind", "substantive", "takenBack");

    /** What a line of the history holds. */
    private static final int LONGEST_NOTE = 300;

    private final ArticleRepository rows;
    private final ArticleService articles;
    private final ArticleForms forms;
    private final ArticleFormReader reader;
    private final StoryTexts texts;
    private final Revisions revisions;
    private final Clock clock;

    StorySaves(
            ArticleRepository rows,
            ArticleService articles,
            ArticleForms forms,
            ArticleFormReader reader,
            StoryTexts texts,
            Revisions revisions,
            Clock clock) {
        this.rows = rows;
        this.articles = articles;
        this.forms = forms;
        this.reader = reader;
        this.texts = texts;
        this.revisions = revisions;
        this.clock = clock;
    }

    /**
     * Keeps a new article, and its first revision.
     *
     * @throws AddressTaken if another article has or had the address
     */
    long create(
            ArticleCopy copy, boolean generatedSlug, @Nullable Instant publishedAt, boolean publish, SaveOrder order) {
        long id = articles.create(copy, generatedSlug, publishedAt, publish, order.editor());
        keep(id, inRow(id), publish ? Reason.PUBLISHED : Reason.SAVED, order.note(), true, order.editor());
        return id;
    }

    /**
     * Saves what was sent. Nothing is written where {@code errors} says what is wrong, or places are in conflict.
     *
     * @throws AddressTaken if another article has or had the address
     */
    SaveResult save(long id, ArticleForm sent, SaveOrder order, FormErrors errors) {
        Article article = locked(id);
        Revision head = head(id);
        Revision live = head.inPlace() ? head : revisions.inPlace(id).orElse(head);
        boolean beside = order.move().besidePending();
        Revision target = beside ? live : head;
        StoryText mine = texts.canonical(sent);
        boolean moved = order.base() != target.id();
        StoryText base = moved ? base(id, order.base()) : target.text();
        StoryMerge merge = StoryMerge.of(base, mine, target.text(), order.choicesAgainst(target.id()));
        if (merge.conflicts().size() > order.choicesAgainst(target.id()).size()) {
            return SaveResult.conflict(merge.conflicts(), target, sent, order.base());
        }
        StoryText text = moved ? merge.text() : mine;
        StoryMerge pending = beside && !head.inPlace()
                ? StoryMerge.of(live.text(), text.without(NOTE), head.text(), order.choicesAgainst(head.id()))
                : null;
        if (pending != null
                && pending.conflicts().size() > order.choicesAgainst(head.id()).size()) {
            return SaveResult.conflict(pending.conflicts(), head, texts.form(text, live.id()), live.id());
        }
        boolean inPlace = order.move() == Move.PUBLISH || beside || article.getStatus() != ArticleStatus.LIVE;
        boolean told = false;
        if (inPlace) {
            told = putInPlace(article, texts.form(text, target.id()), order, errors);
        } else {
            reader.readForPreview(texts.form(text, target.id()), errors);
        }
        if (!errors.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return SaveResult.refused();
        }
        StoryText kept = inPlace ? inRow(id) : text;
        keep(id, kept, head, live, order, inPlace);
        if (pending != null && !pending.text().equals(kept)) {
            keep(id, pending.text(), Reason.MERGED, "", false, order.editor());
        }
        Revision with = moved && differs(base, target.text()) ? target : null;
        return new SaveResult(inPlace ? Outcome.IN_PLACE : Outcome.KEPT, with, told, null);
    }

    /**
     * Puts a planned change before the readers of a live story, as a hot fix goes there: into what they see, whatever
     * else of that has changed since it was planned, and into what is pending.
     *
     * @param base what the change was planned against
     * @param planned what it makes of that
     */
    SaveResult carryOut(long id, ArticleForm base, ArticleForm planned, @Nullable Long editor, FormErrors errors) {
        locked(id);
        head(id);
        Revision live = revisions.inPlace(id).orElseThrow();
        StoryMerge merge = StoryMerge.of(texts.canonical(base), texts.canonical(planned), inRow(id), List.of());
        if (!merge.conflicts().isEmpty()) {
            return SaveResult.conflict(merge.conflicts(), live, planned, live.id());
        }
        SaveOrder order = new SaveOrder(Move.PLANNED, live.id(), 0, List.of(), "", editor);
        return save(id, texts.form(merge.text(), live.id()), order, errors);
    }

    /** Whether readers of a live story would find other words, and nobody has said yet if they are told why. */
    @Transactional(readOnly = true)
    boolean asksForNote(long id, ArticleForm sent, FormErrors errors) {
        return reader.leavesNoteOpen(sent)
                && reader.read(sent, true, errors)
                        .filter(copy -> articles.changesWhatReadersKnow(id, copy))
                        .isPresent();
    }

    /** Gives a pending text up for what readers see; the history keeps it. */
    void discardPending(long id, long editor) {
        locked(id);
        Revision head = head(id);
        if (!head.inPlace()) {
            keep(id, inRow(id), Reason.DISCARDED, "", true, editor);
        }
    }

    /** Notes that readers have had the saved text since now, as it went before them as it was. */
    void shown(long id) {
        head(id);
        if (isLive(id)) {
            revisions.show(id, clock.instant());
        }
    }

    /**
     * Takes a live article down, and writes that into its history. Of its texts readers are shown none any more.
     *
     * @param legal whether the law demands it
     * @param note for colleagues, may be empty
     */
    void withdraw(long id, boolean legal, String note, long editor) {
        locked(id);
        Revision head = head(id);
        articles.withdraw(id, legal, note, editor);
        keep(id, head.text(), Reason.WITHDRAWN, note, head.inPlace(), editor);
        revisions.hide(id);
    }

    /**
     * Deletes a draft with its history.
     *
     * @param base the revision that the editor saw
     * @throws ArticleChanged if somebody saved it since
     * @return whether it was one
     */
    boolean delete(long id, long base) {
        Article article = locked(id);
        if (revisions.head(id).map(Revision::id).orElse(0L) != base) {
            throw new ArticleChanged();
        }
        return articles.delete(id, article.getVersion());
    }

    private boolean putInPlace(Article article, ArticleForm form, SaveOrder order, FormErrors errors) {
        long id = article.getId();
        boolean publish = order.move() == Move.PUBLISH;
        ArticleState state = forms.stateOf(id);
        Change change = reader.change(form, publish, state, errors);
        Optional<ArticleCopy> copy = reader.read(form, publish || state.live(), errors);
        return copy.isPresent()
                && errors.isEmpty()
                && articles.revise(id, article.getVersion(), copy.get(), change, order.editor());
    }

    private void keep(long id, StoryText text, Revision head, Revision live, SaveOrder order, boolean inPlace) {
        boolean plain = order.move() == Move.SAVE && order.note().isEmpty();
        if (plain && head.inPlace() == inPlace && text.equals(head.text())) {
            return;
        }
        Reason reason = switch (order.move()) {
            case SAVE -> Reason.SAVED;
            case PUBLISH -> Reason.PUBLISHED;
            case HOT_FIX -> Reason.HOT_FIX;
            case PLANNED -> Reason.PLANNED;
            case RESTORE -> Reason.RESTORED;
        };
        // Whoever changes everything back has nothing pending any more.
        keep(id, text, reason, order.note(), inPlace || text.equals(live.text()), order.editor());
    }

    private void keep(long id, StoryText text, Reason reason, String note, boolean inPlace, @Nullable Long editor) {
        Instant now = clock.instant();
        String line = note.substring(0, Math.min(note.length(), LONGEST_NOTE));
        revisions.keep(id, text, reason, line, inPlace, editor, now);
        if (inPlace && isLive(id)) {
            revisions.show(id, now);
        }
    }

    private boolean isLive(long id) {
        return rows.findById(id)
                .filter(article -> article.getStatus() == ArticleStatus.LIVE)
                .isPresent();
    }

    /** The latest text; what the row says where it was changed by other means, which is then kept first. */
    private Revision head(long id) {
        Optional<Revision> head = revisions.head(id);
        if (head.isEmpty() || (head.get().inPlace() && differs(head.get().text(), inRow(id)))) {
            ArticleState state = forms.stateOf(id);
            revisions.keep(
                    id, inRow(id), Reason.FOUND, "", true, head.isEmpty() ? forms.savedBy(id) : null, state.savedAt());
            if (state.live()) {
                revisions.show(id, state.savedAt());
            }
            return revisions.head(id).orElseThrow();
        }
        return head.get();
    }

    private static boolean differs(StoryText one, StoryText other) {
        return !one.without(MOMENT).equals(other.without(MOMENT));
    }

    private StoryText inRow(long id) {
        return texts.canonical(forms.of(id));
    }

    /** A form that was opened before any history was kept started from the first text of it. */
    private StoryText base(long id, long base) {
        return (base == 0 ? revisions.first(id) : revisions.find(id, base))
                .map(Revision::text)
                .orElse(StoryText.EMPTY);
    }

    private Article locked(long id) {
        return rows.findForSaving(id).orElseThrow(NotFound::new);
    }
}
