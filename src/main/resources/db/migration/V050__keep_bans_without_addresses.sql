-- What is left of the address of a banned person who had everything erased: enough to know it again when it is typed,
-- too little to read it.
create function commenter_digest(email text) returns bytea language sql stable as $$
    select sha256(form_key || convert_to(lower(email), 'UTF8')) from discussion_secret
$$;

alter table commenter_ban add column email_digest bytea;
alter table commenter_ban drop constraint commenter_ban_of_one;
alter table commenter_ban
    add constraint commenter_ban_of_one check (num_nonnulls(email, email_digest, network) = 1);
create index commenter_ban_digest_idx on commenter_ban (email_digest) where email_digest is not null;

drop trigger commenter_ban_is_audited on commenter_ban;
create trigger commenter_ban_is_audited after insert or update or delete on commenter_ban for each row execute function
    audit_row('ban', '', 'reason ends_at lifted_at',
              'id email email_digest network note created_at created_by lifted_by');

-- Errors that somebody reported, by the address of who asks what is kept.
create index error_report_email_idx on error_report (lower(email)) where email is not null;
