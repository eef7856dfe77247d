package org.masthead.commenter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        return all().areRead(name, email);
    }

    /** All of them as they are now. */
    @Transactional(readOnly = true)
    Known all() {
        Map<String, List<Set<String>>> byName = new HashMap<>();
        jdbc.sql("""
                        select name, array[email] as emails from account
                        union all
                        select name, array(select k.email from account k where k.author_id = r.id) from author r
                        """).query(row -> {
            Set<String> emails = Set.of((String[]) row.getArray("emails").getArray());
            skeletons
                    .get(row.getString("name"), NameSkeleton::all)
                    .forEach(skeleton -> byName.computeIfAbsent(skeleton, unknown -> new ArrayList<>())
                            .add(emails));
        });
        return new Known(byName);
    }

    /**
     * The names at one moment.
     *
     * @param byName for each way to read one, the addresses of each of those who have it
     */
    record Known(Map<String, List<Set<String>>> byName) {

        /** Whether a name reads like that of somebody who has another address. */
        boolean areRead(String name, String email) {
            return NameSkeleton.all(name).stream()
                    .flatMap(skeleton -> byName.getOrDefault(skeleton, List.of()).stream())
                    .anyMatch(emails -> !emails.contains(email));
        }
    }
}
