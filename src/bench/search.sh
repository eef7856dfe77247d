#!/usr/bin/env bash
# Search over many stories: fills a database of its own with generated ones, starts Masthead on it, and prints the
# median and the slowest of twenty requests for questions from rare to common, and PostgreSQL's plan of a common one.
#
#   PGHOST=localhost PGUSER=postgres PGPASSWORD=… src/bench/search.sh [STORIES]     100000 unless told
#
# Needs psql, curl, a PostgreSQL whose user may create databases, and a packed target/masthead-*.jar. The database
# masthead_search_bench is kept, so that the next run only measures; drop it when done.
set -euo pipefail
cd "$(dirname "$0")/../.."
stories=${1:-100000}
port=${PORT:-8097}
database=masthead_search_bench
home=$(mktemp -d)
fresh=false
if ! psql -qAt postgres -c "select 1 from pg_database where datname = '$database'" | grep -q 1; then
  psql -q postgres -c "create database $database"
  fresh=true
fi

"${JAVA:-java}" -jar "${JAR:-$(ls target/masthead-*.jar)}" --server.port="$port" --masthead.home="$home" --masthead.demo=false \
  --masthead.search.per-minute=100000 \
  --spring.datasource.url="jdbc:postgresql://${PGHOST:-localhost}:${PGPORT:-5432}/$database" \
  --spring.datasource.username="${PGUSER:-postgres}" --spring.datasource.password="${PGPASSWORD:-}" >"$home/log" 2>&1 &
masthead=$!
trap 'kill $masthead; wait $masthead || true; rm -rf "$home"' EXIT
until curl -sf -o /dev/null "http://localhost:$port/search"; do
  kill -0 $masthead 2>/dev/null || { cat "$home/log"; exit 1; }
  sleep 0.5
done

if $fresh; then
  began=$SECONDS
  psql -q "$database" -v ON_ERROR_STOP=1 -v stories="$stories" -f src/bench/search-stories.sql
  echo "$stories stories written and indexed in $((SECONDS - began)) s"
  until [ "$(psql -qAt "$database" -c 'select count(*) from search_stale')" = 0 ]; do sleep 2; done
  echo "words for suggestions read after $((SECONDS - began)) s"
  psql -q "$database" -c 'vacuum analyze'
fi
psql -qAt "$database" -c "select 'tables: article ' || pg_size_pretty(pg_total_relation_size('article')) || ', search_entry '
  || pg_size_pretty(pg_total_relation_size('search_entry')) || ', search_word ' || (select count(*) from search_word) || ' words'"

ask() {
  local what=$1 address=$2
  for _ in $(seq 20); do curl -s -o "$home/answer" -w '%{time_total}\n' "http://localhost:$port$address"; done \
    | sort -n | awk -v what="$what" '{ t[NR] = $1 * 1000 } END { printf "%-34s median %4d ms, slowest %4d ms", what, t[10], t[20] }'
  echo ", $(grep -c '<article class="row' "$home/answer" || true) rows"
}
for i in 1 2 3; do curl -s -o /dev/null "http://localhost:$port/search?q=bakeri+domafo"; done
ask "a rare word" "/search?q=$(psql -qAt "$database" -c "select word from bench_word where number = 19000")"
ask "a word of every fiftieth story" "/search?q=$(psql -qAt "$database" -c "select word from bench_word where number = 5000")"
ask "a word of nearly every story" "/search?q=$(psql -qAt "$database" -c "select word from bench_word where number = 1")"
ask "two common words" "/search?q=$(psql -qAt "$database" -c "select string_agg(word, '+') from bench_word where number in (2, 3)")"
ask "two common words, one section" "/search?section=bench-3&q=$(psql -qAt "$database" -c "select string_agg(word, '+') from bench_word where number in (2, 3)")"
ask "a misspelt word" "/search?q=$(psql -qAt "$database" -c "select overlay(word placing 'x' from 3 for 1) from bench_word where number = 9000")"
ask "an article with related stories" "$(psql -qAt "$database" -c "select address from article order by id limit 1 offset 500")"

psql -qAt "$database" -c "explain (analyze, buffers, costs off)
  select e.article_id, e.published_at, e.words from search_entry e, (select word from bench_word where number = 1) common
  where e.words @@ websearch_to_tsquery('masthead_english', common.word) and e.published_at <= now()
  order by e.published_at desc, e.article_id desc limit 2000"
