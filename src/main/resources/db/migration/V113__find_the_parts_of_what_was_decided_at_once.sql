-- What was decided as one is taken back in parts, in the order of the comments; one is decided on once in it.
create unique index comment_decision_part_idx on comment_decision (batch, comment_id);
drop index comment_decision_batch_idx;
