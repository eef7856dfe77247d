package org.masthead.moderation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.comment.Decided;
import org.masthead.comment.Verdict;
import org.masthead.site.SiteClock;
import org.masthead.web.NotFound;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Carries decisions out and says in words what came of them, to pages with and without JavaScript alike. */
@Component
class DecisionDesk {

    private final ModerationService moderation;
    private final Claims claims;
    private final Colleagues colleagues;
    private final QueueCounts counts;
    private final SiteClock clock;
    private final MessageSource messages;

    DecisionDesk(
            ModerationService moderation,
            Claims claims,
            Colleagues colleagues,
            QueueCounts counts,
            SiteClock clock,
            MessageSource messages) {
        this.moderation = moderation;
        this.claims = claims;
        this.colleagues = colleagues;
        this.counts = counts;
        this.clock = clock;
        this.messages = messages;
    }

    /**
     * Does what a button of the queue says.
     *
     * @param assignee the account that comments are given to, where they are
     */
    Answer carryOut(Decision.Form form, @Nullable Long assignee, DeskUser moderator) {
        Optional<Decision> read =
                Decision.of(form).filter(each -> !each.comments().isEmpty());
        if (read.isEmpty()) {
            return answer(say("moderation.notice.none"), List.of(), Map.of(), null, moderator);
        }
        Decision decision = read.get();
        Optional<Verdict> verdict = decision.verdict();
        return verdict.isPresent()
                ? decided(decision, verdict.get(), moderator)
                : handed(decision, assignee, moderator);
    }

    /** Decides on a flood, or on all of a person. */
    Answer carryOut(Sweep sweep, Verdict verdict, DeskUser moderator) {
        ModerationService.Swept swept = moderation.sweep(sweep, verdict, moderator);
        String notice = say("moderation.notice." + move(verdict).key(), swept.comments());
        return answer(
                swept.whole() ? notice : notice + " " + say("moderation.notice.broken-off"),
                List.of(),
                Map.of(),
                swept.comments() == 0 ? null : swept.batch(),
                moderator);
    }

    /** Takes back what was done at once. */
    Answer takeBack(long batch, DeskUser moderator) {
        ModerationService.Swept undone = moderation.undo(batch, moderator);
        List<String> lines = new ArrayList<>();
        lines.add(say("moderation.notice.undone", undone.comments()));
        if (undone.left() > 0) {
            lines.add(say("moderation.notice.left", undone.left()));
        }
        if (!undone.whole()) {
            lines.add(say("moderation.notice.broken-off"));
        }
        return answer(String.join(" ", lines), List.of(), Map.of(), undone.whole() ? null : batch, moderator);
    }

    private Answer decided(Decision decision, Verdict verdict, DeskUser moderator) {
        ModerationService.Outcome outcome = moderation.decide(decision.comments(), verdict, moderator);
        Decided decided = outcome.decided();
        Map<Long, String> told = new LinkedHashMap<>();
        outcome.held().forEach((id, name) -> told.put(id, say("moderation.held-by", name)));
        Map<Long, String> names = colleagues.names(decided.meanwhile().stream()
                .map(Decided.Meanwhile::decidedBy)
                .filter(Objects::nonNull)
                .toList());
        decided.meanwhile().forEach(each -> told.put(each.commentId(), say(each, names)));
        List<String> lines = new ArrayList<>();
        if (told.isEmpty() || !decided.changed().isEmpty()) {
            lines.add(say(
                    "moderation.notice." + decision.move().key(),
                    decided.changed().size()));
        }
        told.values().stream().distinct().limit(5).forEach(lines::add);
        return answer(
                String.join(" ", lines),
                decided.changed(),
                told,
                decided.changed().isEmpty() ? null : decided.batch(),
                moderator);
    }

    private Answer handed(Decision decision, @Nullable Long assignee, DeskUser moderator) {
        List<Long> ids = decision.ids();
        moderation.requireTheirs(ids, moderator);
        String notice;
        switch (decision.move()) {
            case TAKE -> {
                ids.forEach(id -> claims.takeOver(id, moderator));
                notice = say("moderation.notice.take", ids.size());
            }
            case RELEASE -> {
                claims.release(ids);
                notice = say("moderation.notice.release", ids.size());
            }
            default -> {
                Colleagues.Colleague colleague = colleagues.moderators().stream()
                        .filter(each -> assignee != null && each.id() == assignee)
                        .findFirst()
                        .orElseThrow(NotFound::new);
                claims.give(ids, colleague.id(), moderator);
                notice = say("moderation.notice.give", ids.size(), colleague.name());
            }
        }
        return answer(notice, List.of(), Map.of(), null, moderator);
    }

    /** Who did what, and when. */
    private String say(Decided.Meanwhile meanwhile, Map<Long, String> names) {
        Long account = meanwhile.decidedBy();
        String name = account == null ? null : names.get(account);
        if (meanwhile.decidedAt() == null) {
            return say("moderation.meanwhile.edited");
        }
        String time = clock.time(meanwhile.decidedAt());
        String key = "moderation.meanwhile.status." + meanwhile.status().key();
        String who = name == null ? say("moderation.meanwhile.somebody") : name;
        String why = meanwhile.reason() == null
                ? ""
                : say("moderation.reason." + meanwhile.reason().name());
        return why.isEmpty() ? say(key, who, time) : say("moderation.meanwhile.because", say(key, who, time), why);
    }

    private static Decision.Move move(Verdict verdict) {
        return verdict.to() == null
                ? Decision.Move.RESTORE
                : switch (verdict.to()) {
                    case APPROVED -> Decision.Move.APPROVE;
                    case SPAM -> Decision.Move.SPAM;
                    default -> Decision.Move.REMOVE;
                };
    }

    private Answer answer(
            String notice, List<Long> gone, Map<Long, String> told, @Nullable Long batch, DeskUser moderator) {
        return new Answer(notice, gone, told, batch, counts.of(moderator));
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
