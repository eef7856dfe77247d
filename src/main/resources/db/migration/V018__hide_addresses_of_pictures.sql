-- A picture's number is in its address, and who counts must not come to one whose story is not out yet. New numbers
-- still grow, but end in 36 bits that nobody can guess; pictures that exist keep theirs.
do $$
declare
    first bigint := coalesce((select max(id) from picture), 0) / 68719476736 + 1;
begin
    alter table picture alter column id drop identity;
    execute format('create sequence picture_number start %s', first);
end
$$;
alter sequence picture_number owned by picture.id;
alter table picture alter column id set default
    nextval('picture_number') * 68719476736 + ('x0000000' || left(gen_random_uuid()::text, 8) || right(gen_random_uuid()::text, 1))::bit(64)::bigint;
