-- What a commenter may do with an unguessable link: object to a decision, prove an address, get and erase what is kept.
create table comment_appeal (
    id         bigint generated always as identity,
    comment_id bigint        not null,
    words      varchar(2000) not null,
    made_at    timestamptz   not null,
    -- What the desk says to it, for the commenter to read.
    answer     varchar(1000) not null default '',
    decided_at timestamptz,
    decided_by bigint,
    -- Of the decision that is appealed against: it stands, or it falls and the comment is back.
    outcome    varchar(10),
    constraint comment_appeal_pkey primary key (id),
    constraint comment_appeal_once unique (comment_id),
    constraint comment_appeal_words_not_blank check (words ~ '\S'),
    constraint comment_appeal_outcome_known check (outcome in ('UPHELD', 'OVERTURNED')),
    constraint comment_appeal_settled check ((outcome is null) = (decided_at is null)),
    constraint comment_appeal_comment_fkey foreign key (comment_id) references comment (id) on delete cascade,
    constraint comment_appeal_decided_by_fkey foreign key (decided_by) references account (id) on delete set null
);
create index comment_appeal_open_idx on comment_appeal (made_at, id) where outcome is null;
create index comment_appeal_decided_by_idx on comment_appeal (decided_by);

-- A confirmed name belongs to whoever confirmed it first, however somebody else spells it.
alter table commenter add column name_skeleton varchar(400);
create unique index commenter_name_skeleton_unique on commenter (name_skeleton) where name_skeleton is not null;

-- Links that went by mail: good once and for half an hour. Only the digest of the secret is kept.
create table commenter_link (
    digest     bytea        not null,
    purpose    varchar(10)  not null,
    email      varchar(254) not null,
    comment_id bigint,
    good_until timestamptz  not null,
    constraint commenter_link_pkey primary key (digest),
    constraint commenter_link_purpose_known check (purpose in ('CONFIRM', 'FOLLOW', 'YOURS')),
    constraint commenter_link_comment_fkey foreign key (comment_id) references comment (id) on delete cascade
);
create index commenter_link_email_idx on commenter_link (email);
create index commenter_link_good_until_idx on commenter_link (good_until);
create index commenter_link_comment_idx on commenter_link (comment_id);

-- Browsers whose owner proved an address: to comment under it, or for half an hour to see what is kept.
create table commenter_device (
    digest     bytea        not null,
    email      varchar(254) not null,
    visit      boolean      not null,
    made_at    timestamptz  not null,
    good_until timestamptz  not null,
    constraint commenter_device_pkey primary key (digest)
);
create index commenter_device_email_idx on commenter_device (email);
create index commenter_device_good_until_idx on commenter_device (good_until);

-- Letters that were asked for at an address anybody may have typed, counted so that nobody is flooded.
create table commenter_letter (
    id       bigint generated always as identity,
    email    varchar(254) not null,
    asked_at timestamptz  not null,
    constraint commenter_letter_pkey primary key (id)
);
create index commenter_letter_email_idx on commenter_letter (email, asked_at);
create index commenter_letter_asked_at_idx on commenter_letter (asked_at);
