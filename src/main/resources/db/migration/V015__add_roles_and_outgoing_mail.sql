-- A newsroom has more than two kinds of people, and writes to them: roles, sections they are bound to, an outbox.
alter table account
    drop constraint account_role_known,
    add constraint account_role_known
        check (role in ('CONTRIBUTOR', 'REPORTER', 'EDITOR', 'MODERATOR', 'ADMINISTRATOR')),
    -- Whether this reporter puts stories of their own before the readers; says nothing of the other roles.
    add column may_publish boolean not null default false;

-- The sections somebody is bound to; without any, all of them.
create table account_section (
    account_id bigint not null,
    section_id bigint not null,
    constraint account_section_pkey primary key (account_id, section_id),
    constraint account_section_account_fkey foreign key (account_id) references account (id) on delete cascade,
    constraint account_section_section_fkey foreign key (section_id) references section (id) on delete cascade
);
create index account_section_section_idx on account_section (section_id);

-- Whose story it is, apart from who saved it last. Stories from before belong to whoever saved them last.
alter table article
    add column owner_id bigint,
    add constraint article_owner_fkey foreign key (owner_id) references account (id) on delete set null;
update article set owner_id = saved_by;
create index article_owner_idx on article (owner_id);

-- Someone may hold an invitation and, asked for later, a link that resets a password: one does not kill the other.
alter table invitation
    add column purpose varchar(20) not null default 'INVITATION',
    add constraint invitation_purpose_known check (purpose in ('INVITATION', 'RESET')),
    drop constraint invitation_pkey,
    add constraint invitation_pkey primary key (account_id, purpose);

-- The picture beside an author's biography.
alter table author
    add column picture_id bigint,
    add constraint author_picture_fkey foreign key (picture_id) references picture (id) on delete set null;
create index author_picture_idx on author (picture_id);

-- Mail that has still to leave the house. A row goes once a server has taken the letter; a letter that nobody takes
-- stays, and says why.
create table outgoing_letter (
    id           bigint generated always as identity,
    message_id   varchar(200)  not null,
    recipient    varchar(254)  not null,
    name         varchar(120)  not null,
    subject      varchar(300)  not null,
    plain        text          not null,
    html         text          not null,
    status       varchar(20)   not null default 'WAITING',
    attempts     integer       not null default 0,
    last_problem varchar(500)  not null default '',
    created_at   timestamptz   not null,
    due_at       timestamptz   not null,
    useful_until timestamptz   not null,
    constraint outgoing_letter_pkey primary key (id),
    constraint outgoing_letter_message_id_unique unique (message_id),
    constraint outgoing_letter_status_known check (status in ('WAITING', 'DEAD'))
);
create index outgoing_letter_due_idx on outgoing_letter (due_at, id) where status = 'WAITING';
