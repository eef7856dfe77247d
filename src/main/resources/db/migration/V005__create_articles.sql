-- Articles, what they are signed with and filed under, and every address they ever had.
create extension if not exists pg_trgm;

create table article (
    id              bigint generated always as identity,
    version         integer       not null default 0,
    headline        varchar(200)  not null,
    standfirst      varchar(500)  not null default '',
    teaser          varchar(400)  not null default '',
    slug            varchar(120)  not null,
    body            text          not null,
    section_id      bigint        not null,
    lead_picture_id bigint,
    lead_alt_text   varchar(300)  not null default '',
    lead_caption    varchar(500)  not null default '',
    lead_credit     varchar(120)  not null default '',
    status          varchar(20)   not null,
    discussion      varchar(10)   not null,
    address         varchar(160),
    published_at    timestamptz,
    updated_at      timestamptz,
    created_at      timestamptz   not null,
    saved_at        timestamptz   not null,
    saved_by        bigint,
    constraint article_pkey primary key (id),
    constraint article_address_unique unique (address),
    constraint article_headline_not_blank check (headline ~ '\S'),
    constraint article_slug_format check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    constraint article_status_known check (status in ('DRAFT', 'IN_REVIEW', 'SCHEDULED', 'LIVE', 'WITHDRAWN')),
    constraint article_discussion_known check (discussion in ('OPEN', 'CLOSED')),
    constraint article_live_has_address check (status not in ('LIVE', 'WITHDRAWN') or (address is not null and published_at is not null)),
    constraint article_section_fkey foreign key (section_id) references section (id),
    constraint article_lead_picture_fkey foreign key (lead_picture_id) references picture (id),
    constraint article_saved_by_fkey foreign key (saved_by) references account (id) on delete set null
);
-- The fronts: latest, by section and by month read these in order and stop at the page's end.
create index article_live_idx on article (published_at desc, id desc) where status = 'LIVE';
create index article_live_by_section_idx on article (section_id, published_at desc, id desc) where status = 'LIVE';
-- The desk's list: newest work first, by state, and by words of the headline.
create index article_saved_idx on article (saved_at desc, id desc);
create index article_status_idx on article (status, saved_at desc, id desc);
create index article_section_idx on article (section_id, saved_at desc, id desc);
create index article_headline_trgm_idx on article using gin (headline gin_trgm_ops);
create index article_lead_picture_idx on article (lead_picture_id);
create index article_saved_by_idx on article (saved_by);

-- Deferred, because a changed order writes the rows one after the other.
create table byline (
    article_id bigint  not null,
    position   integer not null,
    author_id  bigint  not null,
    constraint byline_pkey primary key (article_id, position),
    constraint byline_author_once unique (article_id, author_id) deferrable initially deferred,
    constraint byline_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint byline_author_fkey foreign key (author_id) references author (id)
);
create index byline_author_idx on byline (author_id, article_id);

create table article_tag (
    article_id bigint  not null,
    position   integer not null,
    tag_id     bigint  not null,
    constraint article_tag_pkey primary key (article_id, position),
    constraint article_tag_once unique (article_id, tag_id) deferrable initially deferred,
    constraint article_tag_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint article_tag_tag_fkey foreign key (tag_id) references tag (id)
);
create index article_tag_tag_idx on article_tag (tag_id, article_id);

create table former_address (
    address    varchar(160) not null,
    article_id bigint       not null,
    constraint former_address_pkey primary key (address),
    constraint former_address_article_fkey foreign key (article_id) references article (id) on delete cascade
);
create index former_address_article_idx on former_address (article_id);
