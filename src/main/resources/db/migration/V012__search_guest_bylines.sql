-- A guest's name in a byline is searched like an author's.
create or replace function search_names(of_article bigint) returns text language sql stable as $$
    select coalesce(string_agg(name, ' '), '') from (
        select b.name from printed_byline b where b.article_id = of_article
        union all
        select t.name from article_tag f join tag t on t.id = f.tag_id where f.article_id = of_article) named
$$;

create trigger guest_byline_changed_for_search after insert or update or delete on guest_byline
    for each row execute function search_note_filing();

insert into search_stale (article_id, at_once)
select distinct article_id, false from guest_byline
on conflict do nothing;
