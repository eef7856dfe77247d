-- What is being typed and what is planned show pictures too: both are asked, for each picture, which of them shows it.
create index working_copy_pictures_idx on working_copy using gin (pictures_of(text)) where text <> '{}';
create index change_set_pictures_idx on change_set using gin (pictures_of(fields)) where status in ('WAITING', 'HELD');

-- Changes that wait for a person are counted on the desk's first page, and stand on the plan.
create index change_set_held_idx on change_set (apply_at, id) where status = 'HELD';
