-- Who may not comment, why and until when: an e-mail address, or a network. A ban that was lifted stays on record.
create table commenter_ban (
    id         bigint generated always as identity,
    email      varchar(254),
    network    cidr,
    reason     varchar(20)   not null,
    -- More of it, in words that the banned person reads.
    note       varchar(1000) not null default '',
    created_at timestamptz   not null,
    created_by bigint,
    ends_at    timestamptz,
    lifted_at  timestamptz,
    lifted_by  bigint,
    constraint commenter_ban_pkey primary key (id),
    constraint commenter_ban_of_one check ((email is null) <> (network is null)),
    constraint commenter_ban_reason_known check (reason in
        ('ABUSIVE', 'OFF_TOPIC', 'SPAM', 'ILLEGAL', 'PRIVACY', 'DUPLICATE', 'OTHER')),
    constraint commenter_ban_created_by_fkey foreign key (created_by) references account (id) on delete set null,
    constraint commenter_ban_lifted_by_fkey foreign key (lifted_by) references account (id) on delete set null
);
create index commenter_ban_email_idx on commenter_ban (email) where lifted_at is null and email is not null;
create index commenter_ban_network_idx on commenter_ban using gist (network inet_ops)
    where lifted_at is null and network is not null;
create index commenter_ban_newest_idx on commenter_ban (created_at desc, id desc);
create index commenter_ban_created_by_idx on commenter_ban (created_by);
create index commenter_ban_lifted_by_idx on commenter_ban (lifted_by);

-- Nothing here tells who is banned: the log of the desk cannot forget.
create trigger commenter_ban_is_audited after insert or update or delete on commenter_ban for each row execute function
    audit_row('ban', '', 'reason ends_at lifted_at', 'id email network note created_at created_by lifted_by');
create function audit_trust() returns trigger language plpgsql as $$
begin
    perform audit_note('commenter', 'trusted', null, '', jsonb_build_object('trust',
        jsonb_build_array(case when tg_op = 'UPDATE' then old.trust else 'NEW' end, new.trust)));
    return null;
end
$$;
create trigger commenter_is_audited after update on commenter for each row
    when (old.trust <> new.trust) execute function audit_trust();
create trigger commenter_is_audited_new after insert on commenter for each row
    when (new.trust <> 'NEW') execute function audit_trust();
