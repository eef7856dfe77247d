-- What the log did not see yet: who enters and how, what hangs on a story, words and rights of pictures.

-- The log's eye on what is a part of something else: the line is about the whole. Its arguments are the kind, the table
-- of the whole and the column with its number, the whole's name, the columns whose values are told, and those that are
-- of no interest. What goes along with its whole is no line of its own.
create function audit_part() returns trigger language plpgsql as $$
declare
    before jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
    after jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
    whole bigint := ((before || after) ->> tg_argv[2])::bigint;
    named text;
    told text[] := string_to_array(tg_argv[4], ' ');
    ignored text[] := string_to_array(tg_argv[5], ' ');
    more jsonb := '{}';
    act text := case tg_op when 'INSERT' then 'created' when 'DELETE' then 'deleted' else 'changed' end;
begin
    execute format('select %I from %I where id = $1', tg_argv[3], tg_argv[1]) into named using whole;
    if named is null then
        return null;
    end if;
    select coalesce(jsonb_object_agg(c.key, case when c.key = any (told)
        then jsonb_build_array(before -> c.key, after -> c.key) else 'true'::jsonb end), '{}') into more
    from jsonb_each(before || after) c
    where coalesce(before -> c.key, 'null') is distinct from coalesce(after -> c.key, 'null') and c.key <> all (ignored)
      and (tg_op = 'UPDATE' or (c.key = any (told) and c.value <> '""'));
    if tg_op = 'UPDATE' and more = '{}' then
        return null;
    elsif tg_op = 'UPDATE' and more ? 'status' then
        act := 'moved';
    end if;
    perform audit_note(tg_argv[0], act, whole, named, more);
    return null;
end
$$;

create trigger change_set_is_audited after insert or update or delete on change_set for each row execute function
    audit_part('change', 'article', 'article_id', 'headline', 'apply_at status problem',
               'id article_id created_by created_at settled_at base');
create trigger assignment_is_audited after insert or update or delete on assignment for each row execute function
    audit_part('assignment', 'article', 'article_id', 'headline', 'account_id task due_at done_at',
               'id article_id created_by created_at');
create trigger story_note_is_audited after insert or update or delete on story_note for each row execute function
    audit_part('note', 'article', 'article_id', 'headline', 'resolved_at', 'id article_id account_id written_at resolved_by');
-- The digest of the link is ignored by name as well.
create trigger preview_link_is_audited after insert or update or delete on preview_link for each row execute function
    audit_part('preview', 'article', 'article_id', 'headline', 'label expires_at revoked_at',
               'id article_id token_hash created_by created_at');

-- A save that leaves the story's own row as it is: of a live story's pending text. Work in between is none.
create function audit_pending_text() returns trigger language plpgsql as $$
begin
    perform audit_note('story', 'saved', new.article_id, (select headline from article where id = new.article_id),
                       jsonb_build_object('reason', new.reason));
    return null;
end
$$;
create trigger revision_is_audited after insert on revision for each row
    when (not new.in_place and new.reason not in ('WORK', 'TAKEN_OVER')) execute function audit_pending_text();

-- Bylines and tags are written row by row, often all of them anew: what they were before the first and are after the
-- last row of a transaction is one line, or none if that is the same.
create function audit_filed(of_article bigint) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'byline', (select coalesce(string_agg(name || case when role = '' then '' else ' (' || role || ')' end, ', '
                                              order by place, kind, turn), '')
                   from printed_byline where article_id = of_article),
        'tags', (select coalesce(string_agg(t.name, ', ' order by f.position), '')
                 from article_tag f join tag t on t.id = f.tag_id where f.article_id = of_article))
$$;
create function audit_filed_before() returns trigger language plpgsql as $$
declare
    of_article text := (case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end) ->> 'article_id';
    known jsonb := coalesce(nullif(current_setting('masthead.filed', true), ''), '{}');
begin
    if not known ? of_article then
        perform set_config('masthead.filed',
                           (known || jsonb_build_object(of_article, audit_filed(of_article::bigint)))::text, true);
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;
create function audit_filed_after() returns trigger language plpgsql as $$
declare
    of_article bigint := ((case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end) ->> 'article_id')::bigint;
    known jsonb := coalesce(nullif(current_setting('masthead.filed', true), ''), '{}');
    before jsonb := known -> of_article::text;
    after jsonb;
    named text;
begin
    if before is null then
        return null;
    end if;
    -- The first of the rows looks, for all of them.
    perform set_config('masthead.filed', (known - of_article::text)::text, true);
    after := audit_filed(of_article);
    select headline into named from article where id = of_article;
    if named is not null and before <> after then
        perform audit_note('story', 'changed', of_article, named,
            (select jsonb_object_agg(key, jsonb_build_array(before -> key, value))
             from jsonb_each(after) where value <> before -> key));
    end if;
    return null;
end
$$;
do $$
declare
    filed text;
begin
    foreach filed in array array['byline', 'byline_role', 'guest_byline', 'article_tag'] loop
        execute format('create trigger %I before insert or update or delete on %I for each row '
            'execute function audit_filed_before()', filed || '_is_remembered', filed);
        execute format('create constraint trigger %I after insert or update or delete on %I '
            'deferrable initially deferred for each row execute function audit_filed_after()', filed || '_is_audited', filed);
    end loop;
end
$$;

-- A tag that was merged into another leaves its old address there.
create function audit_merged_tag() returns trigger language plpgsql as $$
begin
    perform audit_note('tag', 'merged', new.tag_id, (select name from tag where id = new.tag_id),
                       jsonb_build_object('slug', jsonb_build_array(new.slug, null)));
    return null;
end
$$;
create trigger tag_alias_is_audited after insert on tag_alias for each row execute function audit_merged_tag();

-- Words and rights of a picture; how it is developed is nobody's act.
create trigger picture_is_described after update on picture for each row execute function
    audit_row('picture', 'file_name', 'alt_text caption credit licence rights_end',
              'id file_name media_type width height uploaded_at uploaded_by state imprint source_imprint webp tone crops cut_top cut_right cut_bottom cut_left focus_x focus_y refusal');
-- What somebody wants of a picture that is there: another file, or another cut.
create function audit_wanted_picture() returns trigger language plpgsql as $$
declare
    shown picture;
begin
    select * into shown from picture where id = new.picture_id;
    if new.source_imprint <> shown.source_imprint then
        perform audit_note('picture', 'replaced', shown.id, shown.file_name,
                           jsonb_build_object('file_name', jsonb_build_array(shown.file_name, new.file_name)));
    elsif (new.cut_top, new.cut_right, new.cut_bottom, new.cut_left, new.focus_x, new.focus_y)
          <> (shown.cut_top, shown.cut_right, shown.cut_bottom, shown.cut_left, shown.focus_x, shown.focus_y) then
        perform audit_note('picture', 'cut', shown.id, shown.file_name, '{}');
    end if;
    return null;
end
$$;
create trigger picture_task_is_audited after insert on picture_task for each row
    execute function audit_wanted_picture();
create trigger picture_task_is_audited_again after update on picture_task for each row
    when (old.turn <> new.turn) execute function audit_wanted_picture();

-- How people enter and how far they come. Of links, keys and codes only is told that they were made or went.
create function audit_access() returns trigger language plpgsql as $$
declare
    this jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
    owner bigint := case tg_table_name
        when 'user_credentials' then (select name::bigint from user_entities where id = this ->> 'user_entity_user_id')
        else (this ->> 'account_id')::bigint end;
    named text := (select name from account where id = owner);
    act text;
    more jsonb := '{}';
begin
    if named is null then
        return null;
    end if;
    case tg_table_name
        when 'account_section' then
            act := case tg_op when 'DELETE' then 'released' else 'bound' end;
            more := jsonb_build_object('section', (select s.name from section s where s.id = (this ->> 'section_id')::bigint));
        when 'one_time_code' then act := case tg_op when 'DELETE' then 'codes-off' else 'codes-on' end;
        when 'user_credentials' then
            act := case tg_op when 'DELETE' then 'passkey-removed' else 'passkey-added' end;
            more := jsonb_build_object('label', this -> 'label');
        when 'invitation' then act := case this ->> 'purpose' when 'RESET' then 'reset-asked' else 'invited' end;
    end case;
    perform audit_note('account', act, owner, named, jsonb_strip_nulls(more));
    return null;
end
$$;
create trigger account_section_is_audited after insert or delete on account_section for each row
    execute function audit_access();
create trigger one_time_code_is_audited after insert or delete on one_time_code for each row
    execute function audit_access();
-- Another secret in the place of one; that it is kept in another way is none.
create trigger one_time_code_is_audited_again after update on one_time_code for each row
    when (old.added_at <> new.added_at) execute function audit_access();
create trigger user_credentials_is_audited after insert or delete on user_credentials for each row
    execute function audit_access();
create trigger invitation_is_audited after insert or update on invitation for each row
    execute function audit_access();

-- Letters that a person sends again or throws away; the postman's own work is none.
create function audit_letter() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('masthead.account', true), '') <> '' then
        perform audit_note('letter', case tg_op when 'DELETE' then 'deleted' else 'sent-again' end, old.id, old.subject,
                           jsonb_build_object('recipient', old.recipient));
    end if;
    return null;
end
$$;
create trigger outgoing_letter_is_audited after delete on outgoing_letter for each row execute function audit_letter();
create trigger outgoing_letter_is_audited_again after update on outgoing_letter for each row
    when (old.status <> new.status) execute function audit_letter();
