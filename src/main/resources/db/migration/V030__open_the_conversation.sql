-- What a conversation needs beyond posting and deciding: a place in its thread, why it was held, what was said of it.
alter table comment
    -- Visible, but nobody of the desk has looked at it. What everyone can read stays status = 'APPROVED'.
    add column unreviewed      boolean       not null default false,
    -- The top-level comment above it; null for one that is itself at the top.
    add column top_id          bigint,
    add column level           smallint      not null default 1,
    -- Its writer had proved to hold the e-mail address.
    add column confirmed       boolean       not null default false,
    add column edited_at       timestamptz,
    add column withdrawn_at    timestamptz,
    -- The text of the story that readers saw when it was written.
    add column revision_id     bigint,
    add column recommendations integer       not null default 0,
    add column reports         integer       not null default 0,
    add column picked_at       timestamptz,
    add column picked_by       bigint,
    -- The correction that it led to.
    add column correction_id   bigint,
    -- Why it was taken out, as its writer reads it.
    add column reason          varchar(20),
    add column reason_note     varchar(1000) not null default '';
alter table comment
    add constraint comment_reason_known check (reason in
        ('ABUSIVE', 'OFF_TOPIC', 'SPAM', 'ILLEGAL', 'PRIVACY', 'DUPLICATE', 'WITHDRAWN', 'OTHER')),
    add constraint comment_recommendations_counted check (recommendations >= 0),
    add constraint comment_reports_counted check (reports >= 0),
    add constraint comment_top_fkey foreign key (top_id) references comment (id) on delete cascade,
    add constraint comment_revision_fkey foreign key (revision_id) references revision (id) on delete set null,
    add constraint comment_picked_by_fkey foreign key (picked_by) references account (id) on delete set null,
    add constraint comment_correction_fkey foreign key (correction_id) references correction (id) on delete set null;

drop trigger comment_is_audited on comment;
with recursive thread (id, top_id, level) as (
    select id, null::bigint, 1 from comment where parent_id is null
    union all
    select c.id, coalesce(t.top_id, t.id), t.level + 1 from comment c join thread t on c.parent_id = t.id
)
update comment c set top_id = t.top_id, level = t.level from thread t where t.id = c.id and t.level > 1;
-- Nothing here tells who a reader is: a reply can be removed, a line of the log cannot.
create trigger comment_is_audited after insert or update or delete on comment for each row execute function
    audit_row('comment', '', 'status article_id reason correction_id',
              'id version status_before created_at decided_at decided_by network_address receipt body_html top_id level revision_id recommendations reports picked_by unreviewed');

create index comment_top_idx on comment (top_id, created_at, id) where top_id is not null;
create index comment_revision_idx on comment (revision_id) where revision_id is not null;
create index comment_picked_by_idx on comment (picked_by) where picked_by is not null;
create index comment_correction_idx on comment (correction_id) where correction_id is not null;
create index comment_unreviewed_idx on comment (created_at desc, id desc) where unreviewed;
create index comment_email_idx on comment (author_email, created_at desc, id desc);

-- The place in the thread follows from the parent, whoever writes the row; what is posted here, and not taken over from
-- elsewhere, answers the text that readers see.
create function comment_finds_its_place() returns trigger language plpgsql as $$
begin
    if new.parent_id is not null then
        select coalesce(top_id, id), level + 1 into new.top_id, new.level from comment where id = new.parent_id;
    end if;
    if new.receipt is not null and new.revision_id is null then
        new.revision_id := (select max(id) from revision where article_id = new.article_id and seen_at is not null);
    end if;
    return new;
end
$$;
create trigger comment_is_placed before insert on comment for each row execute function comment_finds_its_place();

-- Why a screen held a comment, or what it noticed.
create table comment_finding (
    id         bigint generated always as identity,
    comment_id bigint       not null,
    screen     varchar(30)  not null,
    code       varchar(60)  not null,
    detail     varchar(300) not null default '',
    score      real,
    constraint comment_finding_pkey primary key (id),
    constraint comment_finding_comment_fkey foreign key (comment_id) references comment (id) on delete cascade
);
create index comment_finding_comment_idx on comment_finding (comment_id);

-- Earlier wordings, for the moderators.
create table comment_edit (
    id          bigint generated always as identity,
    comment_id  bigint         not null,
    body        varchar(10000) not null,
    replaced_at timestamptz    not null,
    constraint comment_edit_pkey primary key (id),
    constraint comment_edit_comment_fkey foreign key (comment_id) references comment (id) on delete cascade
);
create index comment_edit_comment_idx on comment_edit (comment_id);

-- What is known of a person who comments beyond their comments.
create table commenter (
    email          varchar(254)  not null,
    trust          varchar(10)   not null default 'NEW',
    note           varchar(2000) not null default '',
    confirmed_at   timestamptz,
    confirmed_name varchar(120),
    created_at     timestamptz   not null,
    constraint commenter_pkey primary key (email),
    constraint commenter_trust_known check (trust in ('NEW', 'APPROVED', 'TRUSTED'))
);

-- The rules of the conversation: a single row, absent until somebody saves one.
create table discussion_policy (
    only_one boolean     not null default true,
    version  integer     not null,
    policy   jsonb       not null,
    saved_at timestamptz not null,
    constraint discussion_policy_pkey primary key (only_one),
    constraint discussion_policy_is_one_row check (only_one)
);

alter table article drop constraint article_discussion_known;
alter table article add constraint article_discussion_known
    check (discussion in ('OPEN', 'HELD', 'STAFF_ONLY', 'FROZEN', 'CLOSED'));
