-- What readers reply, what became of it, and the digests that make a repeated post harmless.
create table comment (
    id              bigint generated always as identity,
    version         integer       not null default 0,
    article_id      bigint        not null,
    parent_id       bigint,
    account_id      bigint,
    author_name     varchar(120)  not null,
    author_email    varchar(254)  not null,
    author_website  varchar(200),
    body            varchar(10000) not null,
    body_html       text          not null,
    status          varchar(10)   not null,
    status_before   varchar(10),
    created_at      timestamptz   not null,
    decided_at      timestamptz,
    decided_by      bigint,
    network_address varchar(45),
    receipt         varchar(64),
    constraint comment_pkey primary key (id),
    constraint comment_receipt_unique unique (receipt),
    constraint comment_body_not_blank check (body ~ '\S'),
    constraint comment_author_name_not_blank check (author_name ~ '\S'),
    constraint comment_status_known check (status in ('PENDING', 'APPROVED', 'SPAM', 'REMOVED')),
    constraint comment_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint comment_parent_fkey foreign key (parent_id) references comment (id) on delete cascade,
    constraint comment_account_fkey foreign key (account_id) references account (id) on delete set null,
    constraint comment_decided_by_fkey foreign key (decided_by) references account (id) on delete set null
);
-- An article's thread, and the counts on fronts.
create index comment_thread_idx on comment (article_id, status, created_at, id);
create index comment_parent_idx on comment (parent_id);
-- The moderation queue: each state, newest first.
create index comment_queue_idx on comment (status, created_at desc, id desc);
-- "Previously approved": the same name and address.
create index comment_author_idx on comment (author_email, author_name) where status = 'APPROVED';
-- The job that erases network addresses reads only those that are left.
create index comment_network_address_idx on comment (created_at) where network_address is not null;
create index comment_account_idx on comment (account_id);
create index comment_decided_by_idx on comment (decided_by);

create table comment_submission (
    digest       bytea       not null,
    submitted_at timestamptz not null,
    comment_id   bigint,
    constraint comment_submission_pkey primary key (digest),
    constraint comment_submission_comment_fkey foreign key (comment_id) references comment (id) on delete cascade
);
create index comment_submission_submitted_idx on comment_submission (submitted_at);
create index comment_submission_comment_idx on comment_submission (comment_id);
