-- Where tags went that were merged into others, so that their old addresses still lead somewhere.
create table tag_alias (
    slug   varchar(80) not null,
    tag_id bigint      not null,
    constraint tag_alias_pkey primary key (slug),
    constraint tag_alias_tag_fkey foreign key (tag_id) references tag (id) on delete cascade
);
create index tag_alias_tag_idx on tag_alias (tag_id);
