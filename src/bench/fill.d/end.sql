select format('alter table %s enable trigger user', name) from fill_table \gexec
select recount_stories();
analyze search_entry;
select search_learn_common();
-- Whatever is written from now on has numbers of its own.
select setval(pg_get_serial_sequence(name, 'id'), (select max(id) from article))
from unnest(array['article']) name;
select setval(pg_get_serial_sequence('comment', 'id'), (select max(id) from comment));
insert into commenter (email, trust, created_at)
select author_email, 'APPROVED', min(created_at) from comment where status = 'APPROVED' group by author_email
on conflict do nothing;
do $$
declare
    made text;
begin
    for made in select tablename from pg_tables where tablename like 'fill\_%' and schemaname = current_schema() loop
        execute format('drop table %I', made);
    end loop;
end
$$;
drop sequence fill_decision;
drop function fill_words(bigint, integer);
drop function fill_draw(bigint, bigint);
