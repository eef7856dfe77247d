package org.masthead.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;
import org.masthead.media.Picture;
import org.masthead.section.Section;
import org.masthead.section.Tag;
import org.masthead.text.Excerpt;

/** An article, from first draft to withdrawal. Its verbs refuse moves that a newsroom would not make. */
@Entity
@Table(name = "article")
public class Article {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    @Column(nullable = false)
    private int version;

    @Column(nullable = false, length = 200)
    private String headline = "";

    @Column(nullable = false, length = 500)
    private String standfirst = "";

    @Column(nullable = false, length = 400)
    private String teaser = "";

    @Column(nullable = false, length = 120)
    private String slug = "";

    @Column(nullable = false, columnDefinition = "text")
    private String body = "";

    @Column(nullable = false, length = 80)
    private String dateline = "";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "section_id", nullable = false)
    private Section section;

    @ManyToMany
    @JoinTable(
            name = "article_tag",
            joinColumns = @JoinColumn(name = "article_id", nullable = false),
            inverseJoinColumns = @JoinColumn(name = "tag_id", nullable = false))
    @OrderColumn(name = "position", nullable = false)
    private List<Tag> tags = new ArrayList<>();

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "lead_picture_id")
    private @Nullable Picture leadPicture;

    @Column(name = "lead_alt_text", nullable = false, length = 300)
    private String leadAltText = "";

    @Column(name = "lead_caption", nullable = false, length = 500)
    private String leadCaption = "";

    @Column(name = "lead_credit", nullable = false, length = 120)
    private String leadCredit = "";

    // Where a story stands is no matter of its text: moves never make a text look changed to who is writing it.
    @OptimisticLock(excluded = true)
    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private ArticleStatus status = ArticleStatus.DRAFT;

    @OptimisticLock(excluded = true)
    @Column(name = "publish_at")
    private @Nullable Instant publishAt;

    @OptimisticLock(excluded = true)
    @Column(name = "embargoed_until")
    private @Nullable Instant embargoedUntil;

    @OptimisticLock(excluded = true)
    @Column(name = "submitted_by")
    private @Nullable Long submittedBy;

    @OptimisticLock(excluded = true)
    @Column(name = "legal_hold", nullable = false)
    private boolean legalHold;

    @OptimisticLock(excluded = true)
    @Column(nullable = false)
    private boolean sensitive;

    @OptimisticLock(excluded = true)
    @Column(name = "help_text", nullable = false, length = 500)
    private String helpText = "";

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private Discussion discussion = Discussion.OPEN;

    @OptimisticLock(excluded = true)
    @Column(length = 160, unique = true)
    private @Nullable String address;

    @OptimisticLock(excluded = true)
    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    @Column(name = "updated_at")
    private @Nullable Instant updatedAt;

    @Column(name = "withdrawal_notice", nullable = false, length = 1000)
    private String withdrawalNotice = "";

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "saved_at", nullable = false)
    private Instant savedAt;

    @Column(name = "saved_by")
    private @Nullable Long savedBy;

    /** Whose story it is; changed by {@link StoryOwners} only. */
    @Column(name = "owner_id", updatable = false)
    private @Nullable Long ownerId;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Article() {}

    /** A first draft. */
    Article(ArticleCopy copy, @Nullable Long savedBy, Instant now) {
        this.createdAt = now;
        this.ownerId = savedBy;
        this.section = copy.section();
        this.savedAt = now;
        revise(copy, savedBy, now);
    }

    /** Takes over what an editor wrote. What readers see changes with it where the article is live. */
    final void revise(ArticleCopy copy, @Nullable Long savedBy, Instant now) {
        headline = copy.headline();
        standfirst = copy.standfirst();
        teaser = copy.teaser();
        slug = copy.slug();
        body = copy.body().html();
        dateline = copy.dateline();
        section = copy.section();
        replace(tags, copy.tags());
        leadPicture = copy.lead().picture();
        leadAltText = copy.lead().altText();
        leadCaption = copy.lead().caption();
        leadCredit = copy.lead().credit();
        discussion = copy.discussion();
        this.savedBy = savedBy;
        savedAt = now;
    }

    /** Puts it before the readers, at that address; an article that was withdrawn comes back. */
    void publish(Instant publishedAt, String address) {
        this.publishedAt = publishedAt;
        this.address = address;
        legalHold = false;
        withdrawalNotice = "";
        withdrawnAt = null;
        stand(ArticleStatus.LIVE);
    }

    /** Goes out by itself at that moment, at an address that is kept for it. */
    void schedule(Instant moment, String keptAddress) {
        refuseUnless(StoryMove.SCHEDULE);
        stand(ArticleStatus.SCHEDULED);
        publishAt = moment;
        address = keptAddress;
    }

    /** Gives the moment back, and the address that no reader has seen. */
    void unschedule() {
        refuseUnless(StoryMove.UNSCHEDULE);
        stand(ArticleStatus.APPROVED);
        giveAddressBack();
    }

    /** Hands it in. */
    void submit(@Nullable Long account) {
        refuseUnless(StoryMove.SUBMIT);
        readAgain(account);
    }

    /** Has it read again, as somebody changed what was approved. */
    void readAgain(@Nullable Long account) {
        stand(ArticleStatus.IN_REVIEW);
        giveAddressBack();
        submittedBy = account;
    }

    void approve() {
        refuseUnless(StoryMove.APPROVE);
        stand(ArticleStatus.APPROVED);
    }

    /** Back to its writer. */
    void giveBack() {
        refuseUnless(StoryMove.RETURN);
        rest();
    }

    void archive() {
        refuseUnless(StoryMove.ARCHIVE);
        stand(ArticleStatus.ARCHIVED);
    }

    void revive() {
        refuseUnless(StoryMove.REVIVE);
        rest();
    }

    /** Promises that it is not out before that moment; null lifts the promise. Who may is not asked here. */
    void embargoUntil(@Nullable Instant moment) {
        embargoedUntil = moment;
    }

    /** Treats it as a story that may hurt somebody, with words of help for readers. */
    void treatAsSensitive(boolean sensitive, String helpText, Discussion discussion) {
        this.discussion = discussion;
        this.sensitive = sensitive;
        this.helpText = helpText;
    }

    /** Whether there is anything to read. */
    boolean hasText() {
        return !body.isBlank();
    }

    /** Whether a promise holds it back at that moment. */
    boolean isHeldBackAt(Instant moment) {
        return embargoedUntil != null && embargoedUntil.isAfter(moment);
    }

    private void refuseUnless(StoryMove move) {
        if (!move.startsFrom(status)) {
            throw new MoveRefused("article.move.illegal." + move.name());
        }
    }

    private void rest() {
        stand(publishedAt == null ? ArticleStatus.DRAFT : ArticleStatus.WITHDRAWN);
    }

    private void stand(ArticleStatus next) {
        status = next;
        publishAt = null;
    }

    private void giveAddressBack() {
        if (publishedAt == null) {
            address = null;
        }
    }

    /** Tells readers that something of substance changed. */
    void markUpdated(Instant now) {
        if (status == ArticleStatus.LIVE) {
            updatedAt = now;
        }
    }

    /** Tells readers that a note stands under it from now on. */
    void noted(@Nullable Long editor, Instant now) {
        if (status != ArticleStatus.LIVE) {
            throw new IllegalStateException("Only what readers see has a note for them, this is " + status);
        }
        updatedAt = now;
        savedBy = editor;
        savedAt = now;
    }

    /** What stands at its address for readers while it is withdrawn; empty for nothing but that. */
    void explainWithdrawal(String notice) {
        if (status == ArticleStatus.WITHDRAWN) {
            withdrawalNotice = notice;
        }
    }

    /** Whether readers find other words in a copy; commas, capitals and what stands around the text do not count. */
    boolean differsInSubstance(ArticleCopy copy) {
        String mine = headline + "\n" + standfirst + "\n" + body;
        String theirs = copy.headline() + "\n" + copy.standfirst() + "\n" + copy.body();
        return !wordsOf(mine).equals(wordsOf(theirs));
    }

    private static String wordsOf(String html) {
        return Excerpt.ofHtml(html, Integer.MAX_VALUE)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Takes it down; its address answers with a notice from now on.
     *
     * @param legal whether the law demands it, which the notice then says
     * @throws MoveRefused if it is not live
     */
    void withdraw(boolean legal, @Nullable Long savedBy, Instant now) {
        refuseUnless(StoryMove.WITHDRAW);
        stand(ArticleStatus.WITHDRAWN);
        legalHold = legal;
        withdrawnAt = now;
        this.savedBy = savedBy;
        savedAt = now;
    }

    /**
     * Whether readers had it by that moment. Not a draft or a story that waits for its moment; but a withdrawn one was,
     * whatever has become of it since.
     */
    boolean wasOutBy(Instant moment) {
        return publishedAt != null && !publishedAt.isAfter(moment);
    }

    /** Whether it was never before the readers, so that nothing points at it and it may be deleted. */
    boolean neverPublished() {
        return publishedAt == null;
    }

    private static <T> void replace(List<T> kept, List<T> chosen) {
        if (!kept.equals(chosen)) {
            kept.clear();
            kept.addAll(chosen);
        }
    }

    public long getId() {
        if (id == null) {
            throw new IllegalStateException("Not saved yet");
        }
        return id;
    }

    int getVersion() {
        return version;
    }

    public String getHeadline() {
        return headline;
    }

    public String getStandfirst() {
        return standfirst;
    }

    public String getTeaser() {
        return teaser;
    }

    public String getSlug() {
        return slug;
    }

    /** The stored markup; printed only through {@link org.masthead.text.ArticleMarkup#clean(String)}. */
    String getBody() {
        return body;
    }

    Section getSection() {
        return section;
    }

    List<Tag> getTags() {
        return tags;
    }

    String getDateline() {
        return dateline;
    }

    LeadPicture getLead() {
        return new LeadPicture(leadPicture, leadAltText, leadCaption, leadCredit);
    }

    public ArticleStatus getStatus() {
        return status;
    }

    @Nullable
    Instant getPublishAt() {
        return publishAt;
    }

    @Nullable
    Instant getEmbargoedUntil() {
        return embargoedUntil;
    }

    @Nullable
    Long getSubmittedBy() {
        return submittedBy;
    }

    boolean isLegalHold() {
        return legalHold;
    }

    /** Whether it may hurt somebody, so that it is handled with care. */
    public boolean isSensitive() {
        return sensitive;
    }

    String getHelpText() {
        return helpText;
    }

    public Discussion getDiscussion() {
        return discussion;
    }

    /** The path of its page; null as long as it was never published. */
    public @Nullable String getAddress() {
        return address;
    }

    public @Nullable Instant getPublishedAt() {
        return publishedAt;
    }

    @Nullable
    Instant getUpdatedAt() {
        return updatedAt;
    }

    String getWithdrawalNotice() {
        return withdrawalNotice;
    }

    @Nullable
    Instant getWithdrawnAt() {
        return withdrawnAt;
    }

    Instant getSavedAt() {
        return savedAt;
    }

    @Nullable
    Long getSavedBy() {
        return savedBy;
    }
}
