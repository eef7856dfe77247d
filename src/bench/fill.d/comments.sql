-- The comments with the numbers from :first on and before :after, in threads up to three levels deep. Every tenth of a
-- long thread hangs on its first comment.
set synchronous_commit = off;
create temporary table drawn as
select n + 1 as id, t.article_id, t.first + 1 as begun, n - t.first as turn, t.published_at, t.count,
       fill_draw(n, 40) as fate, fill_draw(n, 41) as who, fill_draw(n, 42) as said, fill_draw(n, 43) as when_said, today, comments
from (select * from fill_thread where first < :after and first + count > :first) t
cross join lateral generate_series(greatest(t.first, :first), least(t.first + t.count, :after) - 1) n, fill_size;

create temporary table placed as
select *, case when turn % 4 = 0 then null
               when count > 1000 and turn % 10 = 9 then begun
               when turn % 4 = 3 then id - 1
               else id - turn % 4 end as parent,
       case when turn % 4 = 0 then null
            when count > 1000 and turn % 10 = 9 then begun
            else id - turn % 4 end as top,
       least(today - interval '1 minute', published_at + interval '2 days' * (turn + when_said) / count) as moment,
       case when fate < 0.001 then 'PENDING' when fate < 0.02 then 'SPAM' when fate < 0.03 then 'REMOVED' else 'APPROVED' end as status
from drawn;

insert into comment (id, article_id, parent_id, top_id, level, author_name, author_email, body, body_html, status,
                     created_at, decided_at, confirmed, unreviewed, reports, recommendations, picked_at, reason,
                     holds_replies, harm, network_address)
overriding system value
select p.id, article_id, parent, top, case when parent is null then 1 when parent = top then 2 else 3 end,
       'Reader ' || person, 'reader-' || person || '@example.org', text.body, '<p>' || text.body || '</p>', status,
       moment, case when status <> 'PENDING' then moment + interval '5 minutes' end, person % 3 = 0, fate > 0.9995,
       case when fate between 0.9985 and 0.999 then 2 else 0 end, floor(30 * power(said, 8)),
       case when fate between 0.997 and 0.998 then moment + interval '1 hour' end,
       case when status = 'REMOVED' then 'OFF_TOPIC' end, status <> 'APPROVED' and turn % 4 in (0, 2),
       comment_harm(case when fate between 0.9985 and 0.999 then 2 else 0 end,
                    case when parent is null then 1 when parent = top then 2 else 3 end, false, moment),
       case when moment > today - interval '30 days' then '198.51.' || person % 100 || '.' || person % 250 end
from (select *, floor(greatest(100, comments / 20) * power(who, 2))::bigint as person from placed) p
cross join lateral (
    select a.sentence || ' ' || b.sentence || ' ' || p.id as body
    from fill_text a, fill_text b
    where a.n = floor(2000 * said) and b.n = floor(2000 * who)) text
order by p.id;

insert into comment_decision (batch, comment_id, from_status, to_status, reason, version, decided_at, was_unreviewed, earlier_note,
                              waited_since)
select nextval('fill_decision'), id, 'PENDING', status, case when status = 'REMOVED' then 'OFF_TOPIC' end, 1,
       moment + interval '5 minutes', false, '', moment
from placed where status in ('SPAM', 'REMOVED');
