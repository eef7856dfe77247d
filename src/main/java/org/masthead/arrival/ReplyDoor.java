package org.masthead.arrival;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.arrival.ImportLedger.Id;
import org.masthead.site.SiteSettings;
import org.masthead.text.CommentMarkup;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where comments come in. One that answers another needs it to be there: within a batch the answered comes first, and
 * where it is in none so far, {@link ReplyThreads} joins the two at the end.
 */
@Component
class ReplyDoor {

    private static final int LONGEST = 10_000;

    private final JdbcClient jdbc;
    private final ImportLedger ledger;
    private final MessageSource messages;
    private final SiteSettings settings;
    private final Clock clock;

    ReplyDoor(JdbcClient jdbc, ImportLedger ledger, MessageSource messages, SiteSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    /** The replies of a batch while they are put in order. */
    private static final class Queue {

        private final Map<String, Arrival.Reply> byKey = new HashMap<>();
        private final List<Arrival.Reply> order = new ArrayList<>();
        private final Set<String> done = new HashSet<>();
        private final Set<String> circular = new HashSet<>();

        private Queue(List<Arrival.Reply> replies) {
            replies.forEach(reply -> byKey.putIfAbsent(reply.key(), reply));
            replies.forEach(this::enter);
        }

        private void enter(Arrival.Reply reply) {
            List<Arrival.Reply> chain = new ArrayList<>();
            Set<String> met = new HashSet<>();
            Arrival.Reply at = reply;
            while (at != null && !done.contains(at.key())) {
                if (!met.add(at.key())) {
                    circular.add(at.key());
                    break;
                }
                chain.add(0, at);
                at = at.parent().isEmpty() ? null : byKey.get(at.parent());
            }
            chain.forEach(each -> {
                done.add(each.key());
                order.add(each);
            });
        }
    }

    void take(Batch batch) {
        Map<String, Batch.Decision> decided = new HashMap<>();
        List<Arrival.Reply> replies = batch.of(Arrival.Reply.class).stream()
                .filter(reply -> !reply.linkedFrom())
                .filter(reply -> {
                    Batch.Decision decision = decide(batch, reply);
                    decided.putIfAbsent(reply.key(), decision);
                    return decision != Batch.Decision.NOTHING;
                })
                .toList();
        if (replies.isEmpty()) {
            return;
        }
        Queue queue = new Queue(replies);
        Map<String, Long> staff = staff(replies);
        Rows added = new Rows();
        Rows changed = new Rows();
        Rows waiting = new Rows();
        long[] numbers = ledger.numbers("comment", replies.size());
        Map<String, Long> here = here(batch, replies);
        int next = 0;
        for (Arrival.Reply reply : queue.order) {
            String typed = ReplyText.of(reply.html());
            long story = Objects.requireNonNull(batch.target(Kind.STORY, reply.story()));
            if (typed.isBlank()) {
                batch.refuse(reply, "empty", "");
                continue;
            }
            if (typed.length() > LONGEST) {
                batch.note(reply, false, "cut", String.valueOf(typed.length()));
                typed = Rows.fit(typed.substring(0, LONGEST), LONGEST);
            }
            boolean adds = decided.get(reply.key()) == Batch.Decision.ADD;
            Long same = adds ? here.get(reply.key()) : null;
            if (same != null) {
                batch.brought.put(Id.of(reply), same);
                batch.keep(reply, same, 0, "", false, null);
                batch.totals.add(Kind.COMMENT, Outcome.UNCHANGED);
                continue;
            }
            String status = status(batch, reply);
            long id = adds ? numbers[next++] : Objects.requireNonNull(batch.target(Kind.COMMENT, reply.key()));
            Long parent = reply.parent().isEmpty() || queue.circular.contains(reply.key())
                    ? null
                    : batch.target(Kind.COMMENT, reply.parent());
            if (queue.circular.contains(reply.key())) {
                batch.note(reply, false, "circle", reply.parent());
            } else if (adds && parent == null && !reply.parent().isEmpty()) {
                waiting.add("comment", id, "parent", Id.fit(reply.parent()));
            }
            (adds ? added : changed)
                    .add(
                            "id",
                            id,
                            "story",
                            story,
                            "parent",
                            parent,
                            "account",
                            reply.staff() ? staff.get(reply.email()) : null,
                            "name",
                            name(reply),
                            "email",
                            Rows.fit(reply.email(), 254),
                            "website",
                            website(reply),
                            "body",
                            typed,
                            "html",
                            CommentMarkup.render(typed).html(),
                            "status",
                            status,
                            "written",
                            Objects.requireNonNullElseGet(reply.writtenAt(), clock::instant)
                                    .toString());
            batch.brought.put(Id.of(reply), id);
            batch.keep(reply, id, 0, status, adds, null);
            batch.totals.add(Kind.COMMENT, adds ? Outcome.IMPORTED : Outcome.UPDATED);
        }
        insert(added);
        update(changed);
        remember(batch, waiting);
    }

    /**
     * Comments on stories that were here before may have come with these, as the plugins of Disqus copy them: the same
     * words of the same name in the same second are the same comment.
     */
    private Map<String, Long> here(Batch batch, List<Arrival.Reply> replies) {
        Map<String, Long> here = new HashMap<>();
        if (batch.bringsStories) {
            return here;
        }
        Rows rows = new Rows();
        replies.stream()
                .filter(reply -> reply.writtenAt() != null)
                .forEach(reply -> rows.add(
                        "key", reply.key(),
                        "story", batch.target(Kind.STORY, reply.story()),
                        "name", name(reply),
                        "written", String.valueOf(reply.writtenAt())));
        if (!rows.isEmpty()) {
            jdbc.sql("""
                            select r.key, min(c.id) as id
                            from json_to_recordset(:rows::json) as r(key text, story bigint, name text, written timestamptz)
                            join comment c on c.article_id = r.story and c.created_at = r.written and c.author_name = r.name
                            group by r.key
                            """).param("rows", rows.json()).query(row -> {
                here.put(row.getString("key"), row.getLong("id"));
            });
        }
        return here;
    }

    static Batch.Decision decide(Batch batch, Arrival.Reply reply) {
        if (batch.target(Kind.STORY, reply.story()) == null) {
            return batch.refuse(reply, "story", reply.story());
        }
        return batch.decide(reply);
    }

    private static String status(Batch batch, Arrival.Reply reply) {
        if (reply.writtenAt() == null) {
            batch.note(reply, false, "date", "");
        }
        if (reply.standing() == Arrival.Standing.UNKNOWN) {
            batch.note(reply, false, "status", "");
            return "PENDING";
        }
        return reply.standing().name();
    }

    private String name(Arrival.Reply reply) {
        String name = Rows.fit(org.jsoup.Jsoup.parse(reply.name()).text(), 120);
        return name.isBlank() ? messages.getMessage("arrival.anonymous", null, settings.language()) : name;
    }

    private static @Nullable String website(Arrival.Reply reply) {
        String website = reply.website().strip();
        return isAddress(website) && website.length() <= 200 ? website : null;
    }

    static boolean isAddress(String website) {
        return website.matches("(?i)https?://[^\\s<>\"]+");
    }

    private Map<String, Long> staff(List<Arrival.Reply> replies) {
        Set<String> emails = new HashSet<>();
        replies.stream().filter(Arrival.Reply::staff).forEach(each -> emails.add(each.email()));
        Map<String, Long> staff = new HashMap<>();
        if (!emails.isEmpty()) {
            jdbc.sql("select email, id from account where email in (:emails)")
                    .param("emails", emails)
                    .query(row -> {
                        staff.put(row.getString(1), row.getLong(2));
                    });
        }
        return staff;
    }

    private void insert(Rows rows) {
        if (!rows.isEmpty()) {
            // In their order: the trigger that finds a comment's place looks for the one that it answers.
            jdbc.sql("""
                            insert into comment (id, article_id, parent_id, account_id, author_name, author_email, author_website,
                                                 body, body_html, status, reason, created_at)
                            overriding system value
                            select id, story, parent, account, name, email, website, body, html, status,
                                   case status when 'SPAM' then 'SPAM' when 'REMOVED' then 'OTHER' end, written
                            from (select row_number() over () as turn, r.*
                                  from json_to_recordset(:rows::json) as r(id bigint, story bigint, parent bigint, account bigint,
                                       name text, email text, website text, body text, html text, status text,
                                       written timestamptz)) r
                            order by turn
                            """).param("rows", rows.json()).update();
        }
    }

    private void update(Rows rows) {
        if (!rows.isEmpty()) {
            jdbc.sql("""
                            update comment c set author_name = name, author_email = email, author_website = website,
                                   body = r.body, body_html = html, status = r.status
                            from json_to_recordset(:rows::json) as r(id bigint, name text, email text, website text, body text,
                                 html text, status text)
                            where c.id = r.id
                            """).param("rows", rows.json()).update();
        }
    }

    private void remember(Batch batch, Rows waiting) {
        if (!waiting.isEmpty()) {
            jdbc.sql("""
                            insert into import_reply (comment_id, run_id, origin, parent_source)
                            select comment, :run, :origin, parent
                            from json_to_recordset(:rows::json) as r(comment bigint, parent text)
                            """)
                    .param("run", batch.run)
                    .param("origin", batch.origin)
                    .param("rows", waiting.json())
                    .update();
        }
    }
}
