package org.masthead.commenter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets people go by another name, once a month at most, as every name that was theirs stays out of others' reach. What
 * they wrote before keeps the name that readers know it by.
 */
@Component
@Transactional
class NameChanges {

    static final Duration APART = Duration.ofDays(30);

    private final Commenters commenters;
    private final StaffNames staff;
    private final JdbcClient jdbc;
    private final Clock clock;

    NameChanges(Commenters commenters, StaffNames staff, JdbcClient jdbc, Clock clock) {
        this.commenters = commenters;
        this.staff = staff;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What came of it. */
    enum Outcome {
        CHANGED,
        /** It has nothing by which it could be told from others. */
        EMPTY,
        /** Somebody who works here goes by it. */
        STAFF,
        /** It is, or was, somebody else's. */
        TAKEN,
        /** The last change is too recent. */
        SOON
    }

    /** When a name may be changed again; nothing where it may be now. */
    @Transactional(readOnly = true)
    Optional<Instant> notBefore(String email) {
        return jdbc.sql("select named_at from commenter where email = ? and named_at is not null")
                .param(email)
                .query((row, number) -> row.getTimestamp(1).toInstant().plus(APART))
                .optional()
                .filter(clock.instant()::isBefore);
    }

    /** Gives the holder of an address, who has just proved it, another name. */
    Outcome change(String email, String name) {
        Set<String> skeletons = NameSkeleton.all(name);
        String skeleton = NameSkeleton.of(name);
        if (skeleton.isEmpty()) {
            return Outcome.EMPTY;
        }
        if (staff.isStaff(name, email)) {
            return Outcome.STAFF;
        }
        // Of two who want names at once the second waits, and sees what the first took.
        jdbc.sql("select pg_advisory_xact_lock(51)")
                .query((row, number) -> true)
                .single();
        if (commenters
                .holderOf(skeletons)
                .filter(holder -> !holder.equals(email))
                .isPresent()) {
            return Outcome.TAKEN;
        }
        if (!commenters.belongs(name, email) && notBefore(email).isPresent()) {
            return Outcome.SOON;
        }
        commenters.confirm(email, null);
        take(email, name, skeleton);
        return Outcome.CHANGED;
    }

    /** Another spelling of the same name is no change of names. */
    private void take(String email, String name, String skeleton) {
        jdbc.sql("delete from commenter_former_name where name_skeleton = ? and email = ?")
                .params(skeleton, email)
                .update();
        jdbc.sql("""
                        insert into commenter_former_name (name_skeleton, email)
                        select name_skeleton, email from commenter
                        where email = :email and name_skeleton <> :skeleton
                        on conflict do nothing
                        """).param("email", email).param("skeleton", skeleton).update();
        jdbc.sql("""
                        update commenter
                        set confirmed_name = :name, name_skeleton = :skeleton,
                            named_at = case when name_skeleton = :skeleton then named_at else :now end
                        where email = :email
                        """)
                .param("name", name)
                .param("skeleton", skeleton)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("email", email)
                .update();
    }
}
