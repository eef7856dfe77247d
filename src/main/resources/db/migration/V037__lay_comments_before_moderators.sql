-- What moderators work with: how much harm a comment may do, what floods have in common, who looks at what, and every
-- decision with what was before it.

-- How pressing a comment is. Twelve hours of age weigh as much as one point, so the order of two comments never changes
-- by the clock alone, and an index can keep it.
create function comment_harm(reports integer, level integer, on_front boolean, created_at timestamptz)
returns double precision language sql immutable as $$
    select 4 * ln(1 + reports) + case when on_front then 2 else 0 end - 0.25 * (level - 1)
           + extract(epoch from created_at)::double precision / 43200
$$;

-- What is left of a text when links, numbers, spaces and punctuation are taken out. Short texts have none: "Well done" is
-- no flood.
create function comment_skeleton(body text) returns bigint language sql immutable as $$
    select case when length(bare) >= 16 then hashtextextended(left(bare, 160), 0) end
    from (select regexp_replace(regexp_replace(lower(body), '(https?://|www\.)\S+', '', 'g'),
                                '[\s\d[:punct:]]+', '', 'g') as bare) stripped
$$;

-- The host of the first link, in the text or of the writer.
create function comment_link_host(body text, website text) returns text language sql immutable as $$
    select left(regexp_replace(lower(coalesce(substring(body from '(?i)https?://([^/\s"''<>()\[\]?#:]+)'),
                                              substring(website from '(?i)https?://([^/\s?#:]+)'))), '^www\.', ''), 100)
$$;

-- The neighbourhood of an address: what one household or provider has at least.
create function comment_network(address text) returns text language plpgsql immutable as $$
begin
    return network(set_masklen(address::inet, case family(address::inet) when 4 then 24 else 64 end))::text;
exception
    when others then
        return null;
end
$$;

alter table comment
    add column harm      double precision not null default 0,
    -- Its story stood on the front page when that was last looked at.
    add column on_front  boolean not null default false,
    add column skeleton  bigint generated always as (comment_skeleton(body)) stored,
    add column link_host text generated always as (comment_link_host(body, author_website)) stored,
    add column network   text generated always as (comment_network(network_address)) stored;
alter table comment disable trigger comment_is_audited;
update comment set harm = comment_harm(reports, level, false, created_at);
alter table comment enable trigger comment_is_audited;

create function comment_weighs() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        new.on_front := exists (select from front_place p join front f on f.id = p.front_id
                                where f.section_id is null and p.article_id = new.article_id);
    end if;
    new.harm := comment_harm(new.reports, new.level, new.on_front, new.created_at);
    return new;
end
$$;
-- By its name it comes after the trigger that finds the comment's level.
create trigger comment_is_weighed before insert or update of reports, on_front, level on comment
    for each row execute function comment_weighs();

-- The queue, by harm and by time; each state reads its page from an index.
create index comment_harm_idx on comment (status, harm desc, id desc);
create index comment_reported_harm_idx on comment (harm desc, id desc) where reports > 0;
create index comment_reported_time_idx on comment (created_at desc, id desc) where reports > 0;
create index comment_unreviewed_harm_idx on comment (harm desc, id desc) where unreviewed;
create index comment_front_idx on comment (article_id) where on_front;
-- Floods in what waits.
create index comment_flood_text_idx on comment (skeleton, id) where status = 'PENDING' and skeleton is not null;
create index comment_flood_host_idx on comment (link_host, id) where status = 'PENDING' and link_host is not null;
create index comment_flood_network_idx on comment (network, id) where status = 'PENDING' and network is not null;
create index comment_flood_address_idx on comment (author_email, id) where status = 'PENDING' and author_email <> '';
-- A person's history in numbers.
create index comment_history_idx on comment (author_email, status);

-- Search: words of the text, and parts of names, addresses and networks. A database whose owner may not create the
-- extension finds the latter without an index.
create function comment_words(author_name text, body text) returns tsvector language sql immutable as $$
    select to_tsvector('simple'::regconfig, author_name || ' ' || body)
$$;
create function comment_who(author_name text, author_email text, network_address text) returns text
language sql immutable as $$
    select lower(author_name || ' ' || author_email || ' ' || coalesce(network_address, ''))
$$;
create index comment_words_idx on comment using gin (comment_words(author_name, body));
do $$
begin
    if not exists (select from pg_extension where extname = 'pg_trgm') then
        create extension pg_trgm;
    end if;
    create index comment_who_idx on comment using gin (comment_who(author_name, author_email, network_address) gin_trgm_ops);
exception
    when insufficient_privilege or undefined_file or feature_not_supported then
        raise warning 'Moderators will search names and addresses slowly: the extension pg_trgm is not to be had here';
end
$$;

-- Who looks at a comment until when, or whom it was given to (without an end).
create table comment_claim (
    comment_id bigint      not null,
    account_id bigint      not null,
    given_by   bigint,
    claimed_at timestamptz not null,
    expires_at timestamptz,
    constraint comment_claim_pkey primary key (comment_id),
    constraint comment_claim_comment_fkey foreign key (comment_id) references comment (id) on delete cascade,
    constraint comment_claim_account_fkey foreign key (account_id) references account (id) on delete cascade,
    constraint comment_claim_given_by_fkey foreign key (given_by) references account (id) on delete set null
);
create index comment_claim_account_idx on comment_claim (account_id, expires_at);
create index comment_claim_given_by_idx on comment_claim (given_by);
create index comment_claim_expiry_idx on comment_claim (expires_at) where expires_at is not null;

-- Every decision, with all that is needed to take it back. What was done at once has one batch.
create sequence comment_decision_batch;
create table comment_decision (
    id                bigint generated always as identity,
    batch             bigint        not null,
    comment_id        bigint        not null,
    from_status       varchar(10)   not null,
    to_status         varchar(10)   not null,
    reason            varchar(20),
    note              varchar(1000) not null default '',
    -- That the comment had afterwards; another one tells that it was decided on, or rewritten, since.
    version           integer       not null,
    -- Since when it had waited for the desk; null where it did not.
    waited_since      timestamptz,
    decided_at        timestamptz   not null,
    account_id        bigint,
    undone_at         timestamptz,
    was_unreviewed    boolean       not null,
    earlier_status    varchar(10),
    earlier_reason    varchar(20),
    earlier_note      varchar(1000) not null,
    earlier_at        timestamptz,
    earlier_by        bigint,
    constraint comment_decision_pkey primary key (id),
    constraint comment_decision_comment_fkey foreign key (comment_id) references comment (id) on delete cascade,
    constraint comment_decision_account_fkey foreign key (account_id) references account (id) on delete set null
);
create index comment_decision_batch_idx on comment_decision (batch);
create index comment_decision_comment_idx on comment_decision (comment_id, id);
create index comment_decision_account_idx on comment_decision (account_id);
create index comment_decision_waited_idx on comment_decision (decided_at) where waited_since is not null;
-- The public log.
create index comment_decision_log_idx on comment_decision (decided_at desc, id desc)
    where account_id is not null and undone_at is null and 'REMOVED' in (from_status, to_status);
