package org.masthead.arrival;

import java.util.Map;
import org.masthead.audit.Audit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is done when all records of a run are here. */
@Component
class ArrivalFinish {

    private static final int MOST_ON_FRONT = 12;

    private final JdbcClient jdbc;
    private final ImportRuns runs;
    private final ImportSites sites;
    private final Audit audit;

    ArrivalFinish(JdbcClient jdbc, ImportRuns runs, ImportSites sites, Audit audit) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.sites = sites;
        this.audit = audit;
    }

    @Transactional
    void complete(long id) {
        ImportRun run = runs.find(id).orElseThrow();
        if (!run.dry()) {
            lead(id);
            leave(run);
            readdress(run);
            audit.note(
                    "import",
                    "imported",
                    id,
                    run.fileName(),
                    Map.of("records", run.totals().read()));
        }
        // With it, so that a run that is killed in between does not end twice.
        runs.end(id, ImportRun.State.FINISHED, "");
    }

    /** Sections that an import made and that stand below another there now go once nothing is in them. */
    private void leave(ImportRun run) {
        jdbc.sql("""
                        with gone as (
                            delete from section s using import_item i
                            where i.origin = :origin and i.kind = 'SECTION' and i.brought_by is not null
                              and (i.data ->> 'moved')::bigint = :run and s.id = (i.data ->> 'left')::bigint
                              and not exists (select from article a where a.section_id = s.id)
                              and not exists (select from account_section l where l.section_id = s.id)
                              and not exists (select from front f join front_place p on p.front_id = f.id where f.section_id = s.id)
                            returning '/section/' || s.slug as address, i.target_id as tag),
                        leads as (select g.address, '/tag/' || t.slug as goal from gone g join tag t on t.id = g.tag),
                        turned as (update old_address o set goal = l.goal from leads l where o.goal = l.address)
                        insert into old_address (address, origin, goal, brought_by)
                        select address, :origin, goal, :run from leads on conflict (address) do nothing
                        """).param("origin", run.origin()).param("run", run.id()).update();
    }

    /** Addresses of what stories were filed under, of their pictures, and of the feeds. */
    private void readdress(ImportRun run) {
        ImportSites.Bases bases = sites.bases(run.origin());
        jdbc.sql("""
                        with recursive category_base (base) as (select lower('/' || :category)),
                        tag_base (base) as (select lower('/' || :tag)),
                        months (month) as (
                            select distinct left(a.address, 8) from import_item i join article a on a.id = i.target_id and a.status = 'LIVE'
                            where i.origin = :origin and i.kind = 'STORY'),
                        path (source, parent, way, depth) as (
                            select source, coalesce(data ->> 'parent', ''), source::text, 0 from import_item
                            where origin = :origin and kind = 'SECTION' and source !~ '^~'
                            union all
                            select p.source, coalesce(i.data ->> 'parent', ''), i.source || '/' || p.way, p.depth + 1
                            from path p join import_item i on i.origin = :origin and i.kind = 'SECTION' and i.source = p.parent
                            where p.depth < 20),
                        goals (source, goal) as (
                            select i.source, case when i.data ->> 'parent' = '' then '/section/' || s.slug else '/tag/' || t.slug end
                            from import_item i
                            left join section s on i.data ->> 'parent' = '' and s.id = i.target_id
                            left join tag t on i.data ->> 'parent' <> '' and t.id = i.target_id
                            where i.origin = :origin and i.kind = 'SECTION'),
                        all_of_them (address, article_id, goal) as (
                            select b.base || '/' || lower(p.way), null::bigint, g.goal
                            from path p join goals g on g.source = p.source cross join category_base b
                            union
                            select b.base || '/' || lower(g.source), null, g.goal from goals g cross join category_base b
                            where g.source !~ '^~'
                            union
                            select b.base || '/' || lower(i.source), null, '/tag/' || t.slug
                            from import_item i join tag t on t.id = i.target_id cross join tag_base b
                            where i.origin = :origin and i.kind = 'TAG' and b.base || '/' || lower(i.source) <> '/tag/' || t.slug
                            union
                            select '/?tag=' || i.source, null, '/tag/' || t.slug from import_item i join tag t on t.id = i.target_id
                            where i.origin = :origin and i.kind = 'TAG'
                            union
                            select '/author/' || lower(i.source), null, coalesce('/author/' || u.slug, i.data ->> 'goal')
                            from import_item i left join author u on u.id = i.target_id
                            where i.origin = :origin and i.kind = 'AUTHOR' and i.source !~ '^~' and lower(i.source) is distinct from u.slug
                            union
                            select old.address, null, coalesce(g.goal, '/tag/' || t.slug, '/author/' || u.slug, i.data ->> 'goal')
                            from import_item i
                            left join goals g on i.kind = 'SECTION' and g.source = i.source
                            left join tag t on i.kind = 'TAG' and t.id = i.target_id
                            left join author u on i.kind = 'AUTHOR' and u.id = i.target_id
                            cross join jsonb_array_elements_text(i.data -> 'addresses') old (address)
                            where i.origin = :origin and i.kind in ('SECTION', 'TAG', 'AUTHOR') and i.data -> 'addresses' is not null
                            union
                            select old.address, s.target_id, null
                            from import_item i
                            join import_picture p on p.origin = i.origin and p.source = i.source
                            join import_item s on s.origin = i.origin and s.kind = 'STORY' and s.source = p.story
                            join article a on a.id = s.target_id
                            cross join jsonb_array_elements_text(i.data -> 'addresses') old (address)
                            where i.origin = :origin and i.kind = 'PICTURE' and i.data -> 'addresses' is not null
                            union
                            select month, null, '/archive' || month from months
                            union
                            select left(month, 5), null, '/archive' from months
                            union
                            select old, null, '/feed.xml' from unnest(array['/feed', '/feed/rss', '/feed/rss2', '/feed/atom',
                                '/feed/rdf', '/rss', '/?feed=rss2', '/?feed=atom', '/?feed=rss', '/comments/feed']) old),
                        below (address, article_id, goal) as (
                            select address, article_id, goal from all_of_them
                            union
                            select :below || replace(address, '/?', '?'), article_id, goal from all_of_them where :below <> '')
                        insert into old_address (address, origin, article_id, goal, brought_by)
                        select distinct on (address) address, :origin, article_id, goal, :run::bigint from below
                        where coalesce(article_id::text, goal) is not null and length(address) <= 400 and length(coalesce(goal, '')) <= 200
                        order by address, goal
                        on conflict (address) do nothing
                        """)
                .param("origin", run.origin())
                .param("run", run.id())
                .param("below", new OldSite(run.origin()).below())
                .param("category", bases.category().isEmpty() ? "category" : bases.category())
                .param("tag", bases.tag().isEmpty() ? "tag" : bases.tag())
                .update();
    }

    /** What stood first there stands first here, unless somebody arranged the front page. */
    private void lead(long id) {
        jdbc.sql("""
                        insert into front_place (front_id, position, article_id)
                        select f.id, row_number() over (order by a.published_at desc, a.id desc) - 1, a.id
                        from front f
                        cross join lateral (
                            select a.id, a.published_at from import_item i join article a on a.id = i.target_id and a.status = 'LIVE'
                            where i.brought_by = :run and i.kind = 'STORY' and i.data ->> 'leads' = 'true'
                            order by a.published_at desc, a.id desc limit :most) a
                        where f.section_id is null and not exists (select from front_place p where p.front_id = f.id)
                        """).param("run", id).param("most", MOST_ON_FRONT).update();
    }
}
