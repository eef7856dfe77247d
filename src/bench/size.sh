#!/usr/bin/env bash
# Whether pages cost the same at any size: fills two papers, of 1,000 stories and of many, starts Masthead on each, asks
# every kind of public page and every list of the desk of both, and prints the medians and how many times as long the
# large paper takes. Pages are measured as they are made: nothing is kept between requests.
#
#   src/bench/size.sh [STORIES [COMMENTS]]     1000000 and 10000000 unless told
#
# Needs psql, curl, some hours of patience the first time, and a packed target/masthead-*.jar. Both papers stay below
# FOLDER (/var/tmp/masthead-size), so that the next run only measures. OPTIONS are further options of Masthead.
set -euo pipefail
cd "$(dirname "$0")/../.."
stories=${1:-1000000}
comments=${2:-$((stories * 10))}
folder=${FOLDER:-/var/tmp/masthead-size}
requests=${REQUESTS:-21}
password=sizes-of-papers-1

start() { # name port
  mkdir -p "$folder/$1"
  # shellcheck disable=SC2086
  "${JAVA:-java}" -jar "${JAR:-$(ls target/masthead-*.jar)}" --server.port="$2" --masthead.home="$folder/$1/home" \
    --masthead.demo=false --masthead.delivery.memory=0B --masthead.search.per-minute=1000000 --masthead.site.address="http://localhost:$2" ${OPTIONS:-} \
    >"$folder/$1/log" 2>&1 &
  masthead=$!
  site=http://localhost:$2
  until curl -sf -o /dev/null "$site/"; do
    kill -0 $masthead 2>/dev/null || { cat "$folder/$1/log"; exit 1; }
    sleep 0.5
  done
  export PGHOST=127.0.0.1 PGUSER=masthead PGDATABASE=masthead PGPORT PGPASSWORD
  PGPORT=$(cat "$folder/$1/home/postgres.port") PGPASSWORD=$(cat "$folder/$1/home/postgres.password")
  jar="$folder/$1/cookies"
}
stop() { kill "$masthead" 2>/dev/null && wait "$masthead" || true; }
masthead=
trap stop EXIT
ask() { psql -qAtX -v ON_ERROR_STOP=1 -c "$1"; }
post() { curl -s -o /dev/null -H "Origin: $site" -w '%{redirect_url}\n' -c "$jar" -b "$jar" --data-urlencode "_csrf=$(token "$1")" "${@:2}" "$site$1"; }
token() { curl -s -c "$jar" -b "$jar" "$site$1" | grep -o 'name="_csrf"[^>]*value="[^"]*"' | head -1 | sed 's/.*value="//; s/"$//'; }

sign_in() { # name
  rm -f "$jar"
  local link
  link=$(grep -o '/set-up/[A-Za-z0-9_-]*' "$folder/$1/log" | head -1 || true)
  if [ -n "$link" ]; then
    post "$link" --data-urlencode "name=Nell Thorsby" --data-urlencode "email=nell@example.org" --data-urlencode "password=$password" >/dev/null
  fi
  post /desk/sign-in --data-urlencode "email=nell@example.org" --data-urlencode "password=$password" >/dev/null
}

# The pages of a paper: what each is called, and its address.
pages() {
  ask "
    with live as (select * from article where status = 'LIVE'),
    hundred as (select id, address from live order by id desc offset 5 limit 1),
    longest as (select id, address from live order by id desc offset 10 limit 1),
    middle as (select * from live order by published_at offset (select count(*) / 2 from live) limit 1)
    select 'front|/' union all
    select 'latest, from the middle on|/?before=' || '$(before)' union all
    select 'section|/section/section-1' union all
    select 'section, from the middle on|/section/section-1?before=' || '$(before)' union all
    select 'rare section|/section/section-20' union all
    select 'common tag|/tag/tag-1' union all
    select 'common tag, from the middle on|/tag/tag-1?before=' || '$(before)' union all
    select 'rare tag|/tag/tag-470' union all
    select 'author of many|/author/author-1' union all
    select 'author of few|/author/author-1900' union all
    select 'story with 100 comments|' || address from hundred union all
    select 'its comments, newest first|' || address || '?order=newest' from hundred union all
    select 'story with the longest thread|' || address from longest union all
    select 'its comments, best first|' || address || '?order=recommended' from longest union all
    select 'further into its thread|' || address || '/comments?order=oldest&after=' ||
      (select min(id) + (max(id) - min(id)) / 2 / 20 * 20 from comment c where c.article_id = longest.id and top_id is null) from longest union all
    select 'its largest conversation|' || address || '/comments/' ||
      (select min(id) from comment c where c.article_id = longest.id) || '/thread?after=' ||
      (select min(id) + 3000 from comment c where c.article_id = longest.id) from longest union all
    select 'feed of its comments|' || address || '/comments/feed.xml' from longest union all
    select 'count of its comments|' || address || '/comments/count' from longest union all
    select 'old story|' || address from middle union all
    select 'this month|/archive/' || to_char(now(), 'YYYY/MM') union all
    select 'a month of long ago|/archive/' || to_char(published_at, 'YYYY/MM') from middle union all
    select 'corrections|/corrections' union all
    select 'feed|/feed.xml' union all select 'feed as JSON|/feed.json' union all
    select 'feed of a section|/section/section-1/feed.xml' union all
    select 'feed of a common tag|/tag/tag-1/feed.xml' union all
    select 'feed of an author|/author/author-1/feed.xml' union all
    select 'feed of corrections|/corrections/feed.xml' union all
    select 'index of sitemaps|/sitemap.xml' union all select 'sitemap of fronts|/sitemap-fronts.xml' union all
    select 'sitemap of tags|/sitemap-tags-1.xml' union all select 'sitemap of authors|/sitemap-authors-1.xml' union all
    select 'sitemap of news|/news-sitemap.xml' union all
    select 'search, a rare word|/search?q=$(word 19000)' union all
    select 'search, a common word|/search?q=$(word 1)' union all
    select 'search, two words|/search?q=$(word 40)+$(word 60)' union all
    select 'search, a misspelt word|/search?q=$(word 9000 | sed 's/^\(..\)./\1x/')' union all
    select 'search, a section without words|/search?section=section-3' union all
    select 'search, an author without words|/search?author=author-1' union all
    select 'search, a word of an author|/search?author=author-1&q=$(word 1)' union all
    select 'nothing there|/2020/01/nothing-here' union all
    select 'desk: stories|/desk/articles' union all
    select 'desk: live stories of a section|/desk/articles?status=LIVE&section=1' union all
    select 'desk: drafts|/desk/articles?status=DRAFT' union all
    select 'desk: stories by headline|/desk/articles?q=$(word 40)' union all
    select 'desk: stories by rare headline|/desk/articles?q=$(word 19000)' union all
    select 'desk: day|/desk' union all
    select 'desk: plan|/desk/plan/board' union all
    select 'desk: front|/desk/front' union all
    select 'desk: waiting comments|/desk/comments' union all
    select 'desk: waiting comments by time|/desk/comments?order=time' union all
    select 'desk: published comments|/desk/comments?status=approved' union all
    select 'desk: reported comments|/desk/comments?status=reported' union all
    select 'desk: spam|/desk/comments?status=spam' union all
    select 'desk: comments by word|/desk/comments?status=approved&q=$(word 19000)' union all
    select 'desk: comments by name|/desk/comments?status=approved&q=reader-77%40' union all
    select 'desk: people|/desk/people' union all
    select 'desk: people by name|/desk/people?q=reader+77' union all
    select 'desk: a person|/desk/people/' || (select max(id) from comment where author_email = 'reader-1@example.org') union all
    select 'desk: errors|/desk/errors' union all
    select 'desk: audit|/desk/audit' union all
    select 'desk: tags|/desk/tags' union all select 'desk: sections|/desk/sections' union all
    select 'desk: authors|/desk/authors' union all select 'desk: pictures|/desk/pictures'"
}
before() { ask "select (extract(epoch from published_at) * 1000000)::bigint || '-' || id from article where status = 'LIVE' order by published_at offset (select count(*) / 2 from article where status = 'LIVE') limit 1"; }
word() { ask "select word from search_word order by word offset $1 limit 1"; }

# The median of so many requests in microseconds, and the status.
median() {
  local address=$1 status
  status=$(curl -s -o /dev/null -w '%{http_code}' -b "$jar" "$site$address")
  for _ in $(seq "$requests"); do curl -s -o /dev/null -w '%{time_total}\n' -b "$jar" "$site$address"; done | sort -n |
    awk -v status="$status" '{ t[NR] = $1 * 1000000 } END { print int(t[int((NR + 1) / 2)]) "|" status }'
}

measure() { # name port stories comments
  start "$1" "$2"
  if [ "$(ask 'select count(*) from article')" = 0 ]; then
    src/bench/fill "$3" "$4"
  fi
  sign_in "$1"
  pages >"$folder/$1/pages"
  for _ in 1 2 3 4; do # until the code is warm
    while IFS='|' read -r _ address; do
      for _ in 1 2 3 4 5; do curl -s -o /dev/null -b "$jar" "$site$address"; done
    done <"$folder/$1/pages"
  done
  while IFS='|' read -r name address; do echo "$name|$address|$(median "$address")"; done <"$folder/$1/pages" >"$folder/$1/times"
  stop
}

measure small "${PORT:-8121}" 1000 10000
measure "large-$stories" "${PORT:-8121}" "$stories" "$comments"
printf '%-36s %10s %10s %7s  %s\n' "milliseconds" 1000 "$stories" ratio answer
paste -d'|' "$folder/small/times" "$folder/large-$stories/times" |
  awk -F'|' '{ printf "%-36s %10.1f %10.1f %7.2f  %s%s\n", $1, $3 / 1000, $7 / 1000, $7 / $3, $8, ($7 > 2 * $3 ? "  more than twice" : "") }'
