-- Whom the desk trusts, bans or has a note about are few among all whose comments it let through.
create index commenter_noted_idx on commenter (email) where trust not in ('NEW', 'APPROVED') or note <> '';
