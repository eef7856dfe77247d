#!/usr/bin/env bash
# Conversations of 100 and of 10,000 comments: starts Masthead on a home of its own, fills the conversation under one of
# the demo stories, and prints how long its pages and lasting addresses take, and how many times as long with the longer
# one; each is made anew, as nothing is kept. The short one is measured before and after, as a server that has run for a while is faster.
#
#   src/bench/thread.sh [COMMENTS]     10000 unless told
#
# Needs psql, curl, and a packed target/masthead-*.jar.
set -euo pipefail
cd "$(dirname "$0")/../.."
many=${1:-10000}
few=100
port=${PORT:-8111}
site=http://localhost:$port
home=$(mktemp -d)

"${JAVA:-java}" -jar "${JAR:-$(ls target/masthead-*.jar)}" --server.port="$port" --masthead.home="$home" --masthead.delivery.memory=0B >"$home/log" 2>&1 &
masthead=$!
trap 'kill $masthead; wait $masthead || true; rm -rf "$home"' EXIT
until curl -sf -o /dev/null "$site/"; do
  kill -0 $masthead 2>/dev/null || { cat "$home/log"; exit 1; }
  sleep 0.5
done

export PGHOST=127.0.0.1 PGPORT PGUSER=masthead PGPASSWORD PGDATABASE=masthead
PGPORT=$(cat "$home/postgres.port") PGPASSWORD=$(cat "$home/postgres.password")
ask() { psql -qAt -v ON_ERROR_STOP=1 "$@"; }
until story=$(ask -c "select article_id from comment group by 1 order by count(*) desc limit 1") && [ -n "$story" ]; do sleep 1; done
address=$(ask -c "select address from article where id = $story")

# A fifth on the story itself, of the rest a tenth in one conversation, some four levels deep.
fill() {
  ask -v story="$story" -v count="$1" <<'SQL'
delete from comment where article_id = :story;
create temporary table words as select 'Reader ' || n % 700 as name, 'Comment ' || n || ' on the matter.' as body,
  '<p>Comment ' || n || ' on the matter, in a few words as they are <em>usually</em> said, and then some more.</p>' as html, n
  from generate_series(1, :count) n;
insert into comment (article_id, author_name, author_email, body, body_html, status, recommendations, created_at)
  select :story, name, 'reader@example.org', body, html, 'APPROVED', n % 40, now() - interval '3 days' + n * interval '1 second'
  from words where n <= :count / 5;
create temporary table tops as select id, row_number() over (order by id) - 1 as n from comment where article_id = :story;
insert into comment (article_id, parent_id, author_name, author_email, body, body_html, status, created_at)
  select :story, t.id, w.name, 'reader@example.org', w.body, w.html, 'APPROVED', now() - interval '2 days' + w.n * interval '1 second'
  from words w join tops t on t.n = case when w.n % 10 = 0 then 2 else w.n % (:count / 5) end
  where w.n > :count / 5 and w.n <= :count * 3 / 5;
create temporary table seconds as select id, row_number() over (order by id) - 1 as n from comment
  where article_id = :story and parent_id is not null;
insert into comment (article_id, parent_id, author_name, author_email, body, body_html, status, created_at)
  select :story, s.id, w.name, 'reader@example.org', w.body, w.html, 'APPROVED', now() - interval '1 day' + w.n * interval '1 second'
  from words w join seconds s on s.n = w.n % (:count * 2 / 5) where w.n > :count * 3 / 5;
SQL
  ask -c "vacuum analyze comment"
}

# The median of so many requests, redirections included, in microseconds.
median() {
  for _ in $(seq 41); do curl -sfL -o /dev/null -w '%{time_total}\n' "$site$1"; done | sort -n | awk '{ t[NR] = $1 * 1000000 } END { print int(t[21]) }'
}
measure() {
  local one=$1 ids
  ids=$(ask -c "select min(id) || ' ' || max(id) || ' ' || (array_agg(id order by id))[count(*) / 2] from comment where article_id = $story")
  read -r first last middle <<<"$ids"
  times[$one,page]=$(median "$address")
  times[$one,newest]=$(median "$address?order=newest")
  times[$one,recommended]=$(median "$address?order=recommended")
  times[$one,first]=$(median "$address/comments/$first")
  times[$one,middle]=$(median "$address/comments/$middle")
  times[$one,last]=$(median "$address/comments/$last")
}

declare -A times
fill $few
for _ in $(seq 300); do curl -sfL -o /dev/null "$site$address"; curl -sfL -o /dev/null "$site$address?order=newest"; done
measure few
fill "$many"
measure many
fill $few
measure again

printf '%-28s %9s %9s %9s  %s\n' "milliseconds" "$few" "$many" "$few again" "ratio"
for what in page newest recommended first middle last; do
  case $what in first | middle | last) name="permalink of the $what" ;; page) name="the story's page" ;; *) name="its page, $what first" ;; esac
  awk -v name="$name" -v a="${times[few,$what]}" -v b="${times[many,$what]}" -v c="${times[again,$what]}" \
    'BEGIN { printf "%-28s %9.1f %9.1f %9.1f  %.2f\n", name, a / 1000, b / 1000, c / 1000, b / ((a + c) / 2) }'
done
