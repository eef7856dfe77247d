-- A planned change may also give its story a place: on the front page by number, and at the head of its section.
alter table change_set add column front_place integer;
alter table change_set add column section_lead boolean not null default false;
alter table change_set add constraint change_set_front_place_exists check (front_place between 1 and 12);
