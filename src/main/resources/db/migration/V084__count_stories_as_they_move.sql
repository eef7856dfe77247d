-- How many stories of a section stand where, without going through all of them: the desk's list asks at every look.
-- A change adds a line with the difference and touches no other line, so nobody waits for anybody; the sum of the lines is
-- the count, and now and then they are added up.
create table article_tally (
    id         bigint generated always as identity primary key,
    section_id bigint not null,
    status     text   not null,
    number     bigint not null
);

-- Makes all lines anew, from the stories themselves.
create function recount_stories() returns void language plpgsql as $$
begin
    lock table article in share row exclusive mode;
    lock table article_tally in exclusive mode;
    delete from article_tally;
    insert into article_tally (section_id, status, number)
    select section_id, status, count(*) from article group by section_id, status;
end
$$;

-- Makes one line of each section and state. Lines that somebody else is adding up are left to them.
create function add_up_stories() returns void language sql as $$
    with taken as (
        delete from article_tally where id in (select id from article_tally for update skip locked)
        returning section_id, status, number)
    insert into article_tally (section_id, status, number)
    select section_id, status, sum(number) from taken group by section_id, status having sum(number) <> 0
$$;

create function tally_stories() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into article_tally (section_id, status, number)
        select section_id, status, count(*) from after group by section_id, status;
    elsif tg_op = 'DELETE' then
        insert into article_tally (section_id, status, number)
        select section_id, status, -count(*) from before group by section_id, status;
    elsif tg_op = 'TRUNCATE' then
        delete from article_tally;
    else
        insert into article_tally (section_id, status, number)
        select section_id, status, sum(change)
        from (select section_id, status, 1 as change from after
              union all select section_id, status, -1 from before) moved
        group by section_id, status having sum(change) <> 0;
    end if;
    return null;
end
$$;

-- These wait for whoever is writing a story just now and keep others from it until the count below is done.
create trigger article_tally_of_new after insert on article referencing new table as after
    for each statement execute function tally_stories();
create trigger article_tally_of_moved after update on article referencing old table as before new table as after
    for each statement execute function tally_stories();
create trigger article_tally_of_old after delete on article referencing old table as before
    for each statement execute function tally_stories();
create trigger article_tally_of_none after truncate on article
    for each statement execute function tally_stories();

select recount_stories();
