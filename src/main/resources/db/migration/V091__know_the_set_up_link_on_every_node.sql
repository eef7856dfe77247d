-- The link by which the first administrator enters is asked for on one node and answered by another. One row at most, and
-- of the link only its digest.
create table set_up_link (
    only_one boolean not null default true,
    token_digest bytea not null,
    issued_at timestamptz not null,
    constraint set_up_link_pkey primary key (only_one),
    constraint set_up_link_single check (only_one)
);
