-- Threads of any length open at once: each order of a conversation is an index, and so is what hangs on a comment. None
-- of them holds what readers do not see, so a flood of spam slows nobody down.
alter table comment
    -- Out of sight, but replies hung on it when it went: where one of them is still to be seen, a placeholder stays.
    add column holds_replies boolean not null default false;

drop trigger comment_is_audited on comment;
update comment c set holds_replies = true
where c.status <> 'APPROVED' and exists (select from comment reply where reply.parent_id = c.id);
create trigger comment_is_audited after insert or update or delete on comment for each row execute function
    audit_row('comment', '', 'status article_id reason correction_id',
              'id version status_before created_at decided_at decided_by network_address receipt body_html top_id level revision_id recommendations reports picked_by unreviewed holds_replies');

create function comment_leaves_a_gap() returns trigger language plpgsql as $$
begin
    new.holds_replies := exists (select from comment reply where reply.parent_id = new.id);
    return new;
end
$$;
create trigger comment_left_a_gap before update of status on comment for each row
    when (new.status <> 'APPROVED' and old.status is distinct from new.status)
    execute function comment_leaves_a_gap();

-- Nobody replies to what is out of sight, but a conversation that is taken over from elsewhere may have such gaps.
create function comment_fills_a_gap() returns trigger language plpgsql as $$
begin
    update comment set holds_replies = true
    where id = new.parent_id and status <> 'APPROVED' and not holds_replies;
    return null;
end
$$;
create trigger comment_filled_a_gap after insert on comment for each row when (new.parent_id is not null)
    execute function comment_fills_a_gap();

create index comment_conversation_idx on comment (article_id, created_at, id)
    where top_id is null and (status = 'APPROVED' or holds_replies);
create index comment_recommended_idx on comment (article_id, recommendations, created_at, id)
    where top_id is null and (status = 'APPROVED' or holds_replies);
create index comment_picked_idx on comment (article_id, picked_at, id)
    where picked_at is not null and status = 'APPROVED';
create index comment_reply_idx on comment (top_id, id) where status = 'APPROVED' or holds_replies;
-- What came before readers' eyes last, and how much there is.
create index comment_seen_idx on comment (article_id, (greatest(created_at, decided_at))) where status = 'APPROVED';
