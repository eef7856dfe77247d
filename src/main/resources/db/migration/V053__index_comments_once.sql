-- Every post pays for every index. What a person wrote is found, counted and put in order by one in place of two, and those
-- that hold what most comments do not have leave these out.
create index comment_person_idx on comment (author_email, created_at desc, id desc) include (status);
drop index comment_email_idx;
drop index comment_history_idx;

create index comment_staff_idx on comment (account_id) where account_id is not null;
drop index comment_account_idx;
create index comment_decider_idx on comment (decided_by) where decided_by is not null;
drop index comment_decided_by_idx;
create index comment_answer_idx on comment (parent_id) where parent_id is not null;
drop index comment_parent_idx;
