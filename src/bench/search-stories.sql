-- Stories of made-up words, some common and most of them rare, two hundred in a transaction: the log of the desk
-- remembers until its end how each story was filed, which takes longer with each of them.
create table bench_word as
select row_number() over () as number, one || two || three as word
from unnest(string_to_array('ba ke ri do ma fo lu ni sa te vo gu pe zi la mo ra ne wo du tri sko plan gre bro fle sta cho', ' '))
         with ordinality a (one, i),
     unnest(string_to_array('ke ri do ma fo lu ni sa te vo gu pe zi la mo ra ne wo du ba tri sko plan gre bro fle sta cho', ' '))
         with ordinality b (two, j),
     unnest(string_to_array('nd ri rd ma ft lu n sa t vo rg pe z la m ra ne wo d ba trin skor plan gret bro flen sta chor', ' '))
         with ordinality c (three, k)
order by (i * 7919 + j * 104729 + k * 1299709) % 21961
limit 20000;
alter table bench_word add primary key (number);

insert into section (name, slug, position) select 'Section ' || i, 'bench-' || i, i from generate_series(1, 8) i;
insert into tag (name, slug) select 'Tag ' || i, 'bench-' || i from generate_series(1, 500) i;
insert into author (name, slug, position, biography) select 'Author ' || i, 'bench-' || i, '', '' from generate_series(1, 100) i;

create procedure bench_write(stories integer) language plpgsql as $$
declare
    sections bigint[] := (select array_agg(id) from section);
    tags bigint[] := (select array_agg(id) from tag);
    authors bigint[] := (select array_agg(id) from author);
begin
    for batch in 0 .. (stories - 1) / 200 loop
        with written as (
            insert into article (headline, standfirst, slug, body, section_id, status, discussion, address, published_at,
                                 created_at, saved_at)
            select headline, standfirst, 'bench-' || i, '<p>' || body || '</p>',
                   sections[1 + i % array_length(sections, 1)], 'LIVE', 'CLOSED', '/2020/01/bench-' || i,
                   now() - i * interval '50 minutes', now(), now()
            from (select i, string_agg(word, ' ') filter (where n <= 8) as headline,
                         string_agg(word, ' ') filter (where n between 9 and 28) as standfirst,
                         string_agg(word, ' ') filter (where n > 28) as body
                  from (select i, n, 1 + floor(20000 * power(random(), 3))::bigint as number
                        from generate_series(batch * 200 + 1, least((batch + 1) * 200, stories)) i, generate_series(1, 330) n) drawn
                  join bench_word using (number)
                  group by i) words
            returning id),
        filed as (
            insert into article_tag (article_id, position, tag_id)
            select id, p, tags[1 + (id * 31 + p * 197) % array_length(tags, 1)] from written, generate_series(0, 2) p)
        insert into byline (article_id, position, author_id)
        select id, 0, authors[1 + id % array_length(authors, 1)] from written;
        commit;
    end loop;
end
$$;
call bench_write(:stories);
