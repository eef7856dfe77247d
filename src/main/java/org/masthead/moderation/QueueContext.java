package org.masthead.moderation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.moderation.QueueEntry.Appeal;
import org.masthead.moderation.QueueEntry.Complaint;
import org.masthead.moderation.QueueEntry.Earlier;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up what helps to decide on comments: one statement a kind, however many comments there are. */
@Component
class QueueContext {

    private final JdbcClient jdbc;
    private final PersonBriefs people;
    private final MessageSource messages;

    QueueContext(JdbcClient jdbc, PersonBriefs people, MessageSource messages) {
        this.jdbc = jdbc;
        this.people = people;
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
        Map<Long, List<String>> held = byComment(
                """
                select comment_id, screen, code, detail, score from comment_finding
                where comment_id = any (?) order by comment_id, id
                """,
                ids,
                (row, number) -> words(
                        row.getString("screen"),
                        row.getString("code"),
                        row.getString("detail"),
                        row.getDouble("score")));
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
                        held.getOrDefault(comment.id(), List.of()),
                        complaints.getOrDefault(comment.id(), List.of()),
                        earlier.getOrDefault(comment.id(), List.of()),
                        appeals.getOrDefault(comment.id(), List.of()).stream()
                                .findFirst()
                                .orElse(null)))
                .toList();
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
                "finding." + screen + "." + code,
                new Object[] {TypedText.number(detail).isPresent() ? Long.valueOf(detail) : detail, score},
                plain,
                locale);
        return told == null ? plain : told;
    }
}
