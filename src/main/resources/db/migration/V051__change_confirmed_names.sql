-- Since when a confirmed name is as it is, and the names that a person had before: nobody else can take them, as readers
-- still know whom they stood for.
alter table commenter add column named_at timestamptz;
create table commenter_former_name (
    name_skeleton varchar(400) not null,
    email         varchar(254) not null,
    constraint commenter_former_name_pkey primary key (name_skeleton)
);
create index commenter_former_name_email_idx on commenter_former_name (email);
