-- Systems that are told what happens here: whom, of what, and what became of each message.
create table webhook (
    id              bigint generated always as identity,
    name            varchar(80)   not null,
    address         varchar(2000) not null,
    -- Signs the messages, so it has to be known in clear.
    secret          varchar(80)   not null,
    occasions       text[]        not null,
    active          boolean       not null default true,
    created_at      timestamptz   not null,
    -- Since when nothing has been taken; null while all is well.
    failing_since   timestamptz,
    switched_off_at timestamptz,
    constraint webhook_pkey primary key (id)
);

-- What happened and nobody was told yet; written by the transaction that makes it happen.
create table webhook_event (
    id          bigint generated always as identity,
    occasion    varchar(30) not null,
    article_id  bigint      not null,
    comment_id  bigint,
    detail      jsonb       not null default '{}',
    happened_at timestamptz not null default clock_timestamp(),
    due_at      timestamptz not null default clock_timestamp(),
    constraint webhook_event_pkey primary key (id)
);
create index webhook_event_due_idx on webhook_event (due_at, id);

create table webhook_delivery (
    id            bigint generated always as identity,
    webhook_id    bigint       not null,
    message_id    uuid         not null,
    occasion      varchar(30)  not null,
    body          text         not null,
    status        varchar(10)  not null default 'WAITING',
    attempts      integer      not null default 0,
    created_at    timestamptz  not null,
    due_at        timestamptz  not null,
    tried_at      timestamptz,
    answer_status integer,
    answer        varchar(500) not null default '',
    took_millis   integer,
    constraint webhook_delivery_pkey primary key (id),
    constraint webhook_delivery_webhook_fkey foreign key (webhook_id) references webhook (id) on delete cascade,
    constraint webhook_delivery_status_known check (status in ('WAITING', 'DELIVERED', 'FAILED'))
);
create index webhook_delivery_due_idx on webhook_delivery (due_at, id) where status = 'WAITING';
create index webhook_delivery_webhook_idx on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_created_idx on webhook_delivery (created_at);

-- What a transaction takes in from an archive, or takes back of it, is no news.
create function webhook_wants(wanted text) returns boolean stable language sql as $$
    select coalesce(current_setting('masthead.at_once', true), '') not in ('import', 'undo')
           and exists (select from webhook where active and wanted = any (occasions))
$$;

create function story_calls_webhooks() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into webhook_event (occasion, article_id, due_at)
        select 'article.published', a.id, greatest(clock_timestamp(), a.published_at)
        from after a where a.status = 'LIVE' and webhook_wants('article.published');
        return null;
    end if;
    insert into webhook_event (occasion, article_id, due_at)
    select w.occasion, a.id, case w.occasion when 'article.withdrawn' then clock_timestamp()
                                             else greatest(clock_timestamp(), a.published_at) end
    from after a join before b using (id) cross join lateral (
        select case
            when a.status = 'LIVE' and b.status <> 'LIVE' then 'article.published'
            when a.status = 'WITHDRAWN' and b.status = 'LIVE' then 'article.withdrawn'
            when a.status = 'LIVE' and (a.headline, a.standfirst, a.teaser, a.body, a.section_id, a.lead_picture_id,
                                        a.address, a.published_at, a.updated_at)
                 is distinct from (b.headline, b.standfirst, b.teaser, b.body, b.section_id, b.lead_picture_id,
                                   b.address, b.published_at, b.updated_at) then 'article.updated'
        end as occasion) w
    where w.occasion is not null and webhook_wants(w.occasion);
    return null;
end
$$;
create trigger article_calls_webhooks_of_new after insert on article referencing new table as after
    for each statement execute function story_calls_webhooks();
create trigger article_calls_webhooks after update on article referencing old table as before new table as after
    for each statement execute function story_calls_webhooks();

create function comment_calls_webhooks() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into webhook_event (occasion, article_id, comment_id)
        select 'comment.posted', a.article_id, a.id
        from after a where a.status in ('APPROVED', 'PENDING') and webhook_wants('comment.posted');
        return null;
    end if;
    insert into webhook_event (occasion, article_id, comment_id, detail)
    select 'comment.moderated', a.article_id, a.id,
           jsonb_build_object('from', b.status, 'to', a.status, 'reason', a.reason)
    from after a join before b using (id)
    where a.status <> b.status and webhook_wants('comment.moderated');
    return null;
end
$$;
create trigger comment_calls_webhooks_of_new after insert on comment referencing new table as after
    for each statement execute function comment_calls_webhooks();
create trigger comment_calls_webhooks after update on comment referencing old table as before new table as after
    for each statement execute function comment_calls_webhooks();
