-- Other sites that link to a story, as pingbacks and trackbacks tell: nobody wrote them to be answered, so they are no
-- comments, and count as none.
create table mention (
    id           bigint generated always as identity,
    version      integer      not null default 0,
    article_id   bigint       not null,
    -- As the other page, or site, calls itself.
    title        varchar(200) not null,
    -- Null where it told of none that can be linked to.
    address      varchar(1000),
    excerpt      varchar(300) not null default '',
    status       varchar(10)  not null,
    mentioned_at timestamptz  not null,
    decided_by   bigint,
    decided_at   timestamptz,
    constraint mention_pkey primary key (id),
    constraint mention_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint mention_decided_by_fkey foreign key (decided_by) references account (id) on delete set null,
    constraint mention_status_known check (status in ('WAITING', 'SHOWN', 'HIDDEN'))
);
create index mention_shown_idx on mention (article_id, mentioned_at, id) where status = 'SHOWN';
create index mention_article_idx on mention (article_id);
create index mention_status_idx on mention (status, id desc);
create index mention_decided_by_idx on mention (decided_by) where decided_by is not null;
select watch_page_part('mention', 'talk', 'article_id');

-- Those that came as comments so far, unless somebody answered one. The column that told them apart has no use any more;
-- it goes once nothing that runs writes it.
select set_config('masthead.at_once', 'import', true);
insert into mention (id, article_id, title, address, excerpt, status, mentioned_at)
overriding system value
select c.id, c.article_id, c.author_name, c.author_website, left(c.body, 300),
       case c.status when 'APPROVED' then 'SHOWN' when 'PENDING' then 'WAITING' else 'HIDDEN' end, c.created_at
from comment c where c.linked_from and not exists (select from comment r where r.parent_id = c.id);
update import_item i set kind = 'MENTION', left_version = 0, left_status = m.status
from mention m where i.kind = 'COMMENT' and i.target_id = m.id;
delete from comment c using mention m where c.linked_from and c.id = m.id;
select setval(pg_get_serial_sequence('mention', 'id'), greatest((select max(id) from mention), 1));
select set_config('masthead.at_once', '', true);

create trigger mention_is_audited after update on mention for each row
    when (coalesce(current_setting('masthead.at_once', true), '') = '')
    execute function audit_row('mention', 'title', 'status', 'id version decided_at decided_by');
