-- Who may enter the desk, and the names that stories are signed with.
create table author (
    id          bigint generated always as identity,
    name        varchar(120)  not null,
    slug        varchar(120)  not null,
    position    varchar(120)  not null default '',
    biography   varchar(1000) not null default '',
    constraint author_pkey primary key (id),
    constraint author_slug_unique unique (slug),
    constraint author_name_not_blank check (name ~ '\S')
);

create table account (
    id            bigint generated always as identity,
    version       integer      not null default 0,
    email         varchar(254) not null,
    name          varchar(120) not null,
    role          varchar(20)  not null,
    status        varchar(20)  not null,
    password_hash varchar(200),
    author_id     bigint,
    created_at    timestamptz  not null,
    signed_in_at  timestamptz,
    constraint account_pkey primary key (id),
    constraint account_email_unique unique (email),
    constraint account_email_lower_case check (email = lower(email)),
    constraint account_name_not_blank check (name ~ '\S'),
    constraint account_role_known check (role in ('EDITOR', 'ADMINISTRATOR')),
    constraint account_status_known check (status in ('INVITED', 'ACTIVE', 'DISABLED')),
    constraint account_active_has_password check (status <> 'ACTIVE' or password_hash is not null),
    constraint account_author_fkey foreign key (author_id) references author (id) on delete set null
);
create index account_author_idx on account (author_id);

-- One-time links by which an invited person chooses a password; only the link's digest is kept.
create table invitation (
    account_id  bigint      not null,
    token_hash  bytea       not null,
    expires_at  timestamptz not null,
    constraint invitation_pkey primary key (account_id),
    constraint invitation_token_hash_unique unique (token_hash),
    constraint invitation_account_fkey foreign key (account_id) references account (id) on delete cascade
);
