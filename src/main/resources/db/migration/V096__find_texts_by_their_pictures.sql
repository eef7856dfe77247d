-- Which pictures a text shows, by their numbers: each has its number in the address that the text has of it. The desk asks
-- the other way round, for the texts that show a picture, whenever one is opened or deleted.
create function pictures_of(body text) returns bigint[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(distinct found[1]::bigint), '{}') from regexp_matches(body, '/media/(\d{1,18})(?!\d)', 'g') found
$$;

-- The same of a text as the forms have it, with its lead picture, which stands there as a number or as a list of one.
create function pictures_of(fields jsonb) returns bigint[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(distinct found[1]::bigint), '{}')
    from (select regexp_matches(fields::text, '/media/(\d{1,18})(?!\d)', 'g') as found
          union all
          select regexp_matches(coalesce(fields ->> 'leadPicture', ''), '(?<!\d)(\d{1,18})(?!\d)')) shown
$$;

create index article_pictures_idx on article using gin (pictures_of(body)) where body like '%/media/%';
-- Texts of live stories that readers do not see yet, and those that once were; what is typed or planned is little.
create index revision_pictures_idx on revision using gin (pictures_of(text))
    where not in_place and reason not in ('WORK', 'TAKEN_OVER');
