-- How many comments on a story everyone can read, for whoever needs to know nothing else of them.
create view article_replies as
    select article_id, count(*) as replies from comment where status = 'APPROVED' group by article_id;
