package org.masthead.account;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sections that people are bound to, and how much work is theirs. Sections and stories live on floors above; here
 * they are numbers, and names to choose by.
 */
@Component
class AccountSections {

    private final JdbcClient jdbc;

    AccountSections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A section to choose.
     *
     * @param name as readers see it
     */
    record Choice(long id, String name) {}

    Set<Long> of(long accountId) {
        return Set.copyOf(jdbc.sql("select section_id from account_section where account_id = ?")
                .param(accountId)
                .query(Long.class)
                .list());
    }

    List<Choice> choices() {
        return jdbc.sql("select id, name from section order by position, id")
                .query((row, number) -> new Choice(row.getLong("id"), row.getString("name")))
                .list();
    }

    /** Binds somebody to sections; to none means to all. Numbers that are no section's are passed over. */
    void bind(long accountId, Collection<Long> sections) {
        Long[] numbers = sections.toArray(Long[]::new);
        jdbc.sql("delete from account_section where account_id = ? and section_id <> all (?)")
                .params(accountId, numbers)
                .update();
        jdbc.sql("insert into account_section select ?, id from section where id = any (?) on conflict do nothing")
                .params(accountId, numbers)
                .update();
    }

    /** How many stories are somebody's own. */
    long stories(long accountId) {
        return jdbc.sql("select count(*) from article where owner_id = ?")
                .param(accountId)
                .query(Long.class)
                .single();
    }
}
