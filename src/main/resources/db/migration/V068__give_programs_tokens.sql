-- What people let their programs do in their name. Of a token only the digest is kept.
create table access_token (
    id           bigint generated always as identity primary key,
    account_id   bigint not null references account on delete cascade,
    name         varchar(80) not null,
    scopes       text[] not null,
    token_hash   bytea not null constraint access_token_hash_unique unique,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz
);
create index access_token_account_idx on access_token (account_id, id desc);

-- What a program was answered that may ask again, not knowing whether it was heard. Without a status it is under way.
create table api_answer (
    account_id   bigint not null references account on delete cascade,
    key          varchar(200) not null,
    request_hash bytea not null,
    status       int,
    media_type   varchar(100) not null default '',
    location     varchar(500) not null default '',
    body         bytea not null default '',
    asked_at     timestamptz not null,
    primary key (account_id, key)
);
create index api_answer_asked_idx on api_answer (asked_at);
