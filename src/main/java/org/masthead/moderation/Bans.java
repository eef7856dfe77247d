package org.masthead.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.comment.RemovalReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may not comment: by e-mail address or by network, with a reason and perhaps an end. */
@Service
@Transactional
class Bans {

    private static final int SHOWN = 200;

    /** Stands where an address was. */
    private static final String NOBODY_KNOWN = "\u2014";

    private static final String SELECT = """
            select b.id, b.email, b.network::text as network, b.reason, b.note, b.created_at, b.ends_at, b.lifted_at,
                   a.name as made_by
            from commenter_ban b left join account a on a.id = b.created_by
            """;

    private static final String HOLDS = "b.lifted_at is null and (b.ends_at is null or b.ends_at > :now) ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Bans(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A ban.
     *
     * @param email or null where a network is banned; empty where its holder had it erased
     * @param endsAt or null for a ban without an end
     * @param by the name of whoever made it, or null
     */
    record Ban(
            long id,
            @Nullable String email,
            @Nullable String network,
            String reason,
            String note,
            Instant createdAt,
            @Nullable Instant endsAt,
            boolean lifted,
            @Nullable String by) {

        /** Whom it is about. */
        public String of() {
            return network != null ? network : email == null || email.isEmpty() ? NOBODY_KNOWN : email;
        }
    }

    /**
     * The bans that keep people out now: for each by its address and network the one that ends last, or null.
     *
     * @param emails of the people
     * @param networkAddresses of the same
     */
    @Transactional(readOnly = true)
    List<@Nullable Ban> against(List<String> emails, List<String> networkAddresses) {
        List<@Nullable Ban> bans = new ArrayList<>(Collections.nCopies(emails.size(), null));
        jdbc.sql("""
                        select person.place, ban.*
                        from unnest(:emails, :addresses) with ordinality person (email, address, place)
                        cross join lateral (
                        """ + SELECT + "where " + HOLDS + """
                            and (b.email = person.email or b.email_digest = commenter_digest(person.email)
                                 or b.network >>= cast(nullif(person.address, '') as inet))
                            order by b.ends_at desc nulls first, b.id limit 1) ban
                        """)
                .param("now", now())
                .param("emails", emails.toArray(String[]::new))
                .param(
                        "addresses",
                        networkAddresses.stream()
                                .map(address -> address.matches("[0-9a-fA-F:.]+") ? address : "")
                                .toArray(String[]::new))
                .query(row -> {
                    bans.set(row.getInt("place") - 1, map(row, row.getRow()));
                });
        return bans;
    }

    /** Those that hold now, the latest first. */
    @Transactional(readOnly = true)
    List<Ban> holding() {
        return jdbc.sql(SELECT + "where " + HOLDS + "order by b.created_at desc, b.id desc limit :count")
                .param("now", now())
                .param("count", SHOWN)
                .query(Bans::map)
                .list();
    }

    /** All that concern somebody, also those of the past. */
    @Transactional(readOnly = true)
    List<Ban> of(String email, @Nullable String networkAddress) {
        return jdbc.sql(SELECT + """
                        where b.email = :email or b.email_digest = commenter_digest(:email)
                           or b.network >>= cast(nullif(:address, '') as inet)
                        order by b.created_at desc, b.id desc limit :count
                        """)
                .param("email", email)
                .param("address", networkAddress == null ? "" : networkAddress)
                .param("count", SHOWN)
                .query(Bans::map)
                .list();
    }

    /** Bans an e-mail address. */
    void banEmail(String email, RemovalReason reason, String note, @Nullable Instant endsAt, DeskUser moderator) {
        ban(email, null, reason, note, endsAt, moderator);
    }

    /** Bans a network as {@link BannedNetwork} reads it. */
    void banNetwork(String network, RemovalReason reason, String note, @Nullable Instant endsAt, DeskUser moderator) {
        ban(null, network, reason, note, endsAt, moderator);
    }

    private void ban(
            @Nullable String email,
            @Nullable String network,
            RemovalReason reason,
            String note,
            @Nullable Instant endsAt,
            DeskUser moderator) {
        jdbc.sql("""
                        insert into commenter_ban (email, network, reason, note, created_at, created_by, ends_at)
                        values (:email, cast(:network as cidr), :reason, :note, :now, :me, :end)
                        """)
                .param("email", email, Types.VARCHAR)
                .param("network", network, Types.VARCHAR)
                .param("reason", reason.name())
                .param("note", note)
                .param("now", now())
                .param("me", moderator.id())
                .param("end", endsAt == null ? null : endsAt.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Lets somebody in again. */
    boolean lift(long id, DeskUser moderator) {
        return jdbc.sql("""
                        update commenter_ban set lifted_at = :now, lifted_by = :me where id = :id and lifted_at is null
                        """)
                        .param("now", now())
                        .param("me", moderator.id())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Forgets an address. A ban that holds knows it again by a digest; one that is over goes. */
    void forget(String email) {
        jdbc.sql("delete from commenter_ban b where b.email = :email and not (" + HOLDS + ")")
                .param("email", email)
                .param("now", now())
                .update();
        jdbc.sql("""
                        update commenter_ban set email_digest = commenter_digest(email), email = null, note = ''
                        where email = :email
                        """).param("email", email).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Ban map(ResultSet row, int number) throws SQLException {
        String email = row.getString("email");
        String network = row.getString("network");
        return new Ban(
                row.getLong("id"),
                network == null && email == null ? "" : email,
                network,
                row.getString("reason").toUpperCase(Locale.ROOT),
                row.getString("note"),
                row.getTimestamp("created_at").toInstant(),
                ModerationQueue.moment(row, "ends_at"),
                row.getTimestamp("lifted_at") != null,
                row.getString("made_by"));
    }
}
