-- What an article's text was at every save, what is being written now, and who is writing it.
create table revision (
    id         bigint generated always as identity,
    article_id bigint       not null,
    account_id bigint,
    saved_at   timestamptz  not null,
    reason     varchar(20)  not null,
    note       varchar(300) not null default '',
    -- The article's own row carries this text: of the latest such revision, exactly as readers see it.
    in_place   boolean      not null,
    text       jsonb        not null,
    constraint revision_pkey primary key (id),
    constraint revision_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint revision_account_fkey foreign key (account_id) references account (id) on delete set null
);
create index revision_article_idx on revision (article_id, id desc);
create index revision_account_idx on revision (account_id);

-- One for each time somebody sits down with a story: rows of one person in two windows never meet.
create table working_copy (
    id         bigint generated always as identity,
    sitting    varchar(40) not null,
    account_id bigint      not null,
    article_id bigint,
    hot_fix    boolean     not null default false,
    base       bigint      not null default 0,
    turn       bigint      not null,
    text       jsonb       not null,
    saved_at   timestamptz not null default clock_timestamp(),
    folded_at  timestamptz not null default clock_timestamp(),
    constraint working_copy_pkey primary key (id),
    constraint working_copy_sitting_once unique (account_id, sitting),
    constraint working_copy_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint working_copy_account_fkey foreign key (account_id) references account (id) on delete cascade
);
create index working_copy_article_idx on working_copy (article_id, account_id);

-- Who has a story open. Whoever holds it writes; it is nobody's once they have not been heard of for a minute.
create table presence (
    article_id bigint      not null,
    account_id bigint      not null,
    sitting    varchar(40) not null,
    since      timestamptz not null default clock_timestamp(),
    seen_at    timestamptz not null default clock_timestamp(),
    holds      boolean     not null default false,
    taken_by   bigint,
    constraint presence_pkey primary key (article_id, account_id, sitting),
    constraint presence_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint presence_account_fkey foreign key (account_id) references account (id) on delete cascade,
    constraint presence_taken_by_fkey foreign key (taken_by) references account (id) on delete set null
);
create index presence_account_idx on presence (account_id);
create index presence_taken_by_idx on presence (taken_by);
