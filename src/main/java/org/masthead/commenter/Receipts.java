package org.masthead.commenter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.OwnComment;
import org.masthead.comment.OwnComments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What hangs on a receipt beside the comment itself: why a rule noticed it, and the appeal. */
@Service
@Transactional
class Receipts {

    private final OwnComments comments;
    private final CommenterLetters letters;
    private final LetterLimit limit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Receipts(OwnComments comments, CommenterLetters letters, LetterLimit limit, JdbcClient jdbc, Clock clock) {
        this.comments = comments;
        this.letters = letters;
        this.limit = limit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An appeal against a decision.
     *
     * @param answer of the desk; may be empty
     * @param outcome null while it waits
     */
    record Appeal(
            String words,
            Instant madeAt,
            String answer,
            @Nullable Outcome outcome) {

        /** What became of the decision. */
        enum Outcome {
            /** It stands. */
            UPHELD,
            /** It fell; the comment is back. */
            OVERTURNED
        }
    }

    /** The comment with that number, by its receipt. */
    @Transactional(readOnly = true)
    public Optional<OwnComment> commentOf(@Nullable Long id) {
        return id == null
                ? Optional.empty()
                : jdbc.sql("select receipt from comment where id = ? and receipt is not null")
                        .param(id)
                        .query(String.class)
                        .optional()
                        .flatMap(comments::find);
    }

    /** Sends the link itself to the address of the comment, unless it was written to too often. */
    void send(OwnComment comment) {
        if (limit.mayWriteTo(comment.authorEmail())) {
            letters.receipt(comment.authorEmail(), OwnComment.addressOf(comment.receipt()), comment.articleHeadline());
        }
    }

    @Transactional(readOnly = true)
    Optional<Appeal> appealOf(long commentId) {
        return jdbc.sql("select words, made_at, answer, outcome from comment_appeal where comment_id = ?")
                .param(commentId)
                .query(Receipts::map)
                .optional();
    }

    /** Takes an appeal; there is one for a comment. Whether it was taken. */
    boolean appeal(OwnComment comment, String words) {
        return comment.refused()
                && jdbc.sql("""
                                insert into comment_appeal (comment_id, words, made_at) values (?, ?, ?)
                                on conflict (comment_id) do nothing
                                """)
                                .params(comment.id(), words, clock.instant().atOffset(ZoneOffset.UTC))
                                .update()
                        == 1;
    }

    /** What the screens noticed, as {@code screen.code}; never the words or addresses that they go by. */
    @Transactional(readOnly = true)
    List<String> findings(long commentId) {
        return jdbc.sql("select distinct screen || '.' || code from comment_finding where comment_id = ? order by 1")
                .param(commentId)
                .query(String.class)
                .list();
    }

    private static Appeal map(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        Timestamp madeAt = row.getTimestamp("made_at");
        return new Appeal(
                row.getString("words"),
                madeAt.toInstant(),
                row.getString("answer"),
                outcome == null ? null : Appeal.Outcome.valueOf(outcome));
    }
}
