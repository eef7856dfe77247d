package org.masthead.account;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.masthead.account.AccountChanged.What;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One-time codes of people who want more than a password, and the recovery codes for the day the phone is gone. */
@Service
class SecondFactors {

    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final CodeSecrets secrets;
    private final Clock clock;

    SecondFactors(JdbcClient jdbc, Accounts accounts, CodeSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.secrets = secrets;
        this.clock = clock;
    }

    private record Secret(byte[] bytes, long lastStep) {}

    /** Whether somebody must show a code after the password. */
    boolean isOn(long account) {
        return jdbc.sql("select exists (select from one_time_code where account_id = ?)")
                .param(account)
                .query(Boolean.class)
                .single();
    }

    int recoveryCodesLeft(long account) {
        return jdbc.sql("select count(*) from recovery_code where account_id = ?")
                .param(account)
                .query(Integer.class)
                .single();
    }

    /**
     * Takes up a secret whose owner proves to have it.
     *
     * @return recovery codes to be shown once; nothing where the code is wrong
     */
    @Transactional
    Optional<List<String>> turnOn(long account, byte[] secret, String code) {
        OptionalLong step = Totp.step(secret, code, clock.instant(), 0);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        jdbc.sql("""
                        insert into one_time_code (account_id, secret, last_step, added_at) values (?, ?, ?, ?)
                        on conflict (account_id) do update
                        set secret = excluded.secret, last_step = excluded.last_step, added_at = excluded.added_at""")
                .params(account, secrets.locked(secret), step.getAsLong(), Timestamp.from(clock.instant()))
                .update();
        accounts.tell(account, account, What.TOTP_ADDED, "");
        return Optional.of(freshRecoveryCodes(account));
    }

    @Transactional
    void turnOff(long account, long actor) {
        jdbc.sql("delete from recovery_code where account_id = ?")
                .param(account)
                .update();
        if (jdbc.sql("delete from one_time_code where account_id = ?")
                        .param(account)
                        .update()
                > 0) {
            accounts.tell(actor, account, What.TOTP_REMOVED, "");
        }
    }

    /** New recovery codes; the ones before are worth nothing any more. */
    @Transactional
    List<String> freshRecoveryCodes(long account) {
        jdbc.sql("delete from recovery_code where account_id = ?")
                .param(account)
                .update();
        SecureRandom random = new SecureRandom();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[RECOVERY_BYTES];
            random.nextBytes(bytes);
            String code = Totp.base32(bytes).toLowerCase(Locale.ROOT);
            codes.add(code.substring(0, 8) + "-" + code.substring(8));
            jdbc.sql("insert into recovery_code (account_id, code_hash) values (?, ?)")
                    .params(account, digest(code))
                    .update();
        }
        accounts.tell(account, account, What.RECOVERY_CODES_MADE, "");
        return codes;
    }

    /** Whether somebody shows the code of this moment, or a recovery code; either opens once. */
    @Transactional
    boolean accepts(long account, String typed) {
        Optional<Secret> secret = jdbc.sql(
                        "select secret, last_step from one_time_code where account_id = ? for update")
                .param(account)
                .query((row, number) -> new Secret(row.getBytes("secret"), row.getLong("last_step")))
                .optional();
        if (secret.isEmpty()) {
            return false;
        }
        if (isCodeOfThisMoment(account, secret.get(), typed)) {
            return true;
        }
        String code = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        boolean recovered = jdbc.sql("delete from recovery_code where account_id = ? and code_hash = ?")
                        .params(account, digest(code))
                        .update()
                > 0;
        if (recovered) {
            accounts.tell(account, account, What.RECOVERY_CODE_USED, "");
        }
        return recovered;
    }

    /** Uses the code up, and locks a secret that still lies open. */
    private boolean isCodeOfThisMoment(long account, Secret kept, String typed) {
        Optional<byte[]> secret = secrets.unlocked(kept.bytes(), account);
        OptionalLong step = secret.isEmpty()
                ? OptionalLong.empty()
                : Totp.step(secret.get(), typed, clock.instant(), kept.lastStep());
        if (secret.isEmpty() || step.isEmpty()) {
            return false;
        }
        byte[] bytes = secrets.isOpen(kept.bytes()) ? secrets.locked(secret.get()) : kept.bytes();
        jdbc.sql("update one_time_code set last_step = ?, secret = ? where account_id = ?")
                .params(step.getAsLong(), bytes, account)
                .update();
        return true;
    }

    /** A code is 80 random bits, so a fast digest keeps it as well as a slow one. */
    private static byte[] digest(String code) {
        return new OneTimeToken(code).digest();
    }
}
