package org.masthead.moderation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.CommentStatus;
import org.masthead.comment.DiscussionPolicies;
import org.masthead.comment.DiscussionPolicy;
import org.masthead.comment.Finding;
import org.masthead.moderation.QueueEntry.Appeal;
import org.masthead.moderation.QueueEntry.Complaint;
import org.masthead.moderation.QueueEntry.Earlier;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up what helps to decide on comments: one statement a kind, however many comments there are. */
@Component
class QueueContext {

    /** Findings that hold nothing. */
    private static final Set<String> NOTES = Set.of("form.old", "akismet.unreachable", "akismet.resting");

    private final JdbcClient jdbc;
    private final PersonBriefs people;
    private final DiscussionPolicies policies;
    private final MessageSource messages;

    QueueContext(JdbcClient jdbc, PersonBriefs people, DiscussionPolicies policies, MessageSource messages) {
        this.jdbc = jdbc;
        this.people = people;
        this.policies = policies;
        this.messages = messages;
    }

    List<QueueEntry> of(List<QueuedComment> comments) {
        if (comments.isEmpty()) {
            return List.of();
        }
        Long[] ids = comments.stream().map(QueuedComment::id).toArray(Long[]::new);
        Map<String, PersonBrief> known = people.of(comments.stream()
                .filter(comment -> !comment.byStaff())
                .map(QueuedComment::authorEmail)
                .toList());
        Map<Long, List<Noticed>> noticed = byComment(
                """
                select comment_id, screen, code, detail, score from comment_finding
                where comment_id = any (?) order by comment_id, id
                """,
                ids,
                (row, number) -> new Noticed(
                        !NOTES.contains(row.getString("screen") + "." + row.getString("code")),
                        words(
                                row.getString("screen"),
                                row.getString("code"),
                                row.getString("detail"),
                                row.getDouble("score"))));
        Map<Long, List<Complaint>> complaints = byComment(
                """
                select comment_id, reason, note, reported_at from comment_report
                where comment_id = any (?) and settled_at is null order by comment_id, id desc
                """,
                ids,
                (row, number) -> new Complaint(
                        row.getString("reason").toLowerCase(Locale.ROOT),
                        row.getString("note"),
                        row.getTimestamp("reported_at").toInstant()));
        Map<Long, List<Earlier>> earlier = byComment(
                """
                select comment_id, body, replaced_at from comment_edit
                where comment_id = any (?) order by comment_id, id desc
                """,
                ids,
                (row, number) -> new Earlier(
                        row.getString("body"), row.getTimestamp("replaced_at").toInstant()));
        Map<Long, List<Appeal>> appeals = byComment("""
                select e.comment_id, e.words, e.made_at, e.outcome, e.answer, d.name as decider
                from comment_appeal e left join account d on d.id = e.decided_by where e.comment_id = any (?)
                """, ids, (row, number) -> {
            @Nullable String outcome = row.getString("outcome");
            return new Appeal(
                    row.getString("words"),
                    row.getTimestamp("made_at").toInstant(),
                    outcome == null ? null : outcome.toLowerCase(Locale.ROOT),
                    row.getString("answer"),
                    row.getString("decider"));
        });
        return comments.stream()
                .map(comment -> new QueueEntry(
                        comment,
                        known.getOrDefault(comment.authorEmail(), PersonBrief.NOBODY),
                        noticed.getOrDefault(comment.id(), List.of()).stream()
                                .map(Noticed::words)
                                .toList(),
                        waits(comment, noticed.getOrDefault(comment.id(), List.of())),
                        complaints.getOrDefault(comment.id(), List.of()),
                        earlier.getOrDefault(comment.id(), List.of()),
                        appeals.getOrDefault(comment.id(), List.of()).stream()
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    /** @param holds whether the comment waits for it */
    private record Noticed(boolean holds, String words) {}

    /** Why a comment waits that no screen holds: so the policy wants it, as it is now. */
    private @Nullable String waits(QueuedComment comment, List<Noticed> noticed) {
        if (comment.status() != CommentStatus.PENDING
                || comment.decidedAt() != null
                || noticed.stream().anyMatch(Noticed::holds)) {
            return null;
        }
        DiscussionPolicy policy = policies.now();
        String why = policy.mode() == DiscussionPolicy.Mode.OPEN
                ? policy.approval().name()
                : policy.mode().name();
        return messages.getMessage(
                "finding.policy." + why.toLowerCase(Locale.ROOT), null, null, LocaleContextHolder.getLocale());
    }

    private <T> Map<Long, List<T>> byComment(String sql, Long[] ids, RowMapper<T> mapper) {
        Map<Long, List<T>> found = new HashMap<>();
        jdbc.sql(sql).param(ids).query(row -> {
            T value = mapper.mapRow(row, 0);
            if (value != null) {
                found.computeIfAbsent(row.getLong("comment_id"), none -> new ArrayList<>())
                        .add(value);
            }
        });
        return found;
    }

    /** A screen that has no words for it is quoted as it is. */
    private String words(String screen, String code, String detail, double score) {
        Locale locale = LocaleContextHolder.getLocale();
        String plain = screen + ": " + code + (detail.isEmpty() ? "" : " (" + detail + ")");
        String told = messages.getMessage(
                "finding." + screen + "." + code, new Object[] {Finding.told(detail), score}, plain, locale);
        return told == null ? plain : told;
    }
}
