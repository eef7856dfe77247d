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
    from unnest(case when cardinality(ids) > 1000 then array['*'] else array_append(cast(ids as text[]), null) end) id;
    notify page_change;
end
$$;

-- For a table that holds one kind of thing: the kind, the columns that may be seen of it, and the one with the number,
-- if a page can be made of one such thing.
create function page_part_changed() returns trigger language plpgsql as $$
declare
    seen text := format('select %s as number, %s from %%s', coalesce(quote_ident(tg_argv[2]), 'null::bigint'), tg_argv[1]);
    changed text := case tg_op
        when 'INSERT' then format(seen, 'after') when 'DELETE' then format(seen, 'before')
        else concat('(', format(seen, 'before'), ' except ', format(seen, 'after'), ') union all (',
                    format(seen, 'after'), ' except ', format(seen, 'before'), ')') end;
    ids bigint[];
begin
    execute format('select array_agg(distinct number) from (%s) changed', changed) into ids;
    if ids is not null then
        perform note_page_change(tg_argv[0], ids);
    end if;
    return null;
end
$$;

-- Sets a function on all changes of a table.
create function watch_for_pages(watched text, teller text) returns void language plpgsql as $$
begin
    execute format('create trigger %I after insert on %I referencing new table as after for each statement
                    execute function %s', watched || '_tells_pages_of_new', watched, teller);
    execute format('create trigger %I after update on %I referencing old table as before new table as after
                    for each statement execute function %s', watched || '_tells_pages', watched, teller);
    execute format('create trigger %I after delete on %I referencing old table as before for each statement
                    execute function %s', watched || '_tells_pages_of_old', watched, teller);
end
$$;

create function watch_page_part(watched text, kind text, number text default null, seen text default '*')
returns void language sql as $$
    select watch_for_pages(watched, format('page_part_changed(%s)',
        concat_ws(', ', quote_literal(kind), quote_literal(seen), quote_literal(number))))
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
        -- Every page carries the strip with the story behind it, and leads to the corrections while there are any.
        if exists (select from breaking_strip where article_id = any (ids)) then
            perform note_page_change('strip', '{}');
        end if;
        if exists (select from correction where article_id = any (ids)) then
            perform note_page_change('correction', '{}');
        end if;
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

select watch_for_pages('article', 'story_tells_pages()'), watch_for_pages('comment', 'comment_tells_pages()');
select watch_page_part(watched, 'story', 'article_id')
from unnest(array['article_tag', 'byline', 'byline_role', 'guest_byline', 'former_address',
                  'publication']) watched;
select watch_page_part('correction', 'correction', 'article_id'), watch_page_part('revision', 'history', 'article_id');
select watch_page_part('section', 'section'), watch_page_part('tag', 'tag'), watch_page_part('tag_alias', 'tag'),
       watch_page_part('author', 'author'),
       -- Who of the desk writes under their own story.
       watch_page_part('account', 'author', seen => 'id, author_id'),
       watch_page_part('error_report', 'report', seen => 'id, status'),
       watch_page_part('picture', 'picture'), watch_page_part('picture_file', 'picture'),
       watch_page_part('rendition', 'picture'), watch_page_part('former_imprint', 'picture'),
       watch_page_part('front', 'front'), watch_page_part('front_place', 'front'), watch_page_part('breaking_strip', 'strip'),
       watch_page_part('site_identity', 'site'), watch_page_part('discussion_policy', 'site'),
       watch_page_part('search_entry', 'search'), watch_page_part('search_word', 'search'),
       watch_page_part('search_language', 'search');
