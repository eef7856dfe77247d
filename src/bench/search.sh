#!/usr/bin/env bash
# Search over many stories: fills a database of its own with generated ones, starts Masthead on it, and prints the
# median and the slowest of twenty questions of a kind, from rare to common, and PostgreSQL's plans of a common one: for
# the newest stories that are ranked, and for all. Each question is asked once, as Masthead keeps what it has answered.
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
  psql -qAt "$database" -c "select $2" | while read -r address; do
    curl -s -o "$home/answer" -w '%{time_total}\n' "http://localhost:$port$address"
  done | sort -n | awk -v what="$1" '{ t[NR] = $1 * 1000 } END { printf "%-34s median %4d ms, slowest %4d ms", what, t[int((NR + 1) / 2)], t[NR] }'
  echo ", $(grep -c '<article class="row' "$home/answer" || true) rows"
}
words="'/search?q=' || word from bench_word where number"
pairs="'/search?q=' || a.word || '+' || b.word"
of_pairs="from bench_word a join bench_word b on b.number = a.number + 1 where a.number <= 20"
for i in 1 2 3; do curl -s -o /dev/null "http://localhost:$port/search?q=bakeri+domafo+$i"; done
ask "a rare word" "$words between 19000 and 19019"
ask "a word of every fiftieth story" "$words between 5000 and 5019"
ask "a word of half of all stories" "$words <= 20"
ask "two such words" "$pairs $of_pairs"
ask "two such words, one section" "$pairs || '&section=bench-3' $of_pairs"
ask "two such words, the older half" "$pairs || '&to=' || (select percentile_disc(0.5) within group (order by published_at) from article)::date $of_pairs"
ask "a misspelt word" "'/search?q=' || overlay(word placing 'x' from 3 for 1) from bench_word where number between 9000 and 9019"
ask "an article with related stories" "address from article order by id limit 20 offset 500"

for limit in 2000 all; do
  echo "newest $limit of a word of nearly every story, ranked:"
  psql -qAt "$database" -c "explain (analyze, costs off, summary) select article_id, ts_rank(words, websearch_to_tsquery('masthead_english',
      (select word from bench_word where number = 1)), 1) as score
    from (select * from search_entry where words @@ websearch_to_tsquery('masthead_english', (select word from bench_word where number = 1))
          order by published_at desc, article_id desc limit $limit) newest
    order by score desc limit 20" | tail -1
done
