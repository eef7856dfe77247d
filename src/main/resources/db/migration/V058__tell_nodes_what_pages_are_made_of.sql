-- What public pages are made of, as it changes: each node keeps finished pages and drops those made of what is named
-- here. A row is written by the transaction that makes the change; its number tells a node which rows came into sight
-- since it last looked, whatever order transactions end in. Rows are of use for minutes.
create table page_change (
    transaction xid8        not null default pg_current_xact_id(),
    parts       text[]      not null,
    changed_at  timestamptz not null default clock_timestamp()
);
create index page_change_transaction_idx on page_change (transaction);

-- Keeps what changed. A kind alone stands for whatever lists its things; with a number, for what shows that one only.
-- A great many at once are named as all of them.
create function note_page_change(kind text, ids bigint[]) returns void language plpgsql as $$
begin
    insert into page_change (parts)
    select array_append(array_agg(kind || '-' || id) filter (where id is not null), kind)
    from unnest(case when cardinality(ids) > 1000 then array['*'] else cast(ids as text[]) end) id;
    notify page_change;
end
$$;

-- For a table whose every column may be seen: the kind of thing it holds, and the column with the number, if a page
-- can be made of one such thing.
create function page_part_changed() returns trigger language plpgsql as $$
declare
    number text := coalesce(quote_ident(tg_argv[1]), 'null::bigint');
    changed text := case tg_op
        when 'INSERT' then 'table after' when 'DELETE' then 'table before'
        else '(table before except table after) union all (table after except table before)' end;
    ids bigint[];
begin
    execute format('select array_agg(distinct %s) from (%s) changed having count(*) > 0', number, changed) into ids;
    if ids is not null then
        perform note_page_change(tg_argv[0], ids);
    end if;
    return null;
end
$$;

create function watch_page_part(watched text, kind text, number text default null) returns void language plpgsql as $$
declare
    arguments text := concat_ws(', ', quote_literal(kind), quote_literal(number));
begin
    execute format('create trigger %I after insert on %I referencing new table as after for each statement
                    execute function page_part_changed(%s)', watched || '_tells_pages_of_new', watched, arguments);
    execute format('create trigger %I after update on %I referencing old table as before new table as after
                    for each statement execute function page_part_changed(%s)',
                   watched || '_tells_pages', watched, arguments);
    execute format('create trigger %I after delete on %I referencing old table as before for each statement
                    execute function page_part_changed(%s)', watched || '_tells_pages_of_old', watched, arguments);
end
$$;

-- Of a story only what readers see tells pages, and only of one that they know of.
create function story_tells_pages() returns trigger language plpgsql as $$
declare
    seen text := $sql$ select id, to_jsonb(story) - array['version', 'saved_at', 'saved_by', 'submitted_by', 'owner_id',
                              'created_at', 'publish_at', 'embargoed_until'] as shown
                       from %s story where status not in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'SCHEDULED') $sql$;
    ids bigint[];
begin
    execute changed_rows(tg_op, seen) into ids;
    if ids is not null then
        perform note_page_change('story', ids);
    end if;
    return null;
end
$$;

-- Of a comment only what readers see, where they see it, or the gap that it left.
create function comment_tells_pages() returns trigger language plpgsql as $$
declare
    seen text := $sql$ select article_id as id, to_jsonb(said) - array['author_email', 'network_address', 'network',
                              'user_agent', 'receipt', 'harm', 'on_front', 'skeleton', 'link_host', 'reports', 'version',
                              'status_before', 'decided_at', 'decided_by', 'reason_note'] as shown
                       from %s said where status = 'APPROVED' or holds_replies $sql$;
    ids bigint[];
begin
    execute changed_rows(tg_op, seen) into ids;
    if ids is not null then
        perform note_page_change('talk', ids);
    end if;
    return null;
end
$$;

-- The numbers of what is seen otherwise than before, or null.
create function changed_rows(operation text, seen text) returns text language sql immutable as $$
    select 'select array_agg(distinct id) from (' || case operation
        when 'INSERT' then format(seen, 'after')
        when 'DELETE' then format(seen, 'before')
        else concat('(', format(seen, 'before'), ' except ', format(seen, 'after'), ') union all (',
                    format(seen, 'after'), ' except ', format(seen, 'before'), ')') end || ') changed'
$$;

do $$
declare
    watched text;
begin
    foreach watched in array array['article', 'comment'] loop
        execute format('create trigger %1$s_tells_pages_of_new after insert on %1$s referencing new table as after
                        for each statement execute function %2$s_tells_pages()',
                       watched, case watched when 'article' then 'story' else watched end);
        execute format('create trigger %1$s_tells_pages after update on %1$s referencing old table as before
                        new table as after for each statement execute function %2$s_tells_pages()',
                       watched, case watched when 'article' then 'story' else watched end);
        execute format('create trigger %1$s_tells_pages_of_old after delete on %1$s referencing old table as before
                        for each statement execute function %2$s_tells_pages()',
                       watched, case watched when 'article' then 'story' else watched end);
    end loop;
end
$$;
select watch_page_part(watched, 'story', 'article_id')
from unnest(array['article_tag', 'byline', 'byline_role', 'guest_byline', 'correction', 'former_address']) watched;
select watch_page_part('revision', 'history', 'article_id');
select watch_page_part('section', 'section'), watch_page_part('tag', 'tag'), watch_page_part('tag_alias', 'tag'),
       watch_page_part('author', 'author'), watch_page_part('picture', 'picture'), watch_page_part('picture_file', 'picture'),
       watch_page_part('rendition', 'picture'), watch_page_part('former_imprint', 'picture'),
       watch_page_part('front', 'front'), watch_page_part('front_place', 'front'), watch_page_part('breaking_strip', 'strip'),
       watch_page_part('site_identity', 'site'), watch_page_part('discussion_policy', 'site'),
       watch_page_part('search_entry', 'search'), watch_page_part('search_word', 'search'),
       watch_page_part('search_language', 'search');
