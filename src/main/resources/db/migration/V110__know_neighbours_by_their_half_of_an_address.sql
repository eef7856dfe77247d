-- Whoever has an IPv6 address has the whole /64: how its neighbours fared lately is asked of that, of IPv4 of the address.
create index comment_neighbourhood_idx
    on comment ((case when network_address like '%:%' then network else network_address end), created_at desc)
    where network_address is not null;
