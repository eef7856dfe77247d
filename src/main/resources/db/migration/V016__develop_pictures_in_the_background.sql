-- Pictures are developed off the request, in several formats, and cut around what matters; their rights may end.
-- The defaults describe the pictures that are there, whose renditions stay where they are, in "rendition".
alter table picture
    add column state          varchar(12)  not null default 'READY',
    -- Of the content that is served, the part of its addresses that nobody can guess; '' for pictures before this.
    add column imprint        varchar(16)  not null default '',
    -- Of the file that everything is developed from.
    add column source_imprint varchar(16)  not null default '',
    add column webp           boolean      not null default false,
    add column tone           integer      not null default -1,
    add column crops          boolean      not null default false,
    add column cut_top        integer      not null default 0,
    add column cut_right      integer      not null default 0,
    add column cut_bottom     integer      not null default 0,
    add column cut_left       integer      not null default 0,
    add column focus_x        integer      not null default 50,
    add column focus_y        integer      not null default 50,
    add column licence        varchar(200) not null default '',
    add column rights_end     timestamptz,
    add column refusal        varchar(60)  not null default '',
    add constraint picture_state_known check (state in ('PROCESSING', 'READY', 'FAILED')),
    add constraint picture_cut_leaves_something check (
        least(cut_top, cut_right, cut_bottom, cut_left) >= 0 and cut_top + cut_bottom <= 90 and cut_left + cut_right <= 90),
    add constraint picture_focus_within check (focus_x between 0 and 100 and focus_y between 0 and 100);
create index picture_rights_end_idx on picture (rights_end) where rights_end is not null;

-- What has to be developed. A node claims a row for some minutes; one that dies leaves it to the others.
create table picture_task (
    picture_id     bigint       not null,
    turn           integer      not null default 1,
    attempts       integer      not null default 0,
    claimed_until  timestamptz  not null default '-infinity',
    file_name      varchar(200) not null,
    source_imprint varchar(16)  not null,
    cut_top        integer      not null,
    cut_right      integer      not null,
    cut_bottom     integer      not null,
    cut_left       integer      not null,
    focus_x        integer      not null,
    focus_y        integer      not null,
    constraint picture_task_pkey primary key (picture_id),
    constraint picture_task_picture_fkey foreign key (picture_id) references picture (id) on delete cascade
);

-- Addresses that a picture had lead to those it has.
create table former_imprint (
    picture_id bigint      not null,
    imprint    varchar(16) not null,
    constraint former_imprint_pkey primary key (picture_id, imprint),
    constraint former_imprint_picture_fkey foreign key (picture_id) references picture (id) on delete cascade
);

-- The files of pictures, where neither a folder nor a bucket is configured for them.
create table picture_file (
    picture_id bigint      not null,
    name       varchar(60) not null,
    bytes      bytea       not null,
    constraint picture_file_pkey primary key (picture_id, name),
    constraint picture_file_picture_fkey foreign key (picture_id) references picture (id) on delete cascade
);
alter table picture_file alter column bytes set storage external;

-- What readers may see of them.
create view shown_picture as
    select * from picture where state = 'READY' and (rights_end is null or rights_end > now());
