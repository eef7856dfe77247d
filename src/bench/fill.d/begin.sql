-- Words, sections, tags and authors. What is drawn is drawn from a number, so that it is the same every time.
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
select n, initcap(fill_words(n, 6)) as headline, 'The ' || fill_words(n + 100000, 14) || '.' as sentence,
       'A ' || fill_words(n + 200000, 60) || '.' as paragraph
from generate_series(0, 1999) n;
alter table fill_text add primary key (n);

insert into search_word select word from fill_word on conflict do nothing;
insert into section (name, slug, summary, position)
    select 'Section ' || i, 'section-' || i, 'What happens in section ' || i || '.', i from fill_size, generate_series(1, sections) i;
insert into tag (name, slug) select 'Tag ' || i, 'tag-' || i from fill_size, generate_series(1, tags) i;
insert into author (name, slug, position, biography)
    select initcap(t.headline), 'author-' || i, 'Reporter', t.sentence
    from fill_size, generate_series(1, authors) i join fill_text t on t.n = i % 2000;
create table fill_section as select row_number() over (order by id) - 1 as n, id from section;
create table fill_tag as select row_number() over (order by id) - 1 as n, id from tag;
create table fill_author as select row_number() over (order by id) - 1 as n, id from author;
alter table fill_section add primary key (n);
alter table fill_tag add primary key (n);
alter table fill_author add primary key (n);

-- Indexes and foreign keys of the large tables are made when the rows are there, and no trigger sees these.
create table fill_table as select name::regclass as name from unnest(array['article', 'comment', 'search_entry',
    'article_tag', 'byline', 'comment_submission', 'correction', 'error_report', 'story_move', 'audit_entry',
    'comment_decision']) name;
create table fill_later as
select 1 as turn, position(' gin ' in pg_get_indexdef(indexrelid)) as size,
       replace(pg_get_indexdef(indexrelid), E'\n', ' ') as definition,
       format('drop index %s', indexrelid::regclass) as removal
from pg_index where indrelid in (select name from fill_table)
  and not exists (select from pg_constraint where conindid = indexrelid)
union all
select 2, 0, format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)),
       format('alter table %s drop constraint %I', conrelid::regclass, conname)
from pg_constraint where contype = 'f' and conrelid in (select name from fill_table);
select removal from fill_later \gexec
select format('alter table %s disable trigger user', name) from fill_table \gexec
analyze fill_word, fill_text, fill_section, fill_tag, fill_author;
