package org.masthead.commenter;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who proved to hold which address, and the name that belongs to them since. */
@Component
@Transactional
class Commenters {

    private final JdbcClient jdbc;
    private final StaffNames staff;
    private final Clock clock;

    Commenters(JdbcClient jdbc, StaffNames staff, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.clock = clock;
    }

    /** Whether an address was proved by whoever reads its mail. */
    @Transactional(readOnly = true)
    boolean isConfirmed(String email) {
        return jdbc.sql("select exists (select from commenter where email = ? and confirmed_at is not null)")
                .param(email)
                .query(Boolean.class)
                .single();
    }

    /** The name that belongs to an address, or nothing. */
    @Transactional(readOnly = true)
    Optional<String> nameOf(String email) {
        return jdbc.sql("select confirmed_name from commenter where email = ? and confirmed_name is not null")
                .param(email)
                .query(String.class)
                .optional();
    }

    /** Whether a name, however it is spelt, belongs to this address. */
    @Transactional(readOnly = true)
    boolean belongs(String name, String email) {
        return nameOf(email)
                .filter(own -> NameSkeleton.of(own).equals(NameSkeleton.of(name)))
                .isPresent();
    }

    /** The address that a name belongs to, or belonged to, in one of its spellings. */
    @Transactional(readOnly = true)
    Optional<String> holderOf(Set<String> skeletons) {
        return holdersOf(skeletons).values().stream().findFirst();
    }

    /** The addresses that names belong to, or belonged to, by their spellings. */
    @Transactional(readOnly = true)
    Map<String, String> holdersOf(Set<String> skeletons) {
        Map<String, String> holders = new LinkedHashMap<>();
        jdbc.sql("""
                        select name_skeleton, email from commenter where name_skeleton = any (:skeletons)
                        union all
                        select name_skeleton, email from commenter_former_name where name_skeleton = any (:skeletons)
                        """).param("skeletons", skeletons.toArray(String[]::new)).query(row -> {
            holders.putIfAbsent(row.getString("name_skeleton"), row.getString("email"));
        });
        return holders;
    }

    /**
     * Notes that an address was proved. A name that it has not yet becomes its own, unless it is somebody else's.
     *
     * @param name that its holder goes by, or null to leave that open
     */
    void confirm(String email, @Nullable String name) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into commenter (email, created_at, confirmed_at) values (:email, :now, :now)
                        on conflict (email) do update
                        set confirmed_at = coalesce(commenter.confirmed_at, excluded.confirmed_at)
                        """).param("email", email).param("now", now).update();
        if (name == null || nameOf(email).isPresent() || staff.isStaff(name, email)) {
            return;
        }
        String skeleton = NameSkeleton.of(name);
        if (skeleton.isEmpty() || holderOf(NameSkeleton.all(name)).isPresent()) {
            return;
        }
        // Of two who confirm the same name at the same moment the index knows the first.
        jdbc.sql("""
                        update commenter set confirmed_name = :name, name_skeleton = :skeleton
                        where email = :email
                          and not exists (select from commenter where name_skeleton = :skeleton)
                        """)
                .param("name", name)
                .param("skeleton", skeleton)
                .param("email", email)
                .update();
    }
}
