-- A digest of each table that an import writes, with numbers that only count up told by what they stand for: after a run
-- that was broken off they have gaps. Moments of the import itself are left out.
create temp view story as select target_id as id, source from import_item where kind = 'STORY';
create temp view said as select target_id as id, source from import_item where kind = 'COMMENT';
create temp view contents as
select 'article' as kept, s.source as key,
       to_jsonb(a) - 'id' - 'section_id' || jsonb_build_object('section', c.slug) as told
from article a join section c on c.id = a.section_id left join story s on s.id = a.id
union all
select 'comment', s.source, to_jsonb(c) - 'id' - 'article_id' - 'parent_id' - 'top_id' || jsonb_build_object(
    'story', a.source, 'parent', p.source, 'top', t.source)
from comment c left join said s on s.id = c.id left join story a on a.id = c.article_id
left join said p on p.id = c.parent_id left join said t on t.id = c.top_id
union all
select 'order of comments', '', to_jsonb(array_agg(s.source order by c.id))
from comment c join said s on s.id = c.id group by c.article_id
union all
select 'article_tag', s.source, jsonb_build_object('place', f.position, 'tag', t.slug, 'live', f.live_at)
from article_tag f join tag t on t.id = f.tag_id left join story s on s.id = f.article_id
union all
select 'byline', s.source, jsonb_build_object('place', b.position, 'author', u.slug, 'live', b.live_at)
from byline b join author u on u.id = b.author_id left join story s on s.id = b.article_id
union all
select 'guest_byline', s.source, to_jsonb(g) - 'article_id' from guest_byline g left join story s on s.id = g.article_id
union all
select 'story_note', s.source, jsonb_build_object('text', n.text) from story_note n left join story s on s.id = n.article_id
union all
select 'section', slug, to_jsonb(c) - 'id' from section c
union all
select 'tag', slug, to_jsonb(t) - 'id' from tag t
union all
select 'old_address', o.address, jsonb_build_object('story', s.source, 'goal', goal, 'run', brought_by)
from old_address o left join story s on s.id = o.article_id
union all
select 'former_address', f.address, jsonb_build_object('story', s.source) from former_address f left join story s on s.id = f.article_id
union all
select 'front_place', position::text, jsonb_build_object('story', s.source) from front_place p left join story s on s.id = p.article_id
union all
select 'search_entry', s.source, to_jsonb(e) - 'article_id' - 'section_id' from search_entry e left join story s on s.id = e.article_id
union all
select 'search_word', word, null from search_word
union all
select 'search_stale', article_id::text, null from search_stale
union all
select 'import_item', kind || ' ' || source, to_jsonb(i) - 'target_id' || jsonb_build_object('taken', target_id is not null)
from import_item i
union all
select 'import_reply', s.source, to_jsonb(r) - 'comment_id' from import_reply r left join said s on s.id = r.comment_id
union all
select 'import_picture', source, to_jsonb(p) - 'picture_id' from import_picture p
union all
select 'import_note', source, to_jsonb(n) - 'id' from import_note n
union all
select 'import_run', id::text, to_jsonb(r) - 'started_at' - 'seen_at' - 'finished_at' from import_run r
union all
select 'audit_entry', kind || ' ' || act, detail from audit_entry;

select kept, count(*), md5(string_agg(line, '' order by line))
from (select kept, md5(concat_ws(' ', key, told::text)) as line from contents) lines group by kept order by kept;
