-- Addresses of another system that lead elsewhere by the shape that they have. They are few, and asked one after the
-- other where nothing else answers.
create table old_address_rule (
    -- In the order of the other system: the first that fits leads.
    position   integer      not null,
    origin     varchar(300) not null,
    expression varchar(400) not null,
    goal       varchar(400) not null,
    brought_by bigint,
    constraint old_address_rule_pkey primary key (position),
    constraint old_address_rule_once unique (expression),
    constraint old_address_rule_brought_by_fkey foreign key (brought_by) references import_run (id) on delete set null
);
create index old_address_rule_brought_by_idx on old_address_rule (brought_by);
select watch_page_part('old_address_rule', 'moved');
