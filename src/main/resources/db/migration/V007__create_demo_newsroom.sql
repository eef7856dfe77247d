-- What the demo newsroom brought, so that one button takes exactly that away again and it never comes back by itself.
create table demo_newsroom (
    planted_at timestamptz not null,
    removed_at timestamptz,
    constraint demo_newsroom_pkey primary key (planted_at)
);

create table demo_mark (
    kind      varchar(20) not null,
    entity_id bigint      not null,
    constraint demo_mark_pkey primary key (kind, entity_id),
    constraint demo_mark_kind_known check (kind in ('ARTICLE', 'SECTION', 'TAG', 'AUTHOR', 'PICTURE'))
);
