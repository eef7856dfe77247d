-- Words, sections, tags and authors. What is drawn is drawn from a number, so that it is the same every time.
set session_replication_role = replica;
create function fill_draw(number bigint, salt bigint) returns double precision language sql immutable parallel safe as $$
    select (hashint8extended(number, salt) & 4294967295) / 4294967296.0
$$;

create table fill_size as select :stories::bigint as stories, :comments::bigint as comments,
    least(:longest::bigint, :comments::bigint / 10) as longest, :sections::integer as sections, :tags::integer as tags,
    :authors::integer as authors, date_trunc('second', now()) as today;

-- Twenty thousand words, of which few are common.
create table fill_word as
select row_number() over (order by (i * 7919 + j * 104729 + k * 1299709) % 21961) as number, one || two || three as word
from unnest(string_to_array('ba ke ri do ma fo lu ni sa te vo gu pe zi la mo ra ne wo du tri sko plan gre bro fle sta cho', ' '))
         with ordinality a (one, i),
     unnest(string_to_array('ke ri do ma fo lu ni sa te vo gu pe zi la mo ra ne wo du ba tri sko plan gre bro fle sta cho', ' '))
         with ordinality b (two, j),
     unnest(string_to_array('nd ri rd ma ft lu n sa t vo rg pe z la m ra ne wo d ba trin skor plan gret bro flen sta chor', ' '))
         with ordinality c (three, k)
order by 1 limit 20000;
alter table fill_word add primary key (number);

-- Text to choose from: a headline's worth, a sentence, a paragraph.
create function fill_words(seed bigint, count integer) returns text language sql stable as $$
    select string_agg(w.word, ' ' order by n)
    from generate_series(1, count) n
    join fill_word w on w.number = 1 + floor(20000 * power(fill_draw(seed, n), 3))
$$;
create table fill_text as
select n, initcap(fill_words(n, 6)) as headline, initcap(left(fill_words(n + 100000, 14), 1)) || substr(fill_words(n + 100000, 14), 2) || '.' as sentence,
       fill_words(n + 200000, 60) || '.' as paragraph
from generate_series(0, 9999) n;
alter table fill_text add primary key (n);

insert into search_word select word from fill_word on conflict do nothing;
insert into section (name, slug, summary, position)
    select 'Section ' || i, 'section-' || i, 'What happens in section ' || i || '.', i from fill_size, generate_series(1, sections) i;
insert into tag (name, slug) select 'Tag ' || i, 'tag-' || i from fill_size, generate_series(1, tags) i;
insert into author (name, slug, position, biography)
    select initcap(t.headline), 'author-' || i, 'Reporter', t.sentence
    from fill_size, generate_series(1, authors) i join fill_text t on t.n = i;
create table fill_section as select row_number() over (order by id) - 1 as n, id from section;
create table fill_tag as select row_number() over (order by id) - 1 as n, id from tag;
create table fill_author as select row_number() over (order by id) - 1 as n, id from author;
alter table fill_section add primary key (n);
alter table fill_tag add primary key (n);
alter table fill_author add primary key (n);

-- Indexes of the large tables are built when the rows are there.
create table fill_index as
select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition,
       position(' gin ' in pg_get_indexdef(indexrelid)) as size
from pg_index i
where indrelid in ('article'::regclass, 'comment'::regclass, 'search_entry'::regclass, 'article_tag'::regclass,
                   'byline'::regclass, 'comment_submission'::regclass)
  and not exists (select from pg_constraint where conindid = indexrelid);
select format('drop index %s', name) from fill_index \gexec
vacuum analyze;
