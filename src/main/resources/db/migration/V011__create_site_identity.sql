-- What an administrator decided about the site: a single row, absent until somebody saves one.
create table site_identity (
    only_one        boolean      not null default true,
    version         integer      not null,
    name            varchar(120) not null,
    tagline         varchar(200) not null,
    language        varchar(35)  not null,
    time_zone       varchar(64)  not null,
    accent          varchar(7),
    logo_picture_id bigint,
    logo_source     varchar(200),
    logo_source_set varchar(500),
    logo_width      integer,
    logo_height     integer,
    footer_links    jsonb        not null,
    social_links    jsonb        not null,
    saved_at        timestamptz  not null,
    constraint site_identity_pkey primary key (only_one),
    constraint site_identity_is_one_row check (only_one),
    constraint site_identity_accent_is_a_colour check (accent ~ '^#[0-9a-f]{6}$'),
    constraint site_identity_logo_complete check (
        num_nulls(logo_picture_id, logo_source, logo_source_set, logo_width, logo_height) in (0, 5)),
    constraint site_identity_logo_picture_fkey foreign key (logo_picture_id) references picture (id)
);
create index site_identity_logo_picture_idx on site_identity (logo_picture_id);
