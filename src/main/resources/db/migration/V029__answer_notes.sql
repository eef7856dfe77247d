-- A note may be answered; what is said to it stands and falls with it.
alter table story_note add column answers bigint;
alter table story_note add constraint story_note_answers_fkey
    foreign key (answers) references story_note (id) on delete cascade;
create index story_note_answers_idx on story_note (answers);
