#!/usr/bin/env bash
# Two Mastheads on one PostgreSQL, and many stories due at the same moment: first both bring them out, then one of the
# two is killed with -9 as soon as the first story is out, then a third lot falls due while nobody runs and two nodes come
# back at once. Prints who brought out how many and how long after the moment, and ends with 1 if a story is missing or
# out twice.
#
#   src/bench/schedule.sh [STORIES]     500 unless told
#
# Needs psql, curl and a packed target/masthead-*.jar. Everything happens in a directory of its own that is removed at
# the end; the second Masthead uses the first one's embedded server.
set -euo pipefail
cd "$(dirname "$0")/../.."
stories=${1:-500}
port=${PORT:-8131}
work=$(mktemp -d)
jar=${JAR:-$(ls target/masthead-*.jar)}
first= second= third=
database=masthead
finish() {
  kill $first $second $third 2>/dev/null || true
  wait 2>/dev/null || true
  # What the killed node left behind.
  kill -INT "$(head -1 "$work/home/postgres/postmaster.pid" 2>/dev/null)" 2>/dev/null && sleep 2 || true
  rm -rf "$work"
}
trap finish EXIT

await() {
  until curl -sf -o /dev/null "http://localhost:$1/feed.xml"; do
    kill -0 "$2" 2>/dev/null || { cat "$work"/*.log; exit 1; }
    sleep 0.3
  done
}

start_first() {
  "${JAVA:-java}" -XX:TieredStopAtLevel=1 -jar "$jar" --server.port="$port" --masthead.home="$work/home" --masthead.demo=false >>"$work/first.log" 2>&1 &
  first=$!
  await "$port" $first
  export PGHOST=127.0.0.1 PGUSER=masthead PGPASSWORD PGPORT
  PGPASSWORD=$(cat "$work/home/postgres.password")
  PGPORT=$(cat "$work/home/postgres.port")
}

# A node beside the embedded server, at that port; its number is then in $!.
start_beside() {
  "${JAVA:-java}" -XX:TieredStopAtLevel=1 -jar "$jar" --server.port="$1" --masthead.home="$work/home-$1" \
    --spring.datasource.url="jdbc:postgresql://127.0.0.1:$PGPORT/$database" \
    --spring.datasource.username=masthead --spring.datasource.password="$PGPASSWORD" >>"$work/$1.log" 2>&1 &
}

ask() { psql -qAt -v ON_ERROR_STOP=1 "$database" -c "$1"; }

# All due at once, so many seconds from now.
schedule() {
  ask "insert into section (name, slug, position) values ('Bench', 'bench', 999) on conflict (slug) do nothing;
    delete from article;
    insert into article (headline, slug, body, section_id, status, discussion, address, publish_at, created_at, saved_at)
    select 'Scheduled story ' || n, 'scheduled-' || n, '<p>' || repeat('The harbour reopens. ', 200) || '</p>',
           (select id from section where slug = 'bench'), 'SCHEDULED', 'OPEN',
           to_char(moment, '/YYYY/MM') || '/scheduled-' || n, moment, now(), now()
    from generate_series(1, $stories) n, (select date_trunc('second', now()) + interval '$1 s' as moment) due"
}

waiting() { ask "select count(*) from article where status = 'SCHEDULED'"; }

check() {
  local seconds=0
  until [ "$(waiting)" = 0 ]; do
    sleep 1
    seconds=$((seconds + 1))
    [ $seconds -lt 120 ] || { echo "$(waiting) stories never went out"; exit 1; }
  done
  ask "select '  ' || node || ': ' || count(*) || ' stories' from publication group by node order by node"
  ask "select '  first ' || round(extract(epoch from min(published_at - scheduled_for)) * 1000) || ' ms, last batch begun '
    || round(extract(epoch from max(published_at - scheduled_for)) * 1000) || ' ms after the moment' from publication"
  local out
  out=$(ask "select (select count(*) from article where status = 'LIVE') || ' ' || (select count(*) from publication) || ' '
    || (select count(*) from story_move where move = 'PUBLISH') || ' ' || (select count(distinct article_id) from story_move where move = 'PUBLISH')")
  echo "  live, proofs, told, told of different ones: $out"
  [ "$out" = "$stories $stories $stories $stories" ] || { echo "not exactly once"; exit 1; }
  curl -s -o "$work/page" "http://localhost:$port/section/bench"
  grep -q 'Scheduled story' "$work/page" || { echo "readers do not see them"; exit 1; }
}

start_first
start_beside $((port + 1))
second=$!
await $((port + 1)) $second

echo "$stories stories due at once, two nodes"
schedule 8
check

echo "$stories stories due at once, one of two nodes killed with -9 in the middle"
schedule 8
until [ "$(waiting)" -lt "$stories" ]; do sleep 0.02; done
kill -9 $second
wait $second 2>/dev/null || true
echo "  killed with $(waiting) stories to go"
check

echo "$stories stories that fell due while nobody ran, then two nodes at once"
schedule 3
kill -9 $first
wait $first 2>/dev/null || true
sleep 5
start_beside $((port + 1))
second=$!
start_beside "$port"
third=$!
await $((port + 1)) $second
await "$port" $third
check
