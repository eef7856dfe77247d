-- What moderation reckons of a comment is nobody's act, and a flood that is cleared at once is one line of the audit log,
-- not thousands. Whatever else is of no interest by now stays so.
do $$
declare
    definition text := (select pg_get_triggerdef(oid) from pg_trigger
                        where tgname = 'comment_is_audited' and tgrelid = 'comment'::regclass);
begin
    definition := replace(definition, ' receipt ', ' receipt harm on_front skeleton link_host network ');
    definition := regexp_replace(definition, 'FOR EACH ROW EXECUTE',
        'FOR EACH ROW WHEN (coalesce(current_setting(''masthead.at_once'', true), '''') = '''') EXECUTE');
    drop trigger comment_is_audited on comment;
    execute definition;
end
$$;
