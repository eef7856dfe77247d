package org.masthead.comment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.masthead.comment.CommentRows.Ground;
import org.masthead.comment.DiscussionState.Kind;
import org.masthead.web.Network;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps comments that were judged, where the conversation takes them and they were not kept before. */
@Component
class CommentKeeping {

    private final CommentSubmissions submissions;
    private final CommentRows rows;
    private final Findings findings;
    private final DiscussionPolicies policies;
    private final Discussions discussions;
    private final Approvals approvals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CommentKeeping(
            CommentSubmissions submissions,
            CommentRows rows,
            Findings findings,
            DiscussionPolicies policies,
            Discussions discussions,
            Approvals approvals,
            ApplicationEventPublisher events,
            Clock clock) {
        this.submissions = submissions;
        this.rows = rows;
        this.findings = findings;
        this.policies = policies;
        this.discussions = discussions;
        this.approvals = approvals;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What came of a lot, once the transaction ends well.
     *
     * @param posted what was kept
     * @param later those that are to be judged again now that the others are on record
     */
    record Kept(Map<Incoming, PostedComment> posted, List<Incoming> later) {}

    /**
     * Keeps those that can be kept, and refuses those that cannot.
     *
     * @param patient whether to wait for whoever holds what one of them needs; else that one, or all, stay open
     */
    @Transactional
    public Kept keep(List<Incoming> lot, boolean patient) {
        if (!patient) {
            rows.waitForNobody();
        }
        // Read now, and not what some request knew when it began.
        DiscussionPolicy policy = policies.find().policy();
        Map<Long, Ground> stories = rows.stories(
                lot.stream().map(each -> each.submission().articleId()).collect(Collectors.toSet()));
        for (Incoming each : lot) {
            Ground story = stories.get(each.submission().articleId());
            if (story == null || !discussion(story, policy).open()) {
                each.refuse(new CommentRefused("comment.error.closed"));
            }
        }
        List<Incoming> answering = withParents(Incoming.open(lot), patient);
        List<CommentRows.Row> all = rowsOf(answering, stories, policy);
        int first = untilNeighboursMatter(all);
        return new Kept(
                write(answering.subList(0, first), all.subList(0, first), stories),
                List.copyOf(answering.subList(first, all.size())));
    }

    /** Whoever would appear though a neighbour's was just held is judged by what is on record of both. */
    private static int untilNeighboursMatter(List<CommentRows.Row> rows) {
        Set<String> held = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            CommentRows.Row row = rows.get(i);
            String neighbourhood = Network.neighbourhood(row.network());
            if (row.status() != CommentStatus.APPROVED) {
                held.add(neighbourhood);
            } else if (held.contains(neighbourhood)) {
                return i;
            }
        }
        return rows.size();
    }

    private DiscussionState discussion(Ground story, DiscussionPolicy policy) {
        return discussions.of(policy, story.discussion(), story.publishedAt());
    }

    private List<Incoming> withParents(List<Incoming> lot, boolean patient) {
        Set<Long> parents = lot.stream()
                .map(each -> each.submission().parentId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (parents.isEmpty()) {
            return lot;
        }
        Map<Long, Long> stories = rows.lockParents(parents, patient);
        List<Incoming> answering = new ArrayList<>();
        for (Incoming each : lot) {
            Long parent = each.submission().parentId();
            if (parent == null
                    || Objects.equals(stories.get(parent), each.submission().articleId())) {
                answering.add(each);
            } else if (patient) {
                each.refuse(new CommentRefused("comment.error.parent"));
            }
        }
        return answering;
    }

    private List<CommentRows.Row> rowsOf(List<Incoming> lot, Map<Long, Ground> stories, DiscussionPolicy policy) {
        List<Boolean> trusted =
                approvals.mayAppearAtOnce(lot.stream().map(Incoming::submission).toList(), policy.approval());
        List<CommentRows.Row> rows = new ArrayList<>();
        for (int i = 0; i < lot.size(); i++) {
            Kind discussion = discussion(story(lot.get(i), stories), policy).kind();
            rows.add(CommentRows.Row.of(lot.get(i), trusted.get(i) && discussion == Kind.OPEN));
        }
        return rows;
    }

    private Map<Incoming, PostedComment> write(
            List<Incoming> lot, List<CommentRows.Row> theirs, Map<Long, Ground> stories) {
        if (lot.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        Map<String, Long> numbers = rows.insert(theirs, now, submissions.windowBefore(now));
        Map<Incoming, PostedComment> posted = new LinkedHashMap<>();
        for (int i = 0; i < lot.size(); i++) {
            CommentRows.Row row = theirs.get(i);
            Long number = numbers.get(row.receipt());
            if (number != null) {
                String address = story(lot.get(i), stories).address();
                posted.put(
                        lot.get(i),
                        new PostedComment(
                                number, address, row.receipt(), PostedComment.Outcome.of(row.status()), false));
            }
        }
        remember(posted);
        return posted;
    }

    private static Ground story(Incoming comment, Map<Long, Ground> stories) {
        return Objects.requireNonNull(stories.get(comment.submission().articleId()));
    }

    private void remember(Map<Incoming, PostedComment> posted) {
        Map<Long, List<Finding>> found = new LinkedHashMap<>();
        Map<Digest, Long> keys = new HashMap<>();
        posted.forEach((comment, kept) -> {
            found.put(kept.id(), comment.found());
            comment.key().ifPresent(key -> keys.put(key, kept.id()));
        });
        findings.keep(found);
        if (!keys.isEmpty()) {
            keys.keySet().retainAll(submissions.claim(keys.keySet(), clock.instant()));
            submissions.settle(keys);
        }
        List<Long> visible = posted.values().stream()
                .filter(kept -> kept.outcome() == PostedComment.Outcome.PUBLISHED)
                .map(PostedComment::id)
                .toList();
        if (!visible.isEmpty()) {
            events.publishEvent(new CommentsPosted(visible));
        }
    }
}
