-- A reply asks first whether it has a gap to fill. To change no row costs as much as to change one: each time the triggers
-- that tell pages and other systems are run for nothing.
create or replace function comment_fills_a_gap() returns trigger language plpgsql as $$
begin
    if exists (select from comment where id = new.parent_id and status <> 'APPROVED' and not holds_replies) then
        update comment set holds_replies = true
        where id = new.parent_id and status <> 'APPROVED' and not holds_replies;
    end if;
    return null;
end
$$;

-- The job reads its stories with one statement, for the same reason. Where one of them has more words than a tsvector
-- holds, it reads them one by one.
create function search_read(stories bigint[]) returns void language plpgsql as $$
declare
    story bigint;
    language regconfig := (select configuration from search_language)::regconfig;
begin
    delete from search_entry e where e.article_id = any (stories)
        and not exists (select from article a where a.id = e.article_id and a.status = 'LIVE');
    insert into search_entry as entry (article_id, section_id, published_at, configuration, words)
    select a.id, a.section_id, a.published_at, l.configuration,
           setweight(to_tsvector(language, normalize(a.headline)), 'A')
           || setweight(to_tsvector(language, normalize(a.standfirst)), 'B')
           || setweight(to_tsvector(language, normalize(search_names(a.id))), 'C')
           || to_tsvector(language, normalize(left(search_plain_text(a.body), 400000)))
    from article a cross join search_language l
    where a.id = any (stories) and a.status = 'LIVE'
    on conflict (article_id) do update
    set section_id = excluded.section_id, published_at = excluded.published_at,
        configuration = excluded.configuration, words = excluded.words
    where (entry.section_id, entry.published_at, entry.configuration, entry.words)
        is distinct from (excluded.section_id, excluded.published_at, excluded.configuration, excluded.words);
exception
    when program_limit_exceeded then
        foreach story in array stories loop
            perform search_read(story);
        end loop;
end
$$;

create or replace function search_catch_up(at_most integer) returns integer language plpgsql as $$
declare
    stories bigint[];
begin
    if not pg_try_advisory_xact_lock(hashtext('masthead search')) then
        return 0;
    end if;
    with stale as (
        delete from search_stale where article_id in (
            select article_id from search_stale order by article_id limit at_most for update skip locked)
        returning article_id)
    select array_agg(article_id) into stories from stale;
    if stories is null then
        return 0;
    end if;
    perform search_read(stories);
    insert into search_word (word)
    select distinct word
    from article a, unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', normalize(left(
        a.headline || ' ' || a.standfirst || ' ' || search_names(a.id) || ' ' || search_plain_text(a.body),
        100000))))) word
    where a.id = any (stories) and a.status = 'LIVE' and length(word) between 4 and 30 and word !~ '[[:digit:][:punct:]]'
    on conflict do nothing;
    return cardinality(stories);
end
$$;
