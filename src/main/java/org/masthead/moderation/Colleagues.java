package org.masthead.moderation;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.masthead.account.Role;
import org.masthead.right.Extent;
import org.masthead.right.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those who moderate. */
@Component
class Colleagues {

    private static final String[] ROLES = Arrays.stream(Role.values())
            .filter(role -> role.extentOf(Right.MODERATE_COMMENTS) != Extent.NONE)
            .map(Role::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    Colleagues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody who moderates.
     *
     * @param sections that they are bound to; empty for all
     */
    record Colleague(long id, String name, String email, List<Long> sections) {

        boolean worksIn(long section) {
            return sections.isEmpty() || sections.contains(section);
        }
    }

    /** All of them, by name. */
    List<Colleague> moderators() {
        return jdbc.sql("""
                        select a.id, a.name, a.email,
                               array(select s.section_id from account_section s where s.account_id = a.id) as sections
                        from account a where a.status = 'ACTIVE' and a.role = any (?) order by a.name, a.id
                        """)
                .param(ROLES)
                .query((row, number) ->
                        new Colleague(row.getLong("id"), row.getString("name"), row.getString("email"), List.of((Long[])
                                row.getArray("sections").getArray())))
                .list();
    }

    Map<Long, String> names(Collection<Long> accounts) {
        Map<Long, String> names = new HashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.sql("select id, name from account where id = any (?)")
                    .param(accounts.toArray(Long[]::new))
                    .query(row -> {
                        names.put(row.getLong("id"), row.getString("name"));
                    });
        }
        return names;
    }
}
