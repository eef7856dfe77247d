-- What is moved in from other systems: each run, what it met, and where that went.
create table import_run (
    id          bigint generated always as identity,
    source      varchar(20)  not null,
    -- The site it comes from, as the file names it; empty until that is read.
    origin      varchar(300) not null default '',
    file_name   varchar(300) not null,
    digest      varchar(64)  not null,
    -- A dry run changes nothing but this table and its notes.
    dry         boolean      not null,
    state       varchar(10)  not null,
    -- How many records of the file are settled: where to go on.
    position    bigint       not null default 0,
    counts      jsonb        not null default '{}',
    -- Of the file, in thousandths; how far it is read.
    progress    integer      not null default 0,
    problem     varchar(500) not null default '',
    account_id  bigint,
    started_at  timestamptz  not null,
    seen_at     timestamptz  not null,
    finished_at timestamptz,
    constraint import_run_pkey primary key (id),
    constraint import_run_state_known
        check (state in ('RUNNING', 'STOPPING', 'STOPPED', 'FAILED', 'FINISHED', 'UNDOING', 'UNDONE')),
    constraint import_run_account_fkey foreign key (account_id) references account (id) on delete set null
);
create index import_run_account_idx on import_run (account_id);

-- What is known of a thing of another site: where it went, what it said then, and how it was left here. Whoever changes
-- it here afterwards changes its version or state, and no later import touches it again.
create table import_item (
    origin      varchar(300) not null,
    kind        varchar(10)  not null,
    source      varchar(200) not null,
    -- Null where it was not taken.
    target_id   bigint,
    hash        bytea        not null,
    left_version integer     not null default 0,
    left_status varchar(20)  not null default '',
    -- The run that made what it stands for; null for what was here before.
    brought_by  bigint,
    seen_in     bigint       not null,
    -- What has no place elsewhere: custom fields, and the text as it came while pictures are still to be put into it.
    data        jsonb,
    constraint import_item_pkey primary key (origin, kind, source),
    constraint import_item_brought_by_fkey foreign key (brought_by) references import_run (id) on delete set null,
    constraint import_item_seen_in_fkey foreign key (seen_in) references import_run (id) on delete cascade
);
create index import_item_brought_by_idx on import_item (brought_by, kind, target_id);
create index import_item_seen_in_idx on import_item (seen_in);

-- Comments whose parent was not there yet.
create table import_reply (
    comment_id    bigint       not null,
    run_id        bigint       not null,
    origin        varchar(300) not null,
    parent_source varchar(200) not null,
    constraint import_reply_pkey primary key (comment_id),
    constraint import_reply_comment_fkey foreign key (comment_id) references comment (id) on delete cascade,
    constraint import_reply_run_fkey foreign key (run_id) references import_run (id) on delete cascade
);
create index import_reply_run_idx on import_reply (run_id, comment_id);

-- Pictures of the old site: where they were, and where they are here once they have come.
create table import_picture (
    origin     varchar(300)  not null,
    source     varchar(200)  not null,
    run_id     bigint        not null,
    address    varchar(1000) not null,
    -- The address as it is looked for: without scheme, query and size.
    plain      varchar(1000) not null,
    story      varchar(200)  not null default '',
    title      varchar(200)  not null default '',
    alt_text   varchar(300)  not null default '',
    caption    varchar(500)  not null default '',
    credit     varchar(120)  not null default '',
    state      varchar(10)   not null default 'WAITING',
    attempts   integer       not null default 0,
    picture_id bigint,
    constraint import_picture_pkey primary key (origin, source),
    constraint import_picture_state_known check (state in ('WAITING', 'HERE', 'FAILED')),
    constraint import_picture_run_fkey foreign key (run_id) references import_run (id) on delete cascade,
    constraint import_picture_picture_fkey foreign key (picture_id) references picture (id) on delete set null
);
create index import_picture_run_idx on import_picture (run_id, state, source);
create index import_picture_plain_idx on import_picture (origin, plain);
create index import_picture_story_idx on import_picture (origin, story);
create index import_picture_picture_idx on import_picture (picture_id);

-- Tells of a link on another site, and nobody wrote it: a pingback or trackback.
alter table comment add column linked_from boolean not null default false;

-- What an administrator should know: rows that were not taken, and those that are not quite as they were.
create table import_note (
    id      bigint generated always as identity,
    run_id  bigint       not null,
    kind    varchar(10)  not null,
    source  varchar(200) not null,
    title   varchar(200) not null default '',
    -- Whether it was not taken.
    refused boolean      not null,
    reason  varchar(40)  not null,
    detail  varchar(300) not null default '',
    constraint import_note_pkey primary key (id),
    constraint import_note_run_fkey foreign key (run_id) references import_run (id) on delete cascade
);
create index import_note_run_idx on import_note (run_id, refused, kind, id);

-- Addresses of the old site: path with query, in lower case.
create table old_address (
    address    varchar(400) not null,
    origin     varchar(300) not null,
    article_id bigint,
    -- Where there is no story to lead to.
    goal       varchar(200),
    brought_by bigint,
    constraint old_address_pkey primary key (address),
    constraint old_address_leads_somewhere check ((article_id is null) <> (goal is null)),
    constraint old_address_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint old_address_brought_by_fkey foreign key (brought_by) references import_run (id) on delete set null
);
create index old_address_article_idx on old_address (article_id);
create index old_address_brought_by_idx on old_address (brought_by);
select watch_page_part('old_address', 'moved');

-- A great many stories at once are read for search by the job, and are one line of the audit log, which whoever brings
-- them writes.
create or replace function search_note(of_article bigint) returns void language sql as $$
    insert into search_stale (article_id, at_once)
    values (of_article, coalesce(current_setting('masthead.at_once', true), '') = '')
    on conflict (article_id) do update set at_once = true where excluded.at_once and not search_stale.at_once
$$;
do $$
declare
    audited record;
begin
    for audited in
        select tgname, tgrelid::regclass as watched, pg_get_triggerdef(oid) as definition from pg_trigger
        where tgname in ('article_is_audited', 'byline_is_remembered', 'byline_role_is_remembered',
                         'guest_byline_is_remembered', 'article_tag_is_remembered', 'byline_is_audited',
                         'byline_role_is_audited', 'guest_byline_is_audited', 'article_tag_is_audited',
                         'section_is_audited', 'tag_is_audited', 'story_note_is_audited')
    loop
        execute format('drop trigger %I on %s', audited.tgname, audited.watched);
        execute regexp_replace(audited.definition, 'FOR EACH ROW EXECUTE',
            'FOR EACH ROW WHEN (coalesce(current_setting(''masthead.at_once'', true), '''') = '''') EXECUTE');
    end loop;
end
$$;
