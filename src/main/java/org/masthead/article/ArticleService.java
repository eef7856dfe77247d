package org.masthead.article;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.web.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps articles: every change of one goes through here, in a transaction of its own. */
@Service
@Transactional
public class ArticleService {

    private static final int LONGEST_SLUG = 120;

    private final ArticleRepository articles;
    private final ArticleAddresses addresses;
    private final ArticleBylines bylines;
    private final Corrections corrections;
    private final MoveRules rules;
    private final StoryLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ArticleService(
            ArticleRepository articles,
            ArticleAddresses addresses,
            ArticleBylines bylines,
            Corrections corrections,
            MoveRules rules,
            StoryLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.articles = articles;
        this.addresses = addresses;
        this.bylines = bylines;
        this.corrections = corrections;
        this.rules = rules;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps a new draft.
     *
     * @param editor the account that wrote it, or null for none
     * @return its number
     */
    public long create(ArticleCopy copy, @Nullable Long editor) {
        return keep(copy, editor, clock.instant()).getId();
    }

    /**
     * Takes over an article that was written elsewhere, with its own dates.
     *
     * @param publishedAt null for a draft
     * @param updatedAt the last change of substance, or null
     * @return its number
     * @throws AddressTaken if another article has or had the address
     */
    public long takeOver(
            ArticleCopy copy, ArticleStatus status, @Nullable Instant publishedAt, @Nullable Instant updatedAt) {
        Instant written = publishedAt == null ? clock.instant() : publishedAt;
        Article article = keep(copy, null, written);
        if (publishedAt != null && status != ArticleStatus.DRAFT) {
            putAt(article, publishedAt);
            if (updatedAt != null) {
                article.markUpdated(updatedAt);
            }
            if (status == ArticleStatus.WITHDRAWN) {
                article.withdraw(false, null, written);
            }
        }
        articles.flush();
        return article.getId();
    }

    /**
     * Keeps a new article from the desk, and publishes it at once where that was asked.
     *
     * @param generatedSlug whether the slug was made from the headline, so that another free one will do as well
     * @throws AddressTaken if another article has or had the address
     * @throws MoveRefused if it cannot go out now
     */
    long create(
            ArticleCopy copy,
            boolean generatedSlug,
            @Nullable Instant publishedAt,
            boolean publish,
            @Nullable Long editor) {
        long id = create(generatedSlug ? copy.withSlug(freeSlug(copy.slug(), publishedAt)) : copy, editor);
        if (publish) {
            publish(id, publishedAt, editor);
        }
        return id;
    }

    /**
     * Takes over a new text. Where the article is live, readers see it at once, and a changed slug leaves a redirect.
     *
     * @param version that the editor started from
     * @throws ArticleChanged if somebody saved it since that version
     * @throws AddressTaken if another article has or had the address
     * @throws MoveRefused if it cannot go out now
     * @return whether readers are told of an update; never where no word of the text is another
     */
    boolean revise(long id, int version, ArticleCopy copy, Change change, @Nullable Long editor) {
        Article article = get(id);
        if (article.getVersion() != version) {
            throw new ArticleChanged();
        }
        Instant now = clock.instant();
        boolean seenBefore = article.getStatus() == ArticleStatus.LIVE;
        boolean corrected = seenBefore && !change.correction().isEmpty();
        boolean updated = corrected || (seenBefore && change.substantive() && article.differsInSubstance(copy));
        boolean readAgain = rules.asksForAnotherReading(article, copy);
        article.revise(copy, editor, now);
        if (readAgain) {
            ArticleStatus approved = article.getStatus();
            article.readAgain(editor);
            log.moved(article, StoryMove.SUBMIT, approved, editor, "");
        }
        if (seenBefore) {
            putAt(article, moment(article, change.publishedAt()));
        } else if (change.publish()) {
            publish(id, change.publishedAt(), editor);
        } else if (article.getPublishAt() != null) {
            article.schedule(article.getPublishAt(), keepAddress(article, article.getPublishAt()));
        }
        if (updated) {
            article.markUpdated(now);
        }
        // First the article's own row, where a second editor is stopped.
        articles.flush();
        bylines.sign(id, copy.bylines());
        corrections.takeBack(id, change.takenBack());
        if (corrected) {
            note(id, change.kind(), change.correction(), editor, now);
        }
        return updated;
    }

    /** Adds a correction that was written elsewhere, with its own date. */
    public void takeOverCorrection(long id, String text, Instant correctedAt) {
        takeOverCorrection(id, CorrectionKind.CORRECTION, text, correctedAt);
    }

    /** The same for a note of any kind. */
    public void takeOverCorrection(long id, CorrectionKind kind, String text, Instant correctedAt) {
        note(id, kind, text, null, correctedAt);
    }

    /**
     * Puts a note under a live story, and does all that goes with it: the story counts as changed from now on, for its
     * page, the feeds and the archive of corrections.
     *
     * @return the note's number; nothing where the story is not live
     */
    public Optional<Long> correct(long id, CorrectionKind kind, String text, @Nullable Long editor) {
        Article article = get(id);
        if (article.getStatus() != ArticleStatus.LIVE) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        article.noted(editor, now);
        articles.flush();
        return Optional.of(note(id, kind, text, editor, now));
    }

    /** Whether readers of a live story would find other words in a copy, so that they may want to be told. */
    @Transactional(readOnly = true)
    public boolean changesWhatReadersKnow(long id, ArticleCopy copy) {
        Article article = articles.findById(id).orElseThrow(NotFound::new);
        return article.getStatus() == ArticleStatus.LIVE && article.differsInSubstance(copy);
    }

    private long note(long id, CorrectionKind kind, String text, @Nullable Long editor, Instant now) {
        long note = corrections.add(id, kind, text, editor, now);
        events.publishEvent(new StoryCorrected(id, note, kind, editor));
        return note;
    }

    /**
     * Puts an article before the readers.
     *
     * @param publishedAt the moment they are shown; null for now, or for the first publication's if there was one
     * @param editor the account that publishes it, or null for none
     * @throws AddressTaken if another article has or had the address
     * @throws MoveRefused if it cannot go out now
     */
    public void publish(long id, @Nullable Instant publishedAt, @Nullable Long editor) {
        Article article = get(id);
        ArticleStatus before = article.getStatus();
        rules.check(article, StoryMove.PUBLISH, editor);
        putAt(article, moment(article, publishedAt));
        log.moved(article, StoryMove.PUBLISH, before, editor, "");
    }

    /** The same where nobody in particular does it. */
    public void publish(long id, @Nullable Instant publishedAt) {
        publish(id, publishedAt, null);
    }

    /** Takes a live article down. Asking again changes nothing. */
    public void withdraw(long id, @Nullable Long editor) {
        withdraw(id, false, "", editor);
    }

    /**
     * The same with a reason.
     *
     * @param legal whether the law demands it, which the notice for readers then says
     */
    void withdraw(long id, boolean legal, String note, @Nullable Long editor) {
        Article article = get(id);
        if (article.getStatus() == ArticleStatus.LIVE) {
            article.withdraw(legal, editor, clock.instant());
            log.moved(article, StoryMove.WITHDRAW, ArticleStatus.LIVE, editor, note);
        }
    }

    /** Says to readers why a withdrawn article is gone. For any other it says nothing. */
    public void explainWithdrawal(long id, String notice) {
        get(id).explainWithdrawal(notice);
    }

    /**
     * Deletes a draft.
     *
     * @param version that the editor saw
     * @throws ArticleChanged if somebody saved it since
     * @return whether it was one; what readers have seen is withdrawn, never deleted
     */
    boolean delete(long id, int version) {
        Article article = get(id);
        if (article.getVersion() != version) {
            throw new ArticleChanged();
        }
        if (!article.neverPublished()) {
            return false;
        }
        articles.delete(article);
        return true;
    }

    /** Deletes an article with everything that hangs on it, its address included; nothing of the desk does that. */
    public void erase(long id) {
        articles.findById(id).ifPresent(articles::delete);
    }

    /** The slug, or the next free one like it where another article has its address in that month. */
    private String freeSlug(String slug, @Nullable Instant publishedAt) {
        Instant moment = publishedAt == null ? clock.instant() : publishedAt;
        String candidate = slug;
        for (int i = 2; addresses.isTaken(addresses.of(moment, candidate), -1); i++) {
            String suffix = "-" + i;
            candidate = slug.substring(0, Math.min(slug.length(), LONGEST_SLUG - suffix.length())) + suffix;
        }
        return candidate;
    }

    private Instant moment(Article article, @Nullable Instant chosen) {
        Instant first = article.getPublishedAt();
        return chosen != null ? chosen : first != null ? first : clock.instant();
    }

    /**
     * Keeps the address at which an article stands once it goes out at that moment. Where readers have had it already,
     * they are led on from its former one.
     *
     * @throws AddressTaken if another article has or had it
     */
    String keepAddress(Article article, Instant moment) {
        Instant first = article.getPublishedAt();
        String address = addresses.of(first == null ? moment : first, article.getSlug());
        if (addresses.isTaken(address, article.getId())) {
            throw new AddressTaken(address);
        }
        String former = article.getAddress();
        if (first != null && former != null && !former.equals(address)) {
            addresses.leave(former, address, article.getId());
        }
        return address;
    }

    private void putAt(Article article, Instant publishedAt) {
        String former = article.getAddress();
        String address = addresses.of(publishedAt, article.getSlug());
        if (!address.equals(former)) {
            if (addresses.isTaken(address, article.getId())) {
                throw new AddressTaken(address);
            }
            // An address that was only kept for it, no reader has ever seen.
            if (former != null && !article.neverPublished()) {
                addresses.leave(former, address, article.getId());
            }
        }
        article.publish(publishedAt, address);
        try {
            articles.flush();
        } catch (DataIntegrityViolationException e) {
            // Another article may have taken it since we looked; anything else is not ours to explain.
            if (String.valueOf(e.getMessage()).contains("article_address_unique")) {
                throw new AddressTaken(address);
            }
            throw e;
        }
    }

    private Article keep(ArticleCopy copy, @Nullable Long editor, Instant now) {
        Article article = articles.save(new Article(copy, editor, now));
        bylines.sign(article.getId(), copy.bylines());
        return article;
    }

    private Article get(long id) {
        return articles.findForSaving(id).orElseThrow(NotFound::new);
    }

    /** The article with that number, whatever its state. */
    @Transactional(readOnly = true)
    public Optional<Article> find(long id) {
        return articles.findWithFilingById(id);
    }
}
