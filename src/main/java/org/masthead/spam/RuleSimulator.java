package org.masthead.spam;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.CommentWords;
import org.masthead.comment.DiscussionPolicies;
import org.masthead.comment.DiscussionPolicy;
import org.masthead.comment.Finding;
import org.masthead.comment.Finding.Outcome;
import org.masthead.comment.FormProof;
import org.masthead.comment.Submission;
import org.masthead.text.Excerpt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tries rules that are not saved yet on the comments of the last days, and compares with what moderators decided. */
@Component
class RuleSimulator {

    private static final int NEWEST = 2_000;
    private static final int EXCERPT_LENGTH = 160;
    private static final int SHOWN = 100;

    private final List<Rule> rules;
    private final DiscussionPolicies policies;
    private final JdbcClient jdbc;
    private final Clock clock;

    RuleSimulator(List<Rule> rules, DiscussionPolicies policies, JdbcClient jdbc, Clock clock) {
        this.rules = rules;
        this.policies = policies;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What would have been otherwise.
     *
     * @param days that were looked back
     * @param looked at so many comments
     * @param stopped how many would wait or be put away that the rules of today let through
     * @param passed how many would be let through that the rules of today stop
     * @param wrong how many of those that would be stopped a moderator approved
     * @param right how many of those that would be stopped a moderator removed or called spam
     * @param changes the first of them, newest first
     */
    record Replay(int days, int looked, long stopped, long passed, long wrong, long right, List<Change> changes) {}

    /**
     * A comment that would have fared otherwise.
     *
     * @param why the finding that stops it, by the new rules or, where it would pass, by those of today
     * @param stopped whether it would be stopped
     * @param decision of a moderator, a state's name in lower case, or null where there was none
     */
    record Change(
            long id,
            String author,
            String excerpt,
            Instant at,
            boolean stopped,
            Finding why,
            @Nullable String decision) {

        /** Whether a moderator saw it the other way. */
        public boolean wrong() {
            return stopped && "approved".equals(decision);
        }
    }

    private record Past(
            Submission submission, long id, @Nullable String decision) {}

    Replay replay(DiscussionPolicy proposed, int days) {
        List<Rule.Examination> tomorrow =
                rules.stream().map(rule -> rule.unseenUnder(proposed)).toList();
        DiscussionPolicy current = policies.now();
        List<Rule.Examination> today =
                rules.stream().map(rule -> rule.unseenUnder(current)).toList();
        List<Past> comments = past(clock.instant().minus(Duration.ofDays(days)));
        List<Change> changes = new ArrayList<>();
        long wrong = 0;
        long right = 0;
        for (Past each : comments) {
            @Nullable Finding then = gravest(tomorrow, each.submission());
            @Nullable Finding now = gravest(today, each.submission());
            if (then != null) {
                wrong += "approved".equals(each.decision()) ? 1 : 0;
                right += "spam".equals(each.decision()) || "removed".equals(each.decision()) ? 1 : 0;
            }
            if (then != null && now == null) {
                changes.add(change(each, true, then));
            } else if (then == null && now != null) {
                changes.add(change(each, false, now));
            }
        }
        long stopped = changes.stream().filter(Change::stopped).count();
        return new Replay(
                days,
                comments.size(),
                stopped,
                changes.size() - stopped,
                wrong,
                right,
                changes.stream().limit(SHOWN).toList());
    }

    private static Change change(Past past, boolean stopped, Finding why) {
        CommentWords words = past.submission().words();
        return new Change(
                past.id(),
                words.name(),
                Excerpt.of(words.body(), EXCERPT_LENGTH),
                past.submission().at(),
                stopped,
                why,
                past.decision());
    }

    private static @Nullable Finding gravest(List<Rule.Examination> rules, Submission submission) {
        return rules.stream()
                .flatMap(rule -> rule.apply(submission).stream())
                .filter(finding -> finding.outcome() != Outcome.NOTE)
                .max((one, other) -> one.outcome().compareTo(other.outcome()))
                .orElse(null);
    }

    private List<Past> past(Instant since) {
        return jdbc.sql("""
                        select id, article_id, parent_id, author_name, author_email, author_website, body,
                               network_address, confirmed, created_at,
                               case when decided_by is not null then lower(status) end as decision
                        from comment where created_at > :since and account_id is null
                        order by created_at desc, id desc limit :count
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("count", NEWEST)
                .query((row, number) -> {
                    String network = row.getString("network_address");
                    Submission submission = new Submission(
                            row.getLong("id"),
                            row.getLong("article_id"),
                            row.getObject("parent_id", Long.class),
                            new CommentWords(
                                    row.getString("author_name"),
                                    row.getString("author_email"),
                                    row.getString("author_website"),
                                    row.getString("body")),
                            network == null ? "" : network,
                            "",
                            FormProof.Worth.GOOD,
                            row.getBoolean("confirmed"),
                            row.getTimestamp("created_at").toInstant());
                    return new Past(submission, row.getLong("id"), row.getString("decision"));
                })
                .list();
    }
}
