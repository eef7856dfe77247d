-- Who wants to hear of replies, what they have still to be told, and how a letter says where to stop it.
create table comment_subscription (
    id           bigint generated always as identity,
    email        varchar(254) not null,
    article_id   bigint       not null,
    -- The comment whose replies are meant; null for everything that is said under the story.
    comment_id   bigint,
    -- Of the link by which it ends, which every letter carries.
    secret       varchar(64)  not null,
    asked_at     timestamptz  not null,
    -- Null until the address has said yes.
    confirmed_at timestamptz,
    constraint comment_subscription_pkey primary key (id),
    constraint comment_subscription_secret_unique unique (secret),
    constraint comment_subscription_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint comment_subscription_comment_fkey foreign key (comment_id) references comment (id) on delete cascade
);
create unique index comment_subscription_once on comment_subscription (email, article_id, coalesce(comment_id, 0));
create index comment_subscription_article_idx on comment_subscription (article_id) where comment_id is null;
create index comment_subscription_all_articles_idx on comment_subscription (article_id);
create index comment_subscription_comment_idx on comment_subscription (comment_id);
create index comment_subscription_unconfirmed_idx on comment_subscription (asked_at) where confirmed_at is null;

-- A visible comment that a subscriber is to be told of, once.
create table comment_notice (
    comment_id      bigint      not null,
    email           varchar(254) not null,
    subscription_id bigint      not null,
    noticed_at      timestamptz not null,
    told_at         timestamptz,
    constraint comment_notice_pkey primary key (comment_id, email),
    constraint comment_notice_comment_fkey foreign key (comment_id) references comment (id) on delete cascade,
    constraint comment_notice_subscription_fkey foreign key (subscription_id)
        references comment_subscription (id) on delete cascade
);
create index comment_notice_subscription_idx on comment_notice (subscription_id);
create index comment_notice_waiting_idx on comment_notice (email, noticed_at) where told_at is null;

-- When somebody was last written to of replies.
alter table commenter add column written_at timestamptz;

-- The link of List-Unsubscribe; empty for letters that nobody subscribed to.
alter table outgoing_letter add column unsubscribe varchar(500) not null default '';
