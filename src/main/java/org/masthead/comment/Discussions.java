package org.masthead.comment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.masthead.article.Discussion;
import org.masthead.comment.DiscussionState.Kind;
import org.masthead.delivery.PageParts;
import org.masthead.site.SiteSettings;
import org.springframework.stereotype.Component;

/** Says how the conversation under a story stands: the stricter of what the site and the story allow. */
@Component
public class Discussions {

    private final DiscussionPolicies policies;
    private final SiteSettings site;
    private final Clock clock;
    private final PageParts parts;

    Discussions(DiscussionPolicies policies, SiteSettings site, Clock clock, PageParts parts) {
        this.policies = policies;
        this.site = site;
        this.clock = clock;
        this.parts = parts;
    }

    /**
     * How it stands now.
     *
     * @param publishedAt of the story, or null where it is not published
     */
    public DiscussionState of(Discussion discussion, @Nullable Instant publishedAt) {
        return of(policies.now(), discussion, publishedAt);
    }

    /** The same under a policy. */
    DiscussionState of(DiscussionPolicy policy, Discussion discussion, @Nullable Instant publishedAt) {
        DiscussionState ofSite = ofSite(policy);
        Kind ofStory = switch (discussion) {
            case OPEN -> Kind.OPEN;
            case HELD -> Kind.HELD;
            case STAFF_ONLY -> Kind.STAFF_ONLY;
            case FROZEN -> Kind.FROZEN;
            case CLOSED -> Kind.CLOSED;
        };
        if (ofStory.compareTo(Kind.CLOSED) < 0 && isTooOld(policy, publishedAt)) {
            ofStory = Kind.CLOSED;
        }
        return ofStory.compareTo(ofSite.kind()) > 0 ? DiscussionState.of(ofStory) : ofSite;
    }

    private DiscussionState ofSite(DiscussionPolicy policy) {
        return switch (policy.mode()) {
            case OPEN -> DiscussionState.of(Kind.OPEN);
            case PRE_MODERATED -> DiscussionState.of(Kind.HELD);
            case STAFF_ONLY -> DiscussionState.of(Kind.STAFF_ONLY);
            case CLOSED -> DiscussionState.of(Kind.CLOSED);
            case FROZEN -> DiscussionState.of(Kind.FROZEN);
            case STAFFED_HOURS -> atThisHour(policy, site.timeZone());
        };
    }

    private DiscussionState atThisHour(DiscussionPolicy policy, ZoneId zone) {
        Instant now = clock.instant();
        policy.nextTurn(now, zone).ifPresent(parts::until);
        if (policy.isStaffed(now, zone)) {
            return DiscussionState.of(Kind.OPEN);
        }
        return policy.desk().afterHours() == DiscussionPolicy.AfterHours.HELD
                ? DiscussionState.of(Kind.HELD)
                : new DiscussionState(
                        Kind.CLOSED, policy.staffedAgain(now, zone).orElse(null));
    }

    private boolean isTooOld(DiscussionPolicy policy, @Nullable Instant publishedAt) {
        if (publishedAt == null || policy.closeAfterDays() <= 0) {
            return publishedAt == null;
        }
        Instant closes = publishedAt.plus(Duration.ofDays(policy.closeAfterDays()));
        boolean closed = !clock.instant().isBefore(closes);
        if (!closed) {
            parts.until(closes);
        }
        return closed;
    }
}
