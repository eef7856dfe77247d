package org.masthead.comment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks all screens about comments, and keeps what they found. */
@Component
class Findings {

    private final List<CommentScreen> screens;
    private final List<RecordScreen> records;
    private final JdbcClient jdbc;

    Findings(List<CommentScreen> screens, List<RecordScreen> records, JdbcClient jdbc) {
        this.screens = screens;
        this.records = records;
        this.jdbc = jdbc;
    }

    /**
     * What all screens say.
     *
     * @throws CommentRefused if one of them refuses it
     */
    List<Finding> of(Submission submission) {
        List<Finding> findings = new ArrayList<>(ofItself(submission));
        findings.addAll(elsewhere(submission));
        findings.addAll(onRecord(List.of(submission)).get(0));
        refusal(findings).ifPresent(refusal -> {
            throw refusal;
        });
        return findings;
    }

    /** The refusal that follows from findings, if one does. */
    static Optional<CommentRefused> refusal(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.outcome() == Finding.Outcome.REFUSE)
                .findFirst()
                .map(CommentRefused::because);
    }

    /** What the screens say that need nothing but the comment. */
    List<Finding> ofItself(Submission submission) {
        return of(submission, false);
    }

    /** What is said elsewhere, for which one may have to wait. */
    List<Finding> elsewhere(Submission submission) {
        return of(submission, true);
    }

    private List<Finding> of(Submission submission, boolean elsewhere) {
        return screens.stream()
                .filter(screen -> screen.asksElsewhere() == elsewhere)
                .flatMap(screen -> screen.examine(submission).stream())
                .toList();
    }

    /** What is on record about each of these. */
    List<List<Finding>> onRecord(List<Submission> submissions) {
        List<List<Finding>> findings = new ArrayList<>();
        submissions.forEach(submission -> findings.add(new ArrayList<>()));
        for (RecordScreen screen : records) {
            List<List<Finding>> noticed = screen.examine(submissions);
            for (int i = 0; i < findings.size(); i++) {
                findings.get(i).addAll(noticed.get(i));
            }
        }
        return findings;
    }

    /** Keeps those of another wording in place of what was found of the one before. */
    void keep(long commentId, List<Finding> findings) {
        jdbc.sql("delete from comment_finding where comment_id = ?")
                .param(commentId)
                .update();
        keep(Map.of(commentId, findings));
    }

    /** Keeps those of new comments, by their numbers. */
    void keep(Map<Long, List<Finding>> findings) {
        List<Long> comments = new ArrayList<>();
        findings.forEach((comment, found) -> found.forEach(each -> comments.add(comment)));
        if (comments.isEmpty()) {
            return;
        }
        List<Finding> all =
                findings.values().stream().flatMap(Collection::stream).toList();
        jdbc.sql("""
                        insert into comment_finding (comment_id, screen, code, detail, score)
                        select * from unnest(:comments, :screens, :codes, :details, cast(:scores as real[]))
                        """)
                .param("comments", comments.toArray(Long[]::new))
                .param("screens", all.stream().map(Finding::screen).toArray(String[]::new))
                .param("codes", all.stream().map(Finding::code).toArray(String[]::new))
                .param("details", all.stream().map(Finding::detail).toArray(String[]::new))
                .param("scores", all.stream().map(Finding::score).toArray(Double[]::new))
                .update();
    }
}
