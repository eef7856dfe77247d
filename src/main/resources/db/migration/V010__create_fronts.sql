-- What editors put on the fronts by hand: stories in their places, and the words of the breaking strip.
create table front (
    id         bigint generated always as identity,
    section_id bigint,
    version    integer not null default 0,
    saved_at   timestamptz,
    saved_by   bigint,
    constraint front_pkey primary key (id),
    constraint front_section_unique unique (section_id),
    constraint front_section_fkey foreign key (section_id) references section (id) on delete cascade,
    constraint front_saved_by_fkey foreign key (saved_by) references account (id) on delete set null
);
-- The front without a section is the front page, and there is one.
create unique index front_page_once_idx on front ((section_id is null)) where section_id is null;
create index front_saved_by_idx on front (saved_by);
insert into front default values;

create table front_place (
    front_id   bigint  not null,
    position   integer not null,
    article_id bigint  not null,
    constraint front_place_pkey primary key (front_id, position),
    constraint front_place_article_once unique (front_id, article_id),
    constraint front_place_front_fkey foreign key (front_id) references front (id) on delete cascade,
    constraint front_place_article_fkey foreign key (article_id) references article (id) on delete cascade
);
create index front_place_article_idx on front_place (article_id);

-- There is one strip; without words there is nothing in it.
create table breaking_strip (
    id         smallint     not null default 1,
    version    integer      not null default 0,
    words      varchar(160) not null default '',
    article_id bigint,
    starts_at  timestamptz,
    ends_at    timestamptz,
    saved_at   timestamptz,
    saved_by   bigint,
    constraint breaking_strip_pkey primary key (id),
    constraint breaking_strip_once check (id = 1),
    constraint breaking_strip_has_times check (words = '' or (starts_at is not null and ends_at is not null)),
    constraint breaking_strip_ends_later check (ends_at > starts_at),
    constraint breaking_strip_article_fkey foreign key (article_id) references article (id) on delete set null,
    constraint breaking_strip_saved_by_fkey foreign key (saved_by) references account (id) on delete set null
);
create index breaking_strip_article_idx on breaking_strip (article_id);
create index breaking_strip_saved_by_idx on breaking_strip (saved_by);
insert into breaking_strip default values;

-- "Most discussed" reads the visible replies of the last days from here alone.
create index comment_recent_idx on comment (created_at, article_id) where status = 'APPROVED';
