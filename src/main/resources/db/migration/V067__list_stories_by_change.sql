-- What changed since somebody last asked, newest change first.
create index article_changed_idx on article ((greatest(published_at, updated_at)) desc, id desc) where status = 'LIVE';
