package org.masthead.arrival;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.masthead.arrival.ImportLedger.Id;
import org.masthead.site.SiteClock;
import org.masthead.site.SiteSettings;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where stories come in: all of a batch with a handful of statements. */
@Component
class StoryDoor {

    private static final String STORIES = """
            json_to_recordset(:rows::json) as s(id bigint, headline text, standfirst text, teaser text, slug text, body text, section bigint,
                status text, discussion text, address text, published_at timestamptz, publish_at timestamptz,
                created_at timestamptz, saved_at timestamptz, owner bigint)
            """;

    private final JdbcClient jdbc;
    private final ImportLedger ledger;
    private final SiteClock site;
    private final SiteSettings settings;
    private final MessageSource messages;
    private final Clock clock;

    StoryDoor(
            JdbcClient jdbc,
            ImportLedger ledger,
            SiteClock site,
            SiteSettings settings,
            MessageSource messages,
            Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.site = site;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    /** Brings the stories of a batch in, and those up to date that have changed there. */
    void take(Batch batch, Drawers drawers, Map<String, ArrivedBody> bodies) {
        Map<Arrival.Story, Batch.Decision> decided = new HashMap<>();
        List<Arrival.Story> stories = batch.of(Arrival.Story.class).stream()
                .filter(story -> {
                    Batch.Decision decision = batch.decide(story);
                    // What comes twice word for word is one key, and the first of the two counts.
                    decided.putIfAbsent(story, decision);
                    return decision != Batch.Decision.NOTHING;
                })
                .toList();
        refile(batch, drawers);
        if (stories.isEmpty()) {
            return;
        }
        StoryRows added = new StoryRows(batch, drawers, jdbc, site, clock);
        StoryRows changed = new StoryRows(batch, drawers, jdbc, site, clock);
        long[] numbers = ledger.numbers("article", stories.size());
        Map<Long, Integer> versions = versions(batch, stories);
        int next = 0;
        for (Arrival.Story story : stories) {
            boolean adds = decided.get(story) == Batch.Decision.ADD;
            ArrivedBody body = Objects.requireNonNull(bodies.get(story.key()));
            long id = adds ? numbers[next++] : Objects.requireNonNull(batch.target(Kind.STORY, story.key()));
            Arrival.State state = (adds ? added : changed).add(story, body, id, section(story, drawers));
            batch.brought.put(Id.of(story), id);
            batch.keep(
                    story,
                    id,
                    adds ? 0 : versions.getOrDefault(id, 0) + 1,
                    state.name(),
                    adds,
                    StoryRows.data(story, body));
            batch.totals.add(Kind.STORY, adds ? Outcome.IMPORTED : Outcome.UPDATED);
            tell(batch, story, body, id, added);
        }
        insert(added);
        update(changed);
        file(added, batch);
        file(changed, batch);
    }

    /** What is as it was but for the place of its section there goes along, unless somebody changed it here. */
    private void refile(Batch batch, Drawers drawers) {
        Rows moved = new Rows();
        Rows tags = new Rows();
        Set<Id> met = new HashSet<>(batch.met);
        for (Arrival.Story story : batch.of(Arrival.Story.class)) {
            Long id = batch.target(Kind.STORY, story.key());
            if (id == null
                    || !drawers.isMoved(story.sections())
                    || !batch.isUntouched(story)
                    || !met.remove(Id.of(story))) {
                continue;
            }
            moved.add("id", id, "section", section(story, drawers));
            int place = 0;
            for (Long tag : drawers.tagsOf(story.sections(), story.tags())) {
                tags.add("story", id, "place", place++, "tag", tag);
            }
            batch.totals.turn(Kind.STORY, Outcome.UNCHANGED, Outcome.UPDATED);
        }
        if (moved.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with filed as (
                            update article a set section_id = s.section, version = a.version + 1
                            from json_to_recordset(:rows::json) as s(id bigint, section bigint) where s.id = a.id
                            returning a.id, a.version),
                        unfiled as (delete from article_tag t using filed f where t.article_id = f.id)
                        update import_item i set left_version = f.version from filed f where i.kind = 'STORY' and i.target_id = f.id
                        """).param("rows", moved.json()).update();
        write(tags, """
                insert into article_tag (article_id, position, tag_id)
                select story, place, tag from json_to_recordset(:rows::json) as r(story bigint, place integer, tag bigint)
                """);
    }

    private Map<Long, Integer> versions(Batch batch, List<Arrival.Story> stories) {
        Map<Long, Integer> versions = new HashMap<>();
        Set<Long> ids = new HashSet<>();
        stories.forEach(story -> {
            Long id = batch.target(Kind.STORY, story.key());
            if (id != null) {
                ids.add(id);
            }
        });
        if (!ids.isEmpty()) {
            jdbc.sql("select id, version from article where id in (:ids) for update")
                    .param("ids", ids)
                    .query(row -> {
                        versions.put(row.getLong(1), row.getInt(2));
                    });
        }
        return versions;
    }

    private static long section(Arrival.Story story, Drawers drawers) {
        Long section = drawers.sectionOf(story.sections());
        return section == null
                ? drawers.place(Arrival.Term.ownDrawer(Arrival.Term.UNFILED)).id()
                : section;
    }

    private void tell(Batch batch, Arrival.Story story, ArrivedBody body, long id, StoryRows rows) {
        for (String note : story.notes()) {
            batch.note(story, false, note, "");
        }
        for (String note : StoryRows.told(story)) {
            rows.remarks.add(
                    "story", id, "words", messages.getMessage("arrival.reason." + note, null, settings.language()));
        }
        body.losses().forEach(loss -> batch.note(story, false, loss.reason(), loss.detail()));
    }

    private void insert(StoryRows rows) {
        if (rows.stories.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into article (id, headline, standfirst, teaser, slug, body, section_id, status, discussion, address,
                                             published_at, publish_at, created_at, saved_at, owner_id)
                        overriding system value
                        select id, headline, standfirst, teaser, slug, body, section, status, discussion, address,
                               published_at, publish_at, created_at, saved_at, owner
                        from\s""" + STORIES).param("rows", rows.stories.json()).update();
    }

    /** What readers had keeps its address and is withdrawn if it is not to be read there any more. */
    private void update(StoryRows rows) {
        if (rows.stories.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update article a
                        set headline = s.headline, standfirst = s.standfirst, teaser = s.teaser, body = s.body, section_id = s.section,
                            discussion = s.discussion, saved_at = s.saved_at, version = a.version + 1,
                            slug = case when a.address is null then s.slug else a.slug end,
                            status = case when a.status = 'LIVE' and s.status <> 'LIVE' then 'WITHDRAWN' else s.status end,
                            withdrawn_at = case when a.status = 'LIVE' and s.status <> 'LIVE' then now() end,
                            address = coalesce(a.address, s.address),
                            published_at = coalesce(a.published_at, s.published_at), publish_at = s.publish_at
                        from\s""" + STORIES + " where s.id = a.id")
                .param("rows", rows.stories.json())
                .update();
        jdbc.sql("""
                        update import_item i set left_status = a.status
                        from article a, json_to_recordset(:rows::json) as s(id bigint)
                        where i.kind = 'STORY' and i.target_id = s.id and a.id = s.id
                        """).param("rows", rows.stories.json()).update();
        for (String table : List.of("byline", "byline_role", "guest_byline", "article_tag")) {
            jdbc.sql("delete from " + table
                            + " t using json_to_recordset(:rows::json) as s(id bigint) where t.article_id = s.id")
                    .param("rows", rows.stories.json())
                    .update();
        }
    }

    private void file(StoryRows rows, Batch batch) {
        write(rows.bylines, """
                insert into byline (article_id, position, author_id)
                select story, place, author from json_to_recordset(:rows::json) as r(story bigint, place integer, author bigint)
                where author is not null
                """);
        write(rows.bylines, """
                insert into byline_role (article_id, author_id, role)
                select story, author, role from json_to_recordset(:rows::json) as r(story bigint, author bigint, role text)
                where author is not null and role <> ''
                """);
        write(rows.bylines, """
                insert into guest_byline (article_id, position, authors_before, name, role)
                select story, place, before, guest, role
                from json_to_recordset(:rows::json) as r(story bigint, place integer, before integer, guest text, role text)
                where guest is not null
                """);
        write(rows.tags, """
                insert into article_tag (article_id, position, tag_id)
                select story, place, tag from json_to_recordset(:rows::json) as r(story bigint, place integer, tag bigint)
                """);
        write(rows.remarks, """
                insert into story_note (article_id, text, written_at)
                select story, words, now() from json_to_recordset(:rows::json) as r(story bigint, words text)
                """);
        if (!rows.addresses.isEmpty()) {
            jdbc.sql("""
                            insert into old_address (address, origin, article_id, brought_by)
                            select address, :origin, story, :run
                            from json_to_recordset(:rows::json) as r(address text, story bigint)
                            on conflict (address) do nothing
                            """)
                    .param("origin", batch.origin)
                    .param("run", batch.run)
                    .param("rows", rows.addresses.json())
                    .update();
            // An address of the shape that this site's own have is found where these are looked for.
            jdbc.sql("""
                            insert into former_address (address, article_id)
                            select r.address, r.story
                            from json_to_recordset(:rows::json) as r(address text, story bigint)
                            join article a on a.id = r.story and a.address <> r.address
                            where r.address ~ '^/[0-9]{4}/[0-9]{2}/[a-z0-9-]{1,120}$'
                              and not exists (select from article o where o.address = r.address)
                            on conflict (address) do nothing
                            """).param("rows", rows.addresses.json()).update();
        }
    }

    private void write(Rows rows, String sql) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql).param("rows", rows.json()).update();
        }
    }
}
