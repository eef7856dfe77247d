-- Pictures and the sizes that are served of them; the bytes lie beside the words, so that a backup has both.
create table picture (
    id          bigint generated always as identity,
    file_name   varchar(200) not null,
    media_type  varchar(40)  not null,
    width       integer      not null,
    height      integer      not null,
    alt_text    varchar(300) not null default '',
    caption     varchar(500) not null default '',
    credit      varchar(120) not null default '',
    uploaded_at timestamptz  not null,
    uploaded_by bigint,
    constraint picture_pkey primary key (id),
    constraint picture_media_type_known check (media_type in ('image/jpeg', 'image/png')),
    constraint picture_size_positive check (width > 0 and height > 0),
    constraint picture_uploaded_by_fkey foreign key (uploaded_by) references account (id) on delete set null
);
create index picture_uploaded_by_idx on picture (uploaded_by);

create table rendition (
    picture_id bigint  not null,
    width      integer not null,
    height     integer not null,
    bytes      bytea   not null,
    constraint rendition_pkey primary key (picture_id, width),
    constraint rendition_picture_fkey foreign key (picture_id) references picture (id) on delete cascade
);
-- JPEG and PNG are compressed already: spare PostgreSQL the attempt.
alter table rendition alter column bytes set storage external;
