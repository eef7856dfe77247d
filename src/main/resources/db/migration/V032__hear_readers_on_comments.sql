-- What readers say of a comment without writing one: that others should read it, or that nobody should.
create table comment_recommendation (
    comment_id      bigint      not null,
    -- The digest of a token that the reader's browser keeps for one story.
    token_hash      bytea       not null,
    network_address varchar(50),
    recommended_at  timestamptz not null,
    constraint comment_recommendation_pkey primary key (comment_id, token_hash),
    constraint comment_recommendation_comment_fkey foreign key (comment_id) references comment (id) on delete cascade
);
create index comment_recommendation_token_idx on comment_recommendation (token_hash);
create index comment_recommendation_network_idx on comment_recommendation (recommended_at)
    where network_address is not null;

create table comment_report (
    id              bigint generated always as identity,
    comment_id      bigint        not null,
    reason          varchar(20)   not null,
    note            varchar(2000) not null default '',
    network_address varchar(45),
    reported_at     timestamptz   not null,
    settled_at      timestamptz,
    settled_by      bigint,
    constraint comment_report_pkey primary key (id),
    constraint comment_report_reason_known check (reason in
        ('ABUSIVE', 'OFF_TOPIC', 'SPAM', 'ILLEGAL', 'PRIVACY', 'OTHER')),
    constraint comment_report_comment_fkey foreign key (comment_id) references comment (id) on delete cascade,
    constraint comment_report_settled_by_fkey foreign key (settled_by) references account (id) on delete set null
);
create index comment_report_comment_idx on comment_report (comment_id);
create index comment_report_open_idx on comment_report (reported_at desc, id desc) where settled_at is null;
create index comment_report_settled_by_idx on comment_report (settled_by) where settled_by is not null;
create index comment_report_network_idx on comment_report (reported_at) where network_address is not null;
