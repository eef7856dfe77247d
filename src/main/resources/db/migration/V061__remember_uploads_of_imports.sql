-- Where the pictures of an import lie, below the folder for imports: what goes on after a stop looks there again.
alter table import_run add column uploads varchar(300) not null default '';
