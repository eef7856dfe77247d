-- The stories from :first on and before :after, the oldest first, with everything that hangs on them.
set synchronous_commit = off;
create temporary table story as
select i + 1 as id, t.headline || ' ' || i as headline, s.sentence as standfirst,
       'story-' || i as slug,
       '<p>' || a.paragraph || '</p><p>' || b.paragraph || '</p><h2>' || t.headline || '</h2><p>' || c.paragraph || '</p>' as body,
       (select id from fill_section where n = floor(sections * power(fill_draw(i, 1), 2))) as section_id,
       case when fill_draw(i, 2) < 0.97 then 'LIVE' when fill_draw(i, 2) < 0.98 then 'WITHDRAWN' else 'DRAFT' end as status,
       today - interval '20 years' * (1 - (i + 1) / stories::double precision) - interval '1 hour' as moment
from generate_series(:first, :after - 1) i, fill_size
cross join lateral (select headline from fill_text where n = floor(2000 * fill_draw(i, 3))) t
cross join lateral (select sentence from fill_text where n = floor(2000 * fill_draw(i, 4))) s
cross join lateral (select paragraph from fill_text where n = floor(2000 * fill_draw(i, 5))) a
cross join lateral (select paragraph from fill_text where n = floor(2000 * fill_draw(i, 6))) b
cross join lateral (select paragraph from fill_text where n = floor(2000 * fill_draw(i, 7))) c;

insert into article (id, headline, standfirst, slug, body, section_id, status, discussion, address, published_at,
                     updated_at, created_at, saved_at)
overriding system value
select id, headline, standfirst, slug, body, section_id, status, 'OPEN',
       case when status <> 'DRAFT' then to_char(moment, '/YYYY/MM/') || slug end,
       case when status <> 'DRAFT' then moment end,
       case when id % 50 = 0 and status <> 'DRAFT' then moment + interval '2 hours' end, moment - interval '3 hours', moment
from story order by id;

create temporary table signed as
select distinct on (s.id, author.id) s.id as article_id, p, author.id as author_id
from story s, fill_size, generate_series(0, 1) p
cross join lateral (select id from fill_author where n = floor(authors * power(fill_draw(s.id, 10 + p), 2))) author
where p = 0 or s.id % 5 = 0;
insert into byline (article_id, position, author_id)
select article_id, row_number() over (partition by article_id order by p) - 1, author_id from signed;

create temporary table filed as
select distinct on (s.id, tag.id) s.id as article_id, p, tag.id as tag_id
from story s, fill_size, generate_series(0, 3) p
cross join lateral (select id from fill_tag where n = floor(tags * power(fill_draw(s.id, 20 + p), 3))) tag;
insert into article_tag (article_id, position, tag_id)
select article_id, row_number() over (partition by article_id order by p) - 1, tag_id from filed;

insert into search_entry (article_id, section_id, published_at, configuration, words, telling)
select s.id, s.section_id, s.moment, l.configuration, r.words, search_telling(r.words)
from story s cross join search_language l cross join lateral (select
       setweight(to_tsvector(l.configuration::regconfig, s.headline), 'A')
       || setweight(to_tsvector(l.configuration::regconfig, s.standfirst), 'B')
       || setweight(to_tsvector(l.configuration::regconfig, search_names(s.id)), 'C')
       || to_tsvector(l.configuration::regconfig, search_plain_text(s.body)) as words offset 0) r
where s.status = 'LIVE' order by s.id;

insert into correction (article_id, text, corrected_at, kind)
select id, 'An earlier version of this story had the wrong number of ' || split_part(headline, ' ', 1) || '.',
       moment + interval '1 day', 'CORRECTION'
from story where id % 100 = 0 and status = 'LIVE' and moment < now() - interval '1 day';

insert into error_report (article_id, explanation, reported_at, status, decided_at, reason)
select id, 'The name in the second paragraph is spelt wrong.', moment + interval '1 day',
       case when id % 4000 = 0 then 'REPORTED' else 'DECLINED' end,
       case when id % 4000 <> 0 then moment + interval '2 days' end, case when id % 4000 <> 0 then 'It is right.' else '' end
from story where id % 200 = 0 and status = 'LIVE';

insert into story_move (article_id, move, from_status, to_status, moved_at)
select id, 'PUBLISH', 'DRAFT', 'LIVE', moment from story where status = 'LIVE';

insert into audit_entry (at, kind, act, subject_id, subject)
select moment, 'article', act, id, headline from story, unnest(array['insert', 'update']) act;
