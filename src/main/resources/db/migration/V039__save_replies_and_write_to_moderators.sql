-- Replies that moderators write again and again, and when they were last told by e-mail of what waits.
create table saved_reply (
    id   bigint generated always as identity,
    name varchar(80)    not null,
    body varchar(10000) not null,
    constraint saved_reply_pkey primary key (id),
    constraint saved_reply_name_not_blank check (name ~ '\S'),
    constraint saved_reply_body_not_blank check (body ~ '\S')
);

-- One row: of two nodes that want to write at once, one does.
create table moderation_letter (
    only_one     boolean     not null default true,
    written_at   timestamptz not null,
    -- The newest comment that moderators were told of.
    last_comment bigint      not null,
    constraint moderation_letter_pkey primary key (only_one),
    constraint moderation_letter_is_one_row check (only_one)
);
insert into moderation_letter (written_at, last_comment) select now(), coalesce(max(id), 0) from comment;
