-- What an administrator chose for a site before it is imported.
create table import_site (
    origin        varchar(300) not null,
    -- What its addresses of categories and tags begin with, where that is not WordPress' own.
    category_base varchar(100) not null default '',
    tag_base      varchar(100) not null default '',
    constraint import_site_pkey primary key (origin)
);

-- Who wrote there, as any run met them, a dry one too.
create table import_author (
    origin     varchar(300) not null,
    source     varchar(200) not null,
    name       varchar(120) not null default '',
    email      varchar(254) not null default '',
    -- Whether somebody said who that is here; else the address of mail does.
    chosen     boolean      not null default false,
    -- Null for a guest.
    account_id bigint,
    constraint import_author_pkey primary key (origin, source),
    constraint import_author_account_fkey foreign key (account_id) references account (id) on delete set null
);
create index import_author_account_idx on import_author (account_id) where account_id is not null;
