-- The same words are the same text, however they are spaced, capitalised and punctuated. Short ones ("Well said!") are
-- nobody's own, and have no key.
create function comment_text_key(body text) returns bytea language sql immutable strict parallel safe as $$
    select case when length(bare) >= 24 then substr(sha256(convert_to(bare, 'UTF8')), 1, 12) end
    from (select regexp_replace(lower(body), '[^[:alnum:]]+', '', 'g') as bare) b
$$;
-- A trigger, as a generated column would write every row anew while nobody can comment.
alter table comment add column text_key bytea;
create function comment_has_a_text_key() returns trigger language plpgsql as $$
begin
    new.text_key := comment_text_key(new.body);
    return new;
end
$$;
create trigger comment_text_is_keyed before insert or update of body on comment
    for each row execute function comment_has_a_text_key();
create or replace trigger comment_is_audited after insert or update or delete on comment for each row execute function
    audit_row('comment', '', 'status article_id reason correction_id',
              'id version status_before created_at decided_at decided_by network_address receipt body_html top_id level revision_id recommendations reports picked_by unreviewed text_key');
create index comment_text_key_idx on comment (text_key, created_at desc) where text_key is not null;
create index comment_network_idx on comment (network_address, created_at desc) where network_address is not null;
-- What moderators decided last, to learn from.
create index comment_decided_idx on comment (decided_at desc, id desc) where decided_by is not null;
