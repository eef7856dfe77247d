-- What readers search: an entry for each live story, kept in step by triggers, so that no code can forget it.

-- Where accents can be taken off, "cafe" finds "café". A database whose owner may not create the extension does without.
do $$
begin
    create extension if not exists unaccent;
exception
    when insufficient_privilege or undefined_file or feature_not_supported then
        raise warning 'Search will tell accented letters from plain ones: the extension unaccent is not to be had here';
end
$$;

-- For every language that PostgreSQL knows a configuration of our own, which takes accents off before it stems.
do $$
declare
    known record;
    stemmer text;
    unaccented boolean := exists (select from pg_ts_dict d where d.dictname = 'unaccent' and pg_ts_dict_is_visible(d.oid));
begin
    for known in
        select c.oid, c.cfgname, c.cfgparser from pg_ts_config c where c.cfgnamespace = 'pg_catalog'::regnamespace
    loop
        execute format('create text search configuration %I (copy = pg_catalog.%I)',
                       'masthead_' || known.cfgname, known.cfgname);
        select m.mapdict::regdictionary::text into stemmer
        from pg_ts_config_map m join ts_token_type(known.cfgparser) t on t.tokid = m.maptokentype
        where m.mapcfg = known.oid and t.alias = 'word' order by m.mapseqno limit 1;
        if unaccented and stemmer is not null then
            execute format('alter text search configuration %I alter mapping for hword, hword_part, word with unaccent, %s',
                           'masthead_' || known.cfgname, stemmer);
        end if;
    end loop;
end
$$;

-- The configuration that stories are read with now: one row. The application writes the site's language here.
create table search_language (
    only_row      boolean     not null default true,
    configuration varchar(63) not null,
    constraint search_language_pkey primary key (only_row),
    constraint search_language_one_row check (only_row)
);
insert into search_language (configuration) values ('masthead_simple');

-- Everything that choosing and ranking need, so that a common word reads no articles. Named by text, not by regconfig,
-- which would stand in the way of pg_upgrade.
create table search_entry (
    article_id    bigint      not null,
    section_id    bigint      not null,
    published_at  timestamptz not null,
    configuration varchar(63) not null,
    words         tsvector    not null,
    constraint search_entry_pkey primary key (article_id),
    constraint search_entry_article_fkey foreign key (article_id) references article (id) on delete cascade
);
create index search_entry_words_idx on search_entry using gin (words) with (fastupdate = off);

-- Stories whose entry is not what it should be. Those of a running transaction are read again when it commits, once
-- for all its changes; the others, and the spelling of all, are the work of a job.
create table search_stale (
    article_id bigint  not null,
    at_once    boolean not null,
    constraint search_stale_pkey primary key (article_id)
);

-- How words of stories are spelt, for "Did you mean". A word that no live story holds any more may stay for a while;
-- whoever suggests it asks the entries first.
create table search_word (
    word varchar(30) not null,
    constraint search_word_pkey primary key (word)
);
create index search_word_trgm_idx on search_word using gin (word gin_trgm_ops);

-- The words of stored markup. Marks within a word vanish, all other tags part words.
create function search_plain_text(html text) returns text language sql immutable parallel safe as $$
    select translate(replace(replace(replace(replace(replace(
        regexp_replace(
            regexp_replace(html, '</?(a|strong|em|s|code)(\s([^>"]|"[^"]*")*)?>', '', 'g'),
            '<([^>"]|"[^"]*")*>', ' ', 'g'),
        '&nbsp;', ' '), '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&amp;', '&'), U&'\00AD\0002\0003', '')
$$;

-- Who signed a story and what it is filed under, as words.
create function search_names(of_article bigint) returns text language sql stable as $$
    select coalesce(string_agg(name, ' '), '') from (
        select u.name from byline b join author u on u.id = b.author_id where b.article_id = of_article
        union all
        select t.name from article_tag f join tag t on t.id = f.tag_id where f.article_id = of_article) named
$$;

-- Reads a story again, with so many characters of its body: a tsvector has an end.
create function search_read(of_article bigint, longest integer) returns void language plpgsql as $$
declare
    story record;
    configuration_now varchar(63);
    language regconfig;
begin
    select a.headline, a.standfirst, a.body, a.section_id, a.published_at into story
    from article a where a.id = of_article and a.status = 'LIVE';
    if not found then
        delete from search_entry where article_id = of_article;
        return;
    end if;
    select configuration into configuration_now from search_language;
    language := configuration_now::regconfig;
    insert into search_entry as entry (article_id, section_id, published_at, configuration, words)
    values (of_article, story.section_id, story.published_at, configuration_now,
            setweight(to_tsvector(language, normalize(story.headline)), 'A')
            || setweight(to_tsvector(language, normalize(story.standfirst)), 'B')
            || setweight(to_tsvector(language, normalize(search_names(of_article))), 'C')
            || to_tsvector(language, normalize(left(search_plain_text(story.body), longest))))
    on conflict (article_id) do update
    set section_id = excluded.section_id, published_at = excluded.published_at,
        configuration = excluded.configuration, words = excluded.words
    where (entry.section_id, entry.published_at, entry.configuration, entry.words)
        is distinct from (excluded.section_id, excluded.published_at, excluded.configuration, excluded.words);
exception
    when program_limit_exceeded then
        if longest < 1000 then
            raise;
        end if;
        perform search_read(of_article, longest / 4);
end
$$;

create function search_read(of_article bigint) returns void language sql as $$
    select search_read(of_article, 400000)
$$;

create function search_note(of_article bigint) returns void language sql as $$
    insert into search_stale (article_id, at_once) values (of_article, true)
    on conflict (article_id) do update set at_once = true where not search_stale.at_once
$$;

create function search_note_article() returns trigger language plpgsql as $$
begin
    perform search_note(new.id);
    return null;
end
$$;
create trigger article_published_for_search after insert on article
    for each row when (new.status = 'LIVE') execute function search_note_article();
create trigger article_changed_for_search after update on article
    for each row when (
        (old.status = 'LIVE' or new.status = 'LIVE')
        and (old.status, old.headline, old.standfirst, old.body, old.section_id, old.published_at)
            is distinct from (new.status, new.headline, new.standfirst, new.body, new.section_id, new.published_at))
    execute function search_note_article();

-- Bylines and tags. A story that is no live one by the end of the transaction gets no entry.
create function search_note_filing() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform search_note(old.article_id);
    end if;
    if tg_op <> 'DELETE' then
        perform search_note(new.article_id);
    end if;
    return null;
end
$$;
create trigger byline_changed_for_search after insert or update or delete on byline
    for each row execute function search_note_filing();
create trigger article_tag_changed_for_search after insert or update or delete on article_tag
    for each row execute function search_note_filing();

-- A new name may stand under thousands of stories; nobody waits for that.
create function search_note_author() returns trigger language plpgsql as $$
begin
    insert into search_stale (article_id, at_once)
    select distinct b.article_id, false from byline b where b.author_id = new.id on conflict do nothing;
    return null;
end
$$;
create trigger author_renamed_for_search after update on author
    for each row when (old.name <> new.name) execute function search_note_author();

create function search_note_tag() returns trigger language plpgsql as $$
begin
    insert into search_stale (article_id, at_once)
    select distinct f.article_id, false from article_tag f where f.tag_id = new.id on conflict do nothing;
    return null;
end
$$;
create trigger tag_renamed_for_search after update on tag
    for each row when (old.name <> new.name) execute function search_note_tag();

-- When the transaction commits. The spelling is left to the job: new words of two editors at once would wait for each
-- other.
create function search_settle() returns trigger language plpgsql as $$
begin
    perform search_read(new.article_id);
    update search_stale set at_once = false where article_id = new.article_id;
    return null;
end
$$;
create constraint trigger search_stale_settled after insert or update on search_stale
    deferrable initially deferred for each row when (new.at_once) execute function search_settle();

-- The job's share: so many stale stories and their spelling, and how many it were. One node at a time.
create function search_catch_up(at_most integer) returns integer language plpgsql as $$
declare
    story bigint;
    stories integer := 0;
begin
    if not pg_try_advisory_xact_lock(hashtext('masthead search')) then
        return 0;
    end if;
    for story in
        delete from search_stale where article_id in (
            select article_id from search_stale order by article_id limit at_most for update skip locked)
        returning article_id
    loop
        perform search_read(story);
        insert into search_word (word)
        select distinct word
        from article a, unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', normalize(left(
            a.headline || ' ' || a.standfirst || ' ' || search_names(a.id) || ' ' || search_plain_text(a.body),
            100000))))) word
        where a.id = story and a.status = 'LIVE' and length(word) between 4 and 30 and word !~ '[[:digit:][:punct:]]'
        on conflict do nothing;
        stories := stories + 1;
    end loop;
    return stories;
end
$$;

-- The job's share after a change of the language: reads the next stories whose entry is in another one and answers with
-- the last of them, with null where there is none left, and with -1 while another node is at it.
create function search_read_again(after_article bigint, at_most integer) returns bigint language plpgsql as $$
declare
    story bigint;
    last_one bigint;
begin
    if not pg_try_advisory_xact_lock(hashtext('masthead search')) then
        return -1;
    end if;
    for story in
        select e.article_id from search_entry e, search_language l
        where e.article_id > after_article and e.configuration <> l.configuration
        order by e.article_id limit at_most
    loop
        perform search_read(story);
        last_one := story;
    end loop;
    return last_one;
end
$$;

-- Stories that were there before.
insert into search_stale (article_id, at_once) select id, false from article where status = 'LIVE';
