-- A planned change may also give its story a place: on the front page by number, and at the head of its section.
alter table change_set add column front_place integer;
alter table change_set add column section_lead boolean not null default false;
alter table change_set add constraint change_set_front_place_exists check (front_place between 1 and 12);

-- A note may be answered; what is said to it stands and falls with it.
alter table story_note add column answers bigint;
alter table story_note add constraint story_note_answers_fkey
    foreign key (answers) references story_note (id) on delete cascade;
create index story_note_answers_idx on story_note (answers);
