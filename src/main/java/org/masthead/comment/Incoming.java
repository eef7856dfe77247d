package org.masthead.comment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A new comment on its way in, first with everything that can be known without the database, then with what came of it.
 * It is worked on by one thread at a time.
 */
final class Incoming {

    private final Submission submission;
    private final Digest digest;
    private final @Nullable Digest key;
    private final String html;
    private final String receipt;
    private final List<Finding> foundInIt;
    private List<Finding> found;
    private @Nullable PostedComment posted;
    private @Nullable CommentRefused refused;

    /**
     * One of which nothing came yet.
     *
     * @param key the digest of the key under which a browser sends it, or null where it has none
     * @param html how it is printed
     * @param receipt the secret of the link by which its author sees what becomes of it
     * @param found by the screens that look at nothing else
     */
    Incoming(Submission submission, @Nullable Digest key, String html, String receipt, List<Finding> found) {
        this.submission = submission;
        this.digest = Digest.ofPost(submission.articleId(), submission.parentId(), submission.words());
        this.key = key;
        this.html = html;
        this.receipt = receipt;
        this.foundInIt = new ArrayList<>(found);
        this.found = found;
    }

    /** Those of which nothing came yet. */
    static List<Incoming> open(Collection<Incoming> lot) {
        return lot.stream().filter(Incoming::isOpen).toList();
    }

    Submission submission() {
        return submission;
    }

    /** By which the same is known again. */
    Digest digest() {
        return digest;
    }

    Optional<Digest> key() {
        return Optional.ofNullable(key);
    }

    String html() {
        return html;
    }

    String receipt() {
        return receipt;
    }

    /** What all screens found that were asked so far. */
    List<Finding> found() {
        return found;
    }

    /** Takes what is said of it elsewhere. */
    void findElsewhere(List<Finding> elsewhere) {
        foundInIt.addAll(elsewhere);
        found = List.copyOf(foundInIt);
    }

    void findOnRecord(List<Finding> onRecord) {
        found = new ArrayList<>(foundInIt);
        found.addAll(onRecord);
    }

    void post(PostedComment comment) {
        posted = comment;
    }

    void refuse(CommentRefused refusal) {
        refused = refusal;
    }

    /** Whether it is not decided yet what comes of it. */
    boolean isOpen() {
        return posted == null && refused == null;
    }

    /**
     * What came of it.
     *
     * @throws CommentRefused where it was not taken
     */
    PostedComment outcome() {
        if (refused != null) {
            throw refused;
        }
        return Objects.requireNonNull(posted);
    }
}
