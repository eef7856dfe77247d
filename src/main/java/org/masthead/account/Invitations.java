package org.masthead.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One-time links to choose a password. They last a week, as an administrator hands them over in person or by a mail
 * that may lie until Monday; the database knows only their digests.
 */
@Component
class Invitations {

    static final Duration VALID = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    Invitations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a link for an account; an earlier one dies. */
    OneTimeToken issue(long accountId) {
        OneTimeToken token = OneTimeToken.fresh();
        jdbc.sql("""
                        insert into invitation (account_id, token_hash, expires_at) values (?, ?, ?)
                        on conflict (account_id)
                        do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at""")
                .params(
                        accountId,
                        token.digest(),
                        Timestamp.from(clock.instant().plus(VALID)))
                .update();
        return token;
    }

    /** The account that a link is good for. */
    Optional<Long> accountOf(OneTimeToken token) {
        return jdbc.sql("select account_id from invitation where token_hash = ? and expires_at > ?")
                .params(token.digest(), Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional();
    }

    /** Uses a link up; of two at the same moment only one gets the account. */
    Optional<Long> use(OneTimeToken token) {
        return jdbc.sql("delete from invitation where token_hash = ? and expires_at > ? returning account_id")
                .params(token.digest(), Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional();
    }

    void withdraw(long accountId) {
        jdbc.sql("delete from invitation where account_id = ?").param(accountId).update();
    }
}
