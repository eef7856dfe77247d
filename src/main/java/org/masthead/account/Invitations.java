package org.masthead.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One-time links to choose a password; the database knows only their digests. An invitation lasts a week, as an
 * administrator hands it over in person or by a mail that may lie until Monday; who asked for a new password waits for
 * the mail.
 */
@Component
class Invitations {

    /** What a link is for. An account has one of each at most. */
    enum Purpose {
        INVITATION(Duration.ofDays(7)),
        RESET(Duration.ofHours(1));

        private final Duration valid;

        Purpose(Duration valid) {
            this.valid = valid;
        }

        Duration valid() {
            return valid;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Invitations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a link for an account; an earlier one for the same purpose dies. */
    OneTimeToken issue(long accountId, Purpose purpose) {
        OneTimeToken token = OneTimeToken.fresh();
        jdbc.sql("""
                        insert into invitation (account_id, purpose, token_hash, expires_at) values (?, ?, ?, ?)
                        on conflict (account_id, purpose)
                        do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at""")
                .params(
                        accountId,
                        purpose.name(),
                        token.digest(),
                        Timestamp.from(clock.instant().plus(purpose.valid())))
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

    /** Kills every link of an account. */
    void withdraw(long accountId) {
        jdbc.sql("delete from invitation where account_id = ?").param(accountId).update();
    }
}
