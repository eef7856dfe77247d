package org.masthead.commenter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collections;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The names of those who work here: of accounts, and those that stories are signed with. */
@Component
class StaffNames {

    private static final int SKELETONS_AT_MOST = 5_000;

    private final JdbcClient jdbc;
    private final Cache<String, Set<String>> skeletons =
            Caffeine.newBuilder().maximumSize(SKELETONS_AT_MOST).build();

    StaffNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a name reads like that of somebody who works here and has another address. */
    @Transactional(readOnly = true)
    public boolean isStaff(String name, String email) {
        Set<String> asked = NameSkeleton.all(name);
        return jdbc.sql("""
                        select name from account where email <> :email
                        union
                        select name from author r where not exists
                            (select from account k where k.author_id = r.id and k.email = :email)
                        """).param("email", email).query(String.class).list().stream()
                .anyMatch(each -> !Collections.disjoint(asked, skeletons.get(each, NameSkeleton::all)));
    }
}
