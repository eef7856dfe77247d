-- Whether what a program asked for was carried out, noted in the transaction that did it: its answer is kept after that.
alter table api_answer add column wrote boolean not null default false;
