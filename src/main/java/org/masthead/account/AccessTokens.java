package org.masthead.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.audit.Audit;
import org.masthead.web.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tokens that people make for their programs. A token is shown once; what is kept only tells whether another is the
 * same. Who holds one may do what its owner may at that moment, and of that only what the token is for.
 */
@Service
class AccessTokens {

    /** By which searchers for lost secrets know them. */
    static final String PREFIX = "mh_pat_";

    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    /** Written down no more often than anybody wants to know it. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    /** So long its owner still finds one in the list whose end they missed. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final AccountRepository accounts;
    private final AccountSections sections;
    private final Audit audit;
    private final Clock clock;

    AccessTokens(JdbcClient jdbc, AccountRepository accounts, AccountSections sections, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.sections = sections;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A token in its owner's list.
     *
     * @param lastUsedAt null where it never was
     */
    record Kept(
            long id,
            String name,
            List<String> scopes,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            boolean expired) {}

    /** Whoever a token stands for, and what it is for. */
    record Holder(long tokenId, DeskUser user, List<Scope> scopes) {}

    /** Makes one; the answer is the only time that it is told. */
    @Transactional
    String make(long account, String name, Collection<Scope> scopes, Duration life) {
        String token = PREFIX + OneTimeToken.fresh().text();
        Instant now = clock.instant();
        String[] texts = scopes.stream().map(Scope::text).toArray(String[]::new);
        jdbc.sql("""
                        insert into access_token (account_id, name, scopes, token_hash, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        account,
                        name,
                        texts,
                        new OneTimeToken(token).digest(),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(life)))
                .update();
        note("token-made", account, name);
        return token;
    }

    /** Whether somebody has as many as anybody can look after. */
    boolean isFull(long account) {
        return of(account).size() >= MOST;
    }

    @Transactional
    void revoke(long account, long id) {
        String name = jdbc.sql("delete from access_token where id = ? and account_id = ? returning name")
                .params(id, account)
                .query(String.class)
                .optional()
                .orElseThrow(NotFound::new);
        note("token-revoked", account, name);
    }

    List<Kept> of(long account) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select id, name, scopes, created_at, expires_at, last_used_at from access_token
                        where account_id = ? order by id desc""")
                .param(account)
                .query((row, number) -> {
                    Timestamp used = row.getTimestamp("last_used_at");
                    Instant expires = row.getTimestamp("expires_at").toInstant();
                    return new Kept(
                            row.getLong("id"),
                            row.getString("name"),
                            List.of((String[]) row.getArray("scopes").getArray()),
                            row.getTimestamp("created_at").toInstant(),
                            expires,
                            used == null ? null : used.toInstant(),
                            !expires.isAfter(now));
                })
                .list();
    }

    /** Who shows a token, if it is one and its owner may enter. */
    Optional<Holder> holderOf(String token) {
        if (!SHAPE.matcher(token).matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return jdbc.sql("""
                        select id, account_id, scopes, last_used_at from access_token
                        where token_hash = ? and expires_at > ?""")
                .params(new OneTimeToken(token).digest(), Timestamp.from(now))
                .query((row, number) -> {
                    Timestamp used = row.getTimestamp("last_used_at");
                    return new Found(
                            row.getLong("id"),
                            row.getLong("account_id"),
                            (String[]) row.getArray("scopes").getArray(),
                            used == null || used.toInstant().plus(NOTED).isBefore(now));
                })
                .optional()
                .flatMap(found -> holder(found, now));
    }

    private record Found(long id, long account, String[] scopes, boolean toBeNoted) {}

    private Optional<Holder> holder(Found found, Instant now) {
        Optional<Account> owner = accounts.findById(found.account()).filter(Account::isActive);
        if (owner.isPresent() && found.toBeNoted()) {
            jdbc.sql("update access_token set last_used_at = ? where id = ?")
                    .params(Timestamp.from(now), found.id())
                    .update();
        }
        return owner.map(account -> new Holder(
                found.id(),
                account.toDeskUser(sections.of(account.id())),
                Arrays.stream(found.scopes())
                        .flatMap(each -> Scope.of(each).stream())
                        .toList()));
    }

    @Scheduled(initialDelayString = "PT8M", fixedDelayString = "PT6H")
    void tidy() {
        jdbc.sql("delete from access_token where expires_at < ?")
                .param(Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update();
    }

    private void note(String act, long account, String name) {
        audit.note(
                "account",
                act,
                account,
                accounts.findById(account).map(Account::name).orElse(""),
                Map.of("token", name));
    }
}
