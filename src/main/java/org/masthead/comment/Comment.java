package org.masthead.comment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Article;
import org.masthead.text.CommentMarkup;

/** A reply to an article or to another comment: what was typed, how it is printed, and what became of it. */
@Entity
@Table(name = "comment")
class Comment {

    /** The database wants a word. */
    private static final String NO_WORDS = "\u2014";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    @Column(nullable = false)
    private int version;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "article_id", nullable = false)
    private Article article;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    private @Nullable Comment parent;

    @Column(name = "account_id")
    private @Nullable Long accountId;

    @Column(name = "author_name", nullable = false, length = 120)
    private String authorName = "";

    @Column(name = "author_email", nullable = false, length = 254)
    private String authorEmail = "";

    @Column(name = "author_website", length = 200)
    private @Nullable String authorWebsite;

    @Column(nullable = false, length = 10000)
    private String body = "";

    @Column(name = "body_html", nullable = false, columnDefinition = "text")
    private String bodyHtml = "";

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private CommentStatus status = CommentStatus.PENDING;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_before", length = 10)
    private @Nullable CommentStatus statusBefore;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "decided_by")
    private @Nullable Long decidedBy;

    @Column(name = "network_address", length = 45)
    private @Nullable String networkAddress;

    @Column(nullable = false)
    private boolean unreviewed;

    @Column(nullable = false)
    private boolean confirmed;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private @Nullable RemovalReason reason;

    @Column(name = "reason_note", nullable = false, length = 1000)
    private String reasonNote = "";

    @Column(length = 64, unique = true)
    private @Nullable String receipt;

    @Column(name = "edited_at")
    private @Nullable Instant editedAt;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Comment() {}

    /** A reply from the desk, which appears at once. */
    static Comment byStaff(Article article, Comment parent, CommentWords words, long accountId, Instant now) {
        Comment comment = new Comment(article, parent, words, now);
        comment.accountId = accountId;
        comment.status = CommentStatus.APPROVED;
        comment.decidedAt = now;
        comment.decidedBy = accountId;
        return comment;
    }

    /** A comment that was written elsewhere, as it stood there. */
    static Comment takenOver(
            Article article, @Nullable Comment parent, CommentWords words, CommentStatus status, Instant writtenAt) {
        Comment comment = new Comment(article, parent, words, writtenAt);
        comment.status = status;
        return comment;
    }

    private Comment(Article article, @Nullable Comment parent, CommentWords words, Instant now) {
        this.article = article;
        this.parent = parent;
        authorName = words.name();
        authorEmail = words.email();
        authorWebsite = words.website();
        body = words.body();
        bodyHtml = CommentMarkup.render(words.body()).html();
        createdAt = now;
    }

    /** Lets it appear without the desk, which has not looked at it. */
    void approveByPolicy() {
        status = CommentStatus.APPROVED;
        unreviewed = true;
    }

    /** Puts it away by the site's rules; its writer is told. */
    void putAwayAsSpam() {
        status = CommentStatus.SPAM;
        reason = RemovalReason.SPAM;
    }

    /** Has it wait for the desk again. */
    void hold() {
        status = CommentStatus.PENDING;
        unreviewed = false;
        decidedAt = null;
        decidedBy = null;
    }

    /** Gives it another wording. */
    void reword(String words, Instant now) {
        body = words;
        bodyHtml = CommentMarkup.render(words).html();
        editedAt = now;
    }

    /** Its writer wants it gone; {@link CommentDecisions} takes it out. */
    void noteWithdrawal(Instant now) {
        withdrawnAt = now;
    }

    /** Its writer proved to hold the e-mail address. */
    void confirm() {
        confirmed = true;
    }

    /** Nothing is left by which its writer is known. */
    void forgetItsWriter(String placeholder) {
        authorName = placeholder;
        authorEmail = "";
        authorWebsite = null;
        networkAddress = null;
        receipt = null;
        confirmed = false;
        reasonNote = "";
    }

    /** What was said goes as well. */
    void loseItsWords() {
        body = NO_WORDS;
        bodyHtml = "";
    }

    /** The same with another wording, as screens look at it; the receipt proves where it was typed. */
    Submission asSubmission(String words, String network, String userAgent, Instant now) {
        Comment answered = parent;
        return new Submission(
                getId(),
                article.getId(),
                answered == null ? null : answered.getId(),
                new CommentWords(authorName, authorEmail, authorWebsite, words),
                network,
                userAgent,
                FormProof.Worth.GOOD,
                confirmed,
                now);
    }

    /** Whether it is before readers, or may still come there. */
    boolean stands() {
        return status == CommentStatus.PENDING || status == CommentStatus.APPROVED;
    }

    boolean isPublished() {
        return status == CommentStatus.APPROVED;
    }

    long getId() {
        if (id == null) {
            throw new IllegalStateException("Not saved yet");
        }
        return id;
    }

    Article getArticle() {
        return article;
    }

    String getAuthorName() {
        return authorName;
    }

    CommentStatus getStatus() {
        return status;
    }

    /** The secret of its author's link, or null where it has none. */
    @Nullable
    String getReceipt() {
        return receipt;
    }

    String getAuthorEmail() {
        return authorEmail;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    @Nullable
    String getNetworkAddress() {
        return networkAddress;
    }

    @Nullable
    RemovalReason getReason() {
        return reason;
    }

    String getReasonNote() {
        return reasonNote;
    }

    @Nullable
    Instant getEditedAt() {
        return editedAt;
    }

    Instant getCreatedAt() {
        return createdAt;
    }

    String getBody() {
        return body;
    }
}
