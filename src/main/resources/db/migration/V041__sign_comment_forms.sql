-- What all nodes sign the forms below stories with. Whoever has it can post a comment like any reader, no more.
create table discussion_secret (
    only_one boolean not null default true,
    form_key bytea   not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
    constraint discussion_secret_pkey primary key (only_one),
    constraint discussion_secret_is_one_row check (only_one)
);
insert into discussion_secret default values;
