-- Readers may see what a story said before, if the site wants that: since when a text stood before them, or null for one
-- that never did. A story that was taken down starts anew when it comes back.
alter table revision add column seen_at timestamptz;
update revision r set seen_at = greatest(r.saved_at, a.published_at)
from article a
where a.id = r.article_id and a.status = 'LIVE' and r.in_place
  and (r.reason in ('PUBLISHED', 'HOT_FIX')
    or r.id = (select max(last.id) from revision last where last.article_id = a.id and last.in_place))
  and r.saved_at > coalesce(
    (select max(m.moved_at) from story_move m where m.article_id = a.id and m.move = 'WITHDRAW'), '-infinity');

alter table site_identity add column public_history boolean not null default false;
create or replace trigger site_identity_is_audited after insert or update or delete on site_identity for each row
    execute function audit_row('settings', 'name', 'name tagline language time_zone accent public_history',
        'only_one version saved_at logo_source logo_source_set logo_width logo_height');
