-- Comments that come at the same moment are written by one statement, and the audit log notes them by one as well: what a
-- row says of each is the same as before, but nothing is compared where nothing stood.
create function audit_new_comments() returns trigger language plpgsql as $$
declare
    actor bigint := nullif(current_setting('masthead.account', true), '')::bigint;
begin
    if coalesce(current_setting('masthead.at_once', true), '') = '' then
        insert into audit_entry (account_id, account_name, network_address, kind, act, subject_id, detail)
        select actor, coalesce((select name from account where id = actor), ''),
               nullif(current_setting('masthead.network', true), ''), 'comment', 'created', id,
               jsonb_build_object('status', jsonb_build_array(null, status),
                                  'article_id', jsonb_build_array(null, article_id))
               || case when reason is null then '{}'
                       else jsonb_build_object('reason', jsonb_build_array(null, reason)) end
               || case when correction_id is null then '{}'
                       else jsonb_build_object('correction_id', jsonb_build_array(null, correction_id)) end
        from after order by id;
    end if;
    return null;
end
$$;
create trigger comment_is_audited_of_new after insert on comment referencing new table as after
    for each statement execute function audit_new_comments();

do $$
declare
    definition text := (select pg_get_triggerdef(oid) from pg_trigger
                        where tgname = 'comment_is_audited' and tgrelid = 'comment'::regclass);
begin
    drop trigger comment_is_audited on comment;
    execute replace(definition, 'INSERT OR ', '');
end
$$;
