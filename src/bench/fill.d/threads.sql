-- Which story has how many comments, most of them none or few and the longest thread under one of this week's stories,
-- as ranges of numbers that the comments are written by.
create table fill_thread as
with live as (
    select id, published_at, row_number() over (order by id desc) as newness from article where status = 'LIVE'),
weight as (
    select id, published_at, newness, case when newness in (6, 11) then 0 else power(fill_draw(id, 30), 4) end as share from live),
counted as (
    select id, published_at,
           case newness when 6 then 100 when 11 then longest
                        else floor((comments - longest - 100) * share / sum(share) over ())::bigint end as count
    from weight, fill_size)
select id as article_id, published_at, (sum(count) over (order by id) - count)::bigint as first, count
from counted where count > 0;
-- What is left over by rounding down goes to the last.
update fill_thread set count = (select comments from fill_size) - first
where first = (select max(first) from fill_thread);
create index fill_thread_idx on fill_thread (first);
create sequence if not exists fill_decision;
analyze fill_thread;
