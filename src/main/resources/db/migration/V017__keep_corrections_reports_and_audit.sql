-- What makes a newsroom trusted: notes with a kind, a public notice where a story was, a queue of reported errors, and
-- a log of every change that nothing can alter.
alter table correction add column kind varchar(15) not null default 'CORRECTION';
alter table correction add constraint correction_kind_known
    check (kind in ('CORRECTION', 'CLARIFICATION', 'UPDATE'));
-- The archive and the feed: all notes, newest first.
create index correction_archive_idx on correction (corrected_at desc, id desc);

alter table article add column withdrawal_notice varchar(1000) not null default '';
alter table article add column withdrawn_at timestamptz;

create table error_report (
    id              bigint generated always as identity,
    article_id      bigint        not null,
    quotation       varchar(1000) not null default '',
    explanation     varchar(3000) not null,
    email           varchar(254),
    network_address varchar(45),
    reported_at     timestamptz   not null,
    status          varchar(10)   not null default 'REPORTED',
    reason          varchar(1000) not null default '',
    correction_id   bigint,
    decided_at      timestamptz,
    decided_by      bigint,
    constraint error_report_pkey primary key (id),
    constraint error_report_explanation_not_blank check (explanation ~ '\S'),
    constraint error_report_status_known check (status in ('REPORTED', 'FIXED', 'DECLINED')),
    constraint error_report_declined_has_reason check (status <> 'DECLINED' or reason ~ '\S'),
    constraint error_report_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint error_report_correction_fkey foreign key (correction_id) references correction (id) on delete set null,
    constraint error_report_decided_by_fkey foreign key (decided_by) references account (id) on delete set null
);
create index error_report_queue_idx on error_report (status, reported_at desc, id desc);
create index error_report_article_idx on error_report (article_id);
create index error_report_correction_idx on error_report (correction_id);
create index error_report_decided_by_idx on error_report (decided_by);
create index error_report_network_address_idx on error_report (reported_at) where network_address is not null;

-- Who did what to what, and when by this server's clock. No foreign keys: a line outlives what it tells of, and has the
-- names as they were.
create table audit_entry (
    id              bigint generated always as identity,
    at              timestamptz  not null default clock_timestamp(),
    account_id      bigint,
    account_name    varchar(120) not null default '',
    network_address varchar(45),
    kind            varchar(40)  not null,
    act             varchar(40)  not null,
    subject_id      bigint,
    subject         varchar(250) not null default '',
    detail          jsonb        not null default '{}',
    constraint audit_entry_pkey primary key (id)
);
create index audit_entry_account_idx on audit_entry (account_id, id desc);
create index audit_entry_subject_idx on audit_entry (kind, subject_id, id desc);
create index audit_entry_at_idx on audit_entry (at, id);

create function audit_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only ever added to' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_entry_is_kept before update or delete or truncate on audit_entry
    for each statement execute function audit_is_kept();

-- Adds a line. Whoever works at the desk is told to the transaction by the application as masthead.account; without it
-- the change is a reader's or the site's own.
create function audit_note(of_kind text, of_act text, of_subject bigint, named text, more jsonb) returns void
language plpgsql as $$
declare
    actor bigint := nullif(current_setting('masthead.account', true), '')::bigint;
begin
    insert into audit_entry (account_id, account_name, network_address, kind, act, subject_id, subject, detail)
    values (actor, coalesce((select name from account where id = actor), ''),
            nullif(current_setting('masthead.network', true), ''),
            of_kind, of_act, of_subject, left(coalesce(named, ''), 250), more);
end
$$;

-- The log's own eye on a table: a line for each row that is made, changed or deleted. Its arguments are the kind, the
-- column that names the row ('' for none), the columns whose values are told, and those that are of no interest. Of any
-- other column only is told that it changed, so that no secret comes in by a new one.
create function audit_row() returns trigger language plpgsql as $$
declare
    before jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
    after jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
    this jsonb := before || after;
    told text[] := string_to_array(tg_argv[2], ' ');
    ignored text[] := string_to_array(tg_argv[3], ' ');
    more jsonb := '{}';
    act text := case tg_op when 'INSERT' then 'created' when 'DELETE' then 'deleted' else 'changed' end;
begin
    if tg_op <> 'DELETE' then
        select coalesce(jsonb_object_agg(c.key, case when c.key = any (told)
            then jsonb_build_array(before -> c.key, c.value) else 'true'::jsonb end), '{}') into more
        from jsonb_each(after) c
        where c.value is distinct from coalesce(before -> c.key, 'null') and c.key <> all (ignored)
          and (tg_op = 'UPDATE' or (c.key = any (told) and c.value <> '""'));
        if tg_op = 'UPDATE' and more = '{}' then
            return null;
        elsif tg_op = 'UPDATE' and more ? 'status' then
            act := 'moved';
        end if;
    end if;
    perform audit_note(tg_argv[0], act, (this ->> 'id')::bigint, this ->> tg_argv[1], more);
    return null;
end
$$;

create trigger article_is_audited after insert or update or delete on article for each row execute function
    audit_row('story', 'headline',
              'headline slug status discussion address published_at section_id publish_at embargoed_until sensitive legal_hold owner_id withdrawal_notice',
              'id version created_at saved_at saved_by');
-- Nothing here tells who a reader is: a reply can be removed, a line of the log cannot.
create trigger comment_is_audited after insert or update or delete on comment for each row execute function
    audit_row('comment', '', 'status article_id', 'id version status_before created_at decided_at decided_by network_address receipt body_html');
create trigger correction_is_audited after insert or update or delete on correction for each row execute function
    audit_row('correction', 'text', 'kind article_id text', 'id corrected_at corrected_by');
create trigger error_report_is_audited after insert or update or delete on error_report for each row execute function
    audit_row('report', '', 'status article_id reason correction_id', 'id reported_at decided_at decided_by network_address');
create trigger account_is_audited after insert or update or delete on account for each row execute function
    audit_row('account', 'name', 'name email role status author_id may_publish', 'id version created_at signed_in_at');
create trigger site_identity_is_audited after insert or update or delete on site_identity for each row execute function
    audit_row('settings', 'name', 'name tagline language time_zone accent', 'only_one version saved_at logo_source logo_source_set logo_width logo_height');
create trigger section_is_audited after insert or update or delete on section for each row execute function
    audit_row('section', 'name', 'name slug', 'id position');
create trigger tag_is_audited after insert or update or delete on tag for each row execute function
    audit_row('tag', 'name', 'name slug', 'id');
create trigger author_is_audited after insert or update or delete on author for each row execute function
    audit_row('author', 'name', 'name slug', 'id');
create trigger picture_is_audited after insert or delete on picture for each row execute function
    audit_row('picture', 'file_name', '', 'id');
create trigger breaking_strip_is_audited after update on breaking_strip for each row execute function
    audit_row('breaking', 'words', 'words article_id starts_at ends_at', 'id version saved_at saved_by');
create trigger front_is_audited after update on front for each row execute function
    audit_row('front', '', '', 'id saved_at saved_by');
