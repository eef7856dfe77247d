-- What a comment answers may come with a later export: it goes on waiting, and whoever looks at the run was told once.
alter table import_reply add column told boolean not null default false;
create index import_reply_parent_idx on import_reply (origin, parent_source);
