package org.masthead.arrival;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.masthead.arrival.ImportLedger.Id;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where pingbacks and trackbacks come in, which are kept apart from what readers say. */
@Component
class MentionDoor {

    private final JdbcClient jdbc;
    private final ImportLedger ledger;
    private final Clock clock;

    MentionDoor(JdbcClient jdbc, ImportLedger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    void take(Batch batch) {
        List<Arrival.Reply> mentions = batch.of(Arrival.Reply.class).stream()
                .filter(Arrival.Reply::linkedFrom)
                .toList();
        if (mentions.isEmpty()) {
            return;
        }
        Rows rows = new Rows();
        long[] numbers = ledger.numbers("mention", mentions.size());
        int next = 0;
        for (Arrival.Reply mention : mentions) {
            Batch.Decision decision = ReplyDoor.decide(batch, mention);
            if (decision == Batch.Decision.NOTHING) {
                continue;
            }
            boolean adds = decision == Batch.Decision.ADD;
            long id = adds ? numbers[next++] : Objects.requireNonNull(batch.target(Kind.MENTION, mention.key()));
            String status = switch (mention.standing()) {
                case APPROVED -> "SHOWN";
                case PENDING, UNKNOWN -> "WAITING";
                case SPAM, REMOVED -> "HIDDEN";
            };
            rows.add(
                    "id",
                    id,
                    "story",
                    batch.target(Kind.STORY, mention.story()),
                    "title",
                    title(mention),
                    "address",
                    address(mention),
                    "excerpt",
                    Rows.fit(Jsoup.parse(mention.html()).text(), 300),
                    "status",
                    status,
                    "moment",
                    Objects.requireNonNullElseGet(mention.writtenAt(), clock::instant)
                            .toString());
            batch.keep(mention, id, 0, status, adds, null);
            batch.totals.add(Kind.MENTION, adds ? Outcome.IMPORTED : Outcome.UPDATED);
        }
        if (!rows.isEmpty()) {
            jdbc.sql("""
                            insert into mention as m (id, article_id, title, address, excerpt, status, mentioned_at)
                            overriding system value
                            select id, story, title, address, excerpt, status, moment
                            from json_to_recordset(:rows::json) as r(id bigint, story bigint, title text, address text,
                                                                     excerpt text, status text, moment timestamptz)
                            on conflict (id) do update set title = excluded.title, address = excluded.address,
                                excerpt = excluded.excerpt, status = excluded.status
                            """).param("rows", rows.json()).update();
        }
    }

    /** Where it tells no name, the site that it is on. */
    private static String title(Arrival.Reply mention) {
        String title = Rows.fit(Jsoup.parse(mention.name()).text(), 200);
        if (!title.isBlank()) {
            return title;
        }
        String site = mention.website()
                .strip()
                .replaceFirst("(?i)^https?://(?:www\\.)?", "")
                .replaceFirst("[/?#].*", "");
        return site.isEmpty() ? "#" + Id.of(mention).key() : Rows.fit(site, 200);
    }

    private static @org.jspecify.annotations.Nullable String address(Arrival.Reply mention) {
        String website = mention.website().strip();
        return ReplyDoor.isAddress(website) && website.length() <= 1000 ? website : null;
    }
}
