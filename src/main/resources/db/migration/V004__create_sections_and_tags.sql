-- The rooms of the paper: one section for each article, many tags.
create table section (
    id       bigint generated always as identity,
    name     varchar(80)  not null,
    slug     varchar(80)  not null,
    summary  varchar(300) not null default '',
    position integer      not null,
    constraint section_pkey primary key (id),
    constraint section_slug_unique unique (slug),
    constraint section_name_not_blank check (name ~ '\S')
);

create table tag (
    id   bigint generated always as identity,
    name varchar(80) not null,
    slug varchar(80) not null,
    constraint tag_pkey primary key (id),
    constraint tag_slug_unique unique (slug),
    constraint tag_name_not_blank check (name ~ '\S')
);
