-- Where no comment had an address yet, the index by time was as good a guess as that of the neighbourhood, and led through
-- every comment of a flood for each that came. It is asked for what it is for only: addresses to erase.
create index comment_erasure_idx on comment (created_at) where network_address <> '';
drop index comment_network_address_idx;
-- Neighbours are asked for by comment_neighbourhood_idx.
drop index comment_neighbours_idx;
