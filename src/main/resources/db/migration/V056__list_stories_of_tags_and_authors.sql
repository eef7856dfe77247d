-- The stories with a tag, and those of an author, newest first: each read from an index and no further than the page,
-- however many there are. For that the rows know since when their story is out; null while it is not to be read.
alter table article_tag add column live_at timestamptz;
alter table byline add column live_at timestamptz;

alter table article_tag disable trigger user;
alter table byline disable trigger user;
update article_tag f set live_at = a.published_at from article a where a.id = f.article_id and a.status = 'LIVE';
update byline b set live_at = a.published_at from article a where a.id = b.article_id and a.status = 'LIVE';
alter table article_tag enable trigger user;
alter table byline enable trigger user;

create index article_tag_live_idx on article_tag (tag_id, live_at desc, article_id desc) where live_at is not null;
create index byline_live_idx on byline (author_id, live_at desc, article_id desc) where live_at is not null;

create function story_is_filed() returns trigger language plpgsql as $$
begin
    new.live_at := (select published_at from article where id = new.article_id and status = 'LIVE');
    return new;
end
$$;
create trigger article_tag_is_filed before insert or update of article_id on article_tag
    for each row execute function story_is_filed();
create trigger byline_is_filed before insert or update of article_id on byline
    for each row execute function story_is_filed();

create function story_comes_and_goes() returns trigger language plpgsql as $$
declare
    moment timestamptz := case when new.status = 'LIVE' then new.published_at end;
begin
    update article_tag set live_at = moment where article_id = new.id and live_at is distinct from moment;
    update byline set live_at = moment where article_id = new.id and live_at is distinct from moment;
    return null;
end
$$;
create trigger article_comes_and_goes after update on article for each row
    when ((old.status, old.published_at) is distinct from (new.status, new.published_at))
    execute function story_comes_and_goes();

-- Parts of the sitemap, each with its newest change first.
create index article_part_idx on article (((id - 1) / 50000), (greatest(published_at, updated_at)) desc) where status = 'LIVE';
-- What the desk chooses stories from.
create index article_choice_idx on article (published_at desc nulls first, id desc) where status in ('LIVE', 'SCHEDULED');
