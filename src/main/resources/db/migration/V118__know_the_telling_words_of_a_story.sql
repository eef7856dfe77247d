-- Which words tell a story from others follows from its own words alone, and is worked out when these are read, instead
-- of each time that somebody reads the story. The best stand first; more of them than are asked for, as those that have
-- become common are passed over. Null until the job has come by: then it is worked out as before.
alter table search_entry add column telling text[];

create function search_telling(words tsvector) returns text[] language sql immutable parallel safe as $$
    select array(
        select u.lexeme from unnest(words) u
        where length(u.lexeme) > 2 and u.lexeme !~ '^[[:digit:]]'
        order by (select sum(case weight when 'A' then 4 when 'B' then 2 when 'C' then 3 else 1 end)
                  from unnest(u.weights) weight) desc, length(u.lexeme) desc, u.lexeme
        limit 40)
$$;

create or replace function search_read(of_article bigint, longest integer) returns void language plpgsql as $$
declare
    story record;
    configuration_now varchar(63);
    language regconfig;
    read_words tsvector;
begin
    select a.headline, a.standfirst, a.body, a.section_id, a.published_at into story
    from article a where a.id = of_article and a.status = 'LIVE';
    if not found then
        delete from search_entry where article_id = of_article;
        return;
    end if;
    select configuration into configuration_now from search_language;
    language := configuration_now::regconfig;
    read_words := setweight(to_tsvector(language, normalize(story.headline)), 'A')
        || setweight(to_tsvector(language, normalize(story.standfirst)), 'B')
        || setweight(to_tsvector(language, normalize(search_names(of_article))), 'C')
        || to_tsvector(language, normalize(left(search_plain_text(story.body), longest)));
    insert into search_entry as entry (article_id, section_id, published_at, configuration, words, telling)
    values (of_article, story.section_id, story.published_at, configuration_now, read_words, search_telling(read_words))
    on conflict (article_id) do update
    set section_id = excluded.section_id, published_at = excluded.published_at,
        configuration = excluded.configuration, words = excluded.words, telling = excluded.telling
    where (entry.section_id, entry.published_at, entry.configuration, entry.words, entry.telling)
        is distinct from
          (excluded.section_id, excluded.published_at, excluded.configuration, excluded.words, excluded.telling);
exception
    when program_limit_exceeded then
        if longest < 1000 then
            raise;
        end if;
        perform search_read(of_article, longest / 4);
end
$$;

create or replace function search_read(stories bigint[]) returns void language plpgsql as $$
declare
    story bigint;
    language regconfig := (select configuration from search_language)::regconfig;
begin
    delete from search_entry e where e.article_id = any (stories)
        and not exists (select from article a where a.id = e.article_id and a.status = 'LIVE');
    insert into search_entry as entry (article_id, section_id, published_at, configuration, words, telling)
    select a.id, a.section_id, a.published_at, l.configuration, r.words, search_telling(r.words)
    from article a cross join search_language l cross join lateral (
        select setweight(to_tsvector(language, normalize(a.headline)), 'A')
               || setweight(to_tsvector(language, normalize(a.standfirst)), 'B')
               || setweight(to_tsvector(language, normalize(search_names(a.id))), 'C')
               || to_tsvector(language, normalize(left(search_plain_text(a.body), 400000))) as words offset 0) r
    where a.id = any (stories) and a.status = 'LIVE'
    on conflict (article_id) do update
    set section_id = excluded.section_id, published_at = excluded.published_at,
        configuration = excluded.configuration, words = excluded.words, telling = excluded.telling
    where (entry.section_id, entry.published_at, entry.configuration, entry.words, entry.telling)
        is distinct from
          (excluded.section_id, excluded.published_at, excluded.configuration, excluded.words, excluded.telling);
exception
    when program_limit_exceeded then
        foreach story in array stories loop
            perform search_read(story);
        end loop;
end
$$;

-- Words that tell nothing, as too many stories have them. The database's own statistics know them, but are slow to read.
create table search_common (
    word text not null,
    constraint search_common_pkey primary key (word)
);

-- The job's share: nothing is written where the statistics say what they said before.
create function search_learn_common() returns void language plpgsql as $$
begin
    if not pg_try_advisory_xact_lock(hashtext('masthead search')) then
        return;
    end if;
    with known as materialized (
        select unnest(cast(cast(s.most_common_elems as text) as text[])) as word from pg_stats s
        where s.schemaname = current_schema() and s.tablename = 'search_entry' and s.attname = 'words'
          and not s.inherited),
    forgotten as (delete from search_common where word not in (select word from known))
    insert into search_common (word)
    select word from known where word not in (select word from search_common);
end
$$;
select search_learn_common();

select watch_page_part('search_common', 'search');

-- That the job works out the telling words of old stories changes no page.
drop trigger search_entry_tells_pages on search_entry;
create trigger search_entry_tells_pages after update on search_entry
    referencing old table as before new table as after for each statement
    execute function page_part_changed('search', 'article_id, section_id, published_at, configuration, words');

insert into search_stale (article_id, at_once) select id, false from article where status = 'LIVE'
on conflict do nothing;
