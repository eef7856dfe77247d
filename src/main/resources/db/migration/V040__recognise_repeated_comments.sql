-- The same words again within days, whatever became of the first ones.
create index comment_repeated_idx on comment (skeleton, created_at desc) where skeleton is not null;
-- How the neighbours of a comment fared lately.
create index comment_neighbours_idx on comment (network_address, created_at desc) where network_address is not null;
-- What moderators decided last, to learn from.
create index comment_decided_idx on comment (decided_at desc, id desc) where decided_by is not null;
