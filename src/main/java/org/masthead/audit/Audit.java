package org.masthead.audit;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.web.NetworkAddresses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds to the log what no row of an audited table shows, such as a sign-in or an export. Changes of rows are written
 * down by themselves. A line stands or falls with the transaction of whoever calls.
 */
@Component
public class Audit {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final NetworkAddresses networks;

    Audit(JdbcClient jdbc, NetworkAddresses networks) {
        this.jdbc = jdbc;
        this.networks = networks;
    }

    /**
     * Says who acts for the rest of the transaction, where the desk cannot know: of those who are just coming or going.
     *
     * @param account its number, or null for somebody who was turned away
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void actAs(@Nullable Long account) {
        Acting.tell(
                jdbc,
                Objects.toString(account, ""),
                Acting.request().map(networks::of).orElse(""));
    }

    /**
     * Adds a line in the name of whoever is signed in.
     *
     * @param kind of what it happened to, like {@code account}
     * @param act what happened, past tense, like {@code invited}
     * @param subjectId its number, or null
     * @param subject its name as it is now, may be empty
     * @param detail more of it; never a secret
     */
    @Transactional
    public void note(String kind, String act, @Nullable Long subjectId, String subject, Map<String, ?> detail) {
        jdbc.sql("select audit_note(?, ?, ?, ?, ?::jsonb)")
                .param(1, kind)
                .param(2, act)
                .param(3, subjectId, java.sql.Types.BIGINT)
                .param(4, subject)
                .param(5, JSON.writeValueAsString(detail))
                .query((row, number) -> true)
                .single();
    }
}
