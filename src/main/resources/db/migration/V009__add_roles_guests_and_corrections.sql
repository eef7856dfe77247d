-- What an article's page gained: roles and guests in its byline, a dateline, corrections. Roles and guests stand beside
-- the table byline, which the version before goes on reading and writing as if it were all there is.
alter table article add column dateline varchar(80) not null default '';

create table byline_role (
    article_id bigint      not null,
    author_id  bigint      not null,
    role       varchar(80) not null,
    constraint byline_role_pkey primary key (article_id, author_id),
    constraint byline_role_not_blank check (role ~ '\S'),
    constraint byline_role_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint byline_role_author_fkey foreign key (author_id) references author (id) on delete cascade
);
create index byline_role_author_idx on byline_role (author_id);

-- A guest has a name and no page. It stands after so many authors, so that a byline stays whole whoever changes them.
create table guest_byline (
    article_id     bigint       not null,
    position       integer      not null,
    authors_before integer      not null,
    name           varchar(120) not null,
    role           varchar(80)  not null default '',
    constraint guest_byline_pkey primary key (article_id, position),
    constraint guest_byline_name_not_blank check (name ~ '\S'),
    constraint guest_byline_article_fkey foreign key (article_id) references article (id) on delete cascade
);

-- Authors and guests as they are printed: order by place, kind, turn.
create view printed_byline as
    select b.article_id, b.position as place, 1 as kind, 0 as turn, b.author_id, u.name, u.slug, coalesce(r.role, '') as role
    from byline b join author u on u.id = b.author_id
    left join byline_role r on r.article_id = b.article_id and r.author_id = b.author_id
    union all
    select g.article_id, g.authors_before, 0, g.position, null, g.name, null, g.role
    from guest_byline g;

create table correction (
    id           bigint generated always as identity,
    article_id   bigint        not null,
    text         varchar(2000) not null,
    corrected_at timestamptz   not null,
    corrected_by bigint,
    constraint correction_pkey primary key (id),
    constraint correction_text_not_blank check (text ~ '\S'),
    constraint correction_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint correction_corrected_by_fkey foreign key (corrected_by) references account (id) on delete set null
);
create index correction_article_idx on correction (article_id, corrected_at);
create index correction_corrected_by_idx on correction (corrected_by);
