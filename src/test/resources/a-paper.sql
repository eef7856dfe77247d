set session_replication_role = replica;

insert into section (name, slug, summary, position) select 'Section ' || n, 'section-' || n, '', n from generate_series(1, 10) n;
insert into tag (name, slug) select 'Tag ' || n, 'tag-' || n from generate_series(1, 100) n;
insert into author (name, slug, position, biography) select 'Author ' || n, 'author-' || n, '', '' from generate_series(1, 100) n;

-- Six years; number 9000 came out in November 2023.
insert into article (id, headline, standfirst, slug, body, section_id, status, discussion, address, published_at, created_at, saved_at)
overriding system value
select n, 'Story ' || n || ' rare' || n % 5000, 'Standfirst ' || n, 'story-' || n, '<p>Words of ' || repeat('every story ', 20) || n || '</p>',
       1 + n % 10, case when n % 100 = 0 and n <> 9000 then 'DRAFT' else 'LIVE' end, 'OPEN',
       to_char(moment at time zone 'UTC', '/YYYY/MM/') || 'story-' || n, moment, moment, moment
from generate_series(1, 16000) n, lateral (select timestamptz '2023-11-14 12:00+00' + (n - 9000) * interval '3 hours' as moment) m;
insert into byline (article_id, position, author_id, live_at)
select id, 0, 1 + floor(100 * power((id * 7919 % 1000) / 1000.0, 3)), case when status = 'LIVE' then published_at end from article;
insert into article_tag (article_id, position, tag_id, live_at)
select id, p, 1 + p * 50 + floor(50 * power((id * 104729 % 1000) / 1000.0, 3)), case when status = 'LIVE' then published_at end
from article, generate_series(0, 1) p;
insert into search_entry (article_id, section_id, published_at, configuration, words)
select id, section_id, published_at, configuration, to_tsvector(configuration::regconfig, headline || ' ' || body)
from article, search_language where status = 'LIVE';
insert into correction (article_id, text, corrected_at, kind)
select id, 'A note.', published_at + interval '1 hour', 'CORRECTION' from article where id % 5 = 0;
insert into story_move (article_id, move, from_status, to_status, moved_at)
select id, 'PUBLISH', 'DRAFT', 'LIVE', published_at from article where status = 'LIVE';

-- One comment on most stories, and two thousand on one.
insert into comment (id, article_id, parent_id, top_id, level, author_name, author_email, body, body_html, status, created_at, reports, harm, unreviewed,
                     network_address, receipt)
overriding system value
select n, case when n <= 2000 then 8990 else n % 15000 + 1 end,
       case when n <= 2000 and n % 4 <> 1 then n - (n + 3) % 4 end, case when n <= 2000 and n % 4 <> 1 then n - (n + 3) % 4 end,
       case when n <= 2000 and n % 4 <> 1 then 2 else 1 end, 'Reader ' || n % 3000, 'reader' || n % 3000 || '@example.org',
       'Comment ' || n || ' has some words.', '<p>Comment</p>',
       case n % 200 when 0 then 'PENDING' when 1 then 'SPAM' when 2 then 'REMOVED' else 'APPROVED' end,
       timestamptz '2023-11-20 12:00+00' + n * interval '1 minute', case when n % 300 = 7 then 2 else 0 end, n, n % 100 = 13,
       '10.' || n % 200 || '.' || n % 7 || '.1', 'receipt-' || n
from generate_series(1, 20000) n;
alter table comment alter id restart with 20001;

-- What hangs on them.
insert into comment_finding (comment_id, screen, code, detail) select n, 'links', 'many', '3' from generate_series(1, 20000) n;
insert into comment_report (comment_id, reason, note, network_address, reported_at)
select n, 'SPAM', '', '10.0.0.1', now() from generate_series(1, 20000, 7) n;
insert into comment_edit (comment_id, body, replaced_at) select n, 'Earlier', now() from generate_series(1, 20000, 7) n;
insert into comment_appeal (comment_id, words, made_at, outcome, decided_at)
select n, 'No.', now(), case when n % 2000 = 2 then null else 'UPHELD' end, case when n % 2000 = 2 then null else now() end from generate_series(2, 20000, 100) n;
insert into comment_submission (digest, submitted_at, comment_id)
select sha256(convert_to(n::text, 'UTF8')), now(), n from generate_series(1, 20000) n;
insert into commenter (email, confirmed_at, confirmed_name, trust, created_at)
select 'reader' || n || '@example.org', now(), 'Reader ' || n, case when n % 500 = 0 then 'TRUSTED' else 'NEW' end, now()
from generate_series(1, 30000) n;
insert into comment_subscription (email, article_id, comment_id, secret, asked_at, confirmed_at)
select 'reader' || n % 3000 || '@example.org', n % 15000 + 1, n, 'secret-' || n, now(), now() from generate_series(2001, 20000) n;

insert into comment_decision (batch, comment_id, from_status, to_status, version, waited_since, decided_at, was_unreviewed, earlier_note)
select id, id, 'PENDING', status, 1, created_at, created_at + interval '1 hour', false, '' from comment where status <> 'PENDING';

do $$ begin perform recount_stories(); end $$;

set session_replication_role = origin;
analyze;
