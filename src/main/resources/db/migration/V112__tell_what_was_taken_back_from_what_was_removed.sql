-- Of what somebody wrote, what they took back themselves is not counted among what the desk removed.
create index comment_withdrawn_idx on comment (author_email) where withdrawn_at is not null;
