-- The way of a story through the newsroom: its states, its moment, its embargo, and what is said and promised about it.
alter table article drop constraint article_status_known;
alter table article add constraint article_status_known
    check (status in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'SCHEDULED', 'LIVE', 'WITHDRAWN', 'ARCHIVED'));
alter table article drop constraint article_discussion_known;
alter table article add constraint article_discussion_known check (discussion in ('OPEN', 'HELD', 'CLOSED'));
alter table article add column publish_at timestamptz;
alter table article add column embargoed_until timestamptz;
alter table article add column submitted_by bigint;
alter table article add column legal_hold boolean not null default false;
alter table article add column sensitive boolean not null default false;
alter table article add column help_text varchar(500) not null default '';
alter table article add constraint article_scheduled_has_moment
    check ((status = 'SCHEDULED') = (publish_at is not null));
alter table article add constraint article_submitted_by_fkey
    foreign key (submitted_by) references account (id) on delete set null;
create index article_submitted_by_idx on article (submitted_by);
-- What is due next is the first of this index.
create index article_due_idx on article (publish_at, id) where status = 'SCHEDULED';

-- Proof that a scheduled story went out, and only once: whoever publishes it writes this row in the same transaction.
create table publication (
    article_id    bigint      not null,
    scheduled_for timestamptz not null,
    published_at  timestamptz not null,
    node          varchar(80) not null,
    constraint publication_pkey primary key (article_id, scheduled_for),
    constraint publication_article_fkey foreign key (article_id) references article (id) on delete cascade
);
create index publication_published_idx on publication (published_at);

-- Every move of a story from one state to the next, and what else was decided about it.
create table story_move (
    id          bigint generated always as identity,
    article_id  bigint       not null,
    move        varchar(20)  not null,
    from_status varchar(20)  not null,
    to_status   varchar(20)  not null,
    account_id  bigint,
    moved_at    timestamptz  not null,
    note        varchar(500) not null default '',
    constraint story_move_pkey primary key (id),
    constraint story_move_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint story_move_account_fkey foreign key (account_id) references account (id) on delete set null
);
create index story_move_article_idx on story_move (article_id, id desc);
create index story_move_account_idx on story_move (account_id);

-- What a live story will say from a moment on. Only what differs from the story is kept, with what it was then.
create table change_set (
    id         bigint generated always as identity,
    article_id bigint       not null,
    apply_at   timestamptz  not null,
    status     varchar(10)  not null default 'WAITING',
    fields     jsonb        not null,
    base       jsonb        not null,
    created_by bigint,
    created_at timestamptz  not null,
    settled_at timestamptz,
    problem    varchar(500) not null default '',
    constraint change_set_pkey primary key (id),
    constraint change_set_status_known check (status in ('WAITING', 'APPLIED', 'HELD', 'DROPPED')),
    constraint change_set_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint change_set_created_by_fkey foreign key (created_by) references account (id) on delete set null
);
create index change_set_article_idx on change_set (article_id, apply_at);
create index change_set_created_by_idx on change_set (created_by);
create index change_set_due_idx on change_set (apply_at, id) where status = 'WAITING';

-- Notes to the editor; those with a quotation stand at a passage of the text.
create table story_note (
    id          bigint generated always as identity,
    article_id  bigint        not null,
    account_id  bigint,
    quotation   varchar(500)  not null default '',
    text        varchar(2000) not null,
    written_at  timestamptz   not null,
    resolved_at timestamptz,
    resolved_by bigint,
    constraint story_note_pkey primary key (id),
    constraint story_note_text_not_blank check (text ~ '\S'),
    constraint story_note_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint story_note_account_fkey foreign key (account_id) references account (id) on delete set null,
    constraint story_note_resolved_by_fkey foreign key (resolved_by) references account (id) on delete set null
);
create index story_note_article_idx on story_note (article_id, id);
create index story_note_account_idx on story_note (account_id);
create index story_note_resolved_by_idx on story_note (resolved_by);

-- Who does what for a story, and until when.
create table assignment (
    id         bigint generated always as identity,
    article_id bigint       not null,
    account_id bigint       not null,
    task       varchar(200) not null,
    due_at     timestamptz,
    created_by bigint,
    created_at timestamptz  not null,
    done_at    timestamptz,
    constraint assignment_pkey primary key (id),
    constraint assignment_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint assignment_account_fkey foreign key (account_id) references account (id) on delete cascade,
    constraint assignment_created_by_fkey foreign key (created_by) references account (id) on delete set null
);
create index assignment_article_idx on assignment (article_id, id);
create index assignment_account_idx on assignment (account_id, due_at);
create index assignment_created_by_idx on assignment (created_by);
create index assignment_due_idx on assignment (due_at) where done_at is null;

-- Secret links for people outside, who see one story before it is out; only a link's digest is kept.
create table preview_link (
    id         bigint generated always as identity,
    article_id bigint       not null,
    token_hash bytea        not null,
    label      varchar(120) not null default '',
    created_by bigint,
    created_at timestamptz  not null,
    expires_at timestamptz  not null,
    revoked_at timestamptz,
    constraint preview_link_pkey primary key (id),
    constraint preview_link_token_hash_unique unique (token_hash),
    constraint preview_link_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint preview_link_created_by_fkey foreign key (created_by) references account (id) on delete set null
);
create index preview_link_article_idx on preview_link (article_id, id);
create index preview_link_created_by_idx on preview_link (created_by);
