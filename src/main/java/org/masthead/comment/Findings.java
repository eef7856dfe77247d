package org.masthead.comment;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks all screens about a comment, and keeps what they found. */
@Component
class Findings {

    private final List<CommentScreen> screens;
    private final JdbcClient jdbc;

    Findings(List<CommentScreen> screens, JdbcClient jdbc) {
        this.screens = screens;
        this.jdbc = jdbc;
    }

    /**
     * What all screens say.
     *
     * @throws CommentRefused if one of them refuses it
     */
    List<Finding> of(Submission submission) {
        List<Finding> findings = screens.stream()
                .flatMap(screen -> screen.examine(submission).stream())
                .toList();
        findings.stream()
                .filter(finding -> finding.outcome() == Finding.Outcome.REFUSE)
                .findFirst()
                .ifPresent(finding -> {
                    throw CommentRefused.because(finding);
                });
        return findings;
    }

    /** Keeps them in place of what was found of an earlier wording. */
    void keep(long commentId, List<Finding> findings) {
        jdbc.sql("delete from comment_finding where comment_id = ?")
                .param(commentId)
                .update();
        for (Finding finding : findings) {
            jdbc.sql("""
                            insert into comment_finding (comment_id, screen, code, detail, score)
                            values (:comment, :screen, :code, :detail, :score)
                            """)
                    .param("comment", commentId)
                    .param("screen", finding.screen())
                    .param("code", finding.code())
                    .param("detail", finding.detail())
                    .param("score", finding.score())
                    .update();
        }
    }
}
