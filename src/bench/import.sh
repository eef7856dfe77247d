#!/usr/bin/env bash
# Imports a made-up export of WordPress from a terminal: so many posts with so many comments, in a heap of so much. Prints
# how long that took and how many records went in per second. Then imports it again into another home, where it is killed
# with -9 so many times at moments that chance chooses, and compares what is in the two databases, table by table. Ends with
# 1 if a record is missing or a table differs.
#
#   src/bench/import.sh [POSTS] [COMMENTS_OF_EACH] [HEAP] [KILLS]    100000, 10, 200m and 0 unless told
#
# SEED chooses the moments. Needs psql and a packed target/masthead-*.jar.
set -euo pipefail
cd "$(dirname "$0")/../.."
posts=${1:-100000} each=${2:-10} heap=${3:-200m} kills=${4:-0}
home=$(mktemp -d)
file=$home/export.xml
jar=$home/masthead.jar
trap 'rm -rf "$home"' EXIT
cp "${JAR:-$(ls target/masthead-*.jar)}" "$jar"

awk -v posts="$posts" -v each="$each" 'BEGIN {
  print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><link>https://old.example</link>"
  for (s = 1; s <= 8; s++) printf "<wp:category><wp:category_nicename>s%d</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>Section %d</wp:cat_name></wp:category>\n", s, s
  split("harbour ferry council budget school winter bridge market election river museum night train weather doctor garden", w, " ")
  srand(7)
  for (p = 1; p <= posts; p++) {
    body = ""
    for (n = 0; n < 4; n++) { for (m = 0; m < 40; m++) body = body w[int(rand() * 16) + 1] " "; body = body "\n\n" }
    date = sprintf("%04d-%02d-%02d %02d:%02d:00", 2005 + p % 20, 1 + p % 12, 1 + p % 28, p % 24, p % 60)
    printf "<item><title>%s %s %d</title><link>https://old.example/%d/story-%d/</link><dc:creator>w%d</dc:creator><wp:post_id>%d</wp:post_id><wp:post_date_gmt>%s</wp:post_date_gmt><wp:post_name>story-%d</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:comment_status>open</wp:comment_status><category domain=\"category\" nicename=\"s%d\"><![CDATA[Section %d]]></category><category domain=\"post_tag\" nicename=\"%s\"><![CDATA[%s]]></category><content:encoded><![CDATA[%s]]></content:encoded>\n", w[p % 16 + 1], w[p % 7 + 1], p, p, p, p % 40, p, date, p, p % 8 + 1, p % 8 + 1, w[p % 16 + 1], w[p % 16 + 1], body
    for (c = 1; c <= each; c++) {
      id = p * each + c
      printf "<wp:comment><wp:comment_id>%d</wp:comment_id><wp:comment_author><![CDATA[Reader %d]]></wp:comment_author><wp:comment_author_email>r%d@example.org</wp:comment_author_email><wp:comment_date_gmt>%s</wp:comment_date_gmt><wp:comment_content><![CDATA[The %s and the %s are what the %s needs, %d.]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>%d</wp:comment_parent></wp:comment>\n", id, id % 5000, id % 5000, date, w[id % 16 + 1], w[id % 13 + 1], w[id % 11 + 1], id, c % 3 == 0 ? id - 1 : 0
    }
    print "</item>"
  }
  print "</channel></rss>"
}' >"$file"
ls -lh "$file" | awk '{print "export:", $5}'

import() { # HOME
  exec "${JAVA:-java}" -Xmx"$heap" -jar "$jar" --masthead.home="$1" --masthead.demo=false import wordpress "$file"
}

complete() { # LOG
  for line in "story $posts" "comment $((posts * each))"; do
    set -- "$1" $line
    awk -v kind="$2" -v wanted="$3" '$1 == kind { ok = ($2 == wanted && $3 == wanted) } END { exit !ok }' "$1" ||
      { echo "not all of kind $2 are there"; exit 1; }
  done
}

# What is in the database of a home, a digest for each table: numbers that only count up are told by what they stand for.
contents() { # HOME
  local binaries port=$((RANDOM % 2000 + 32001)) apart=
  binaries=$(ls -d "$1"/postgres-binaries-*/bin)
  [ "$(id -u)" != 0 ] || apart="unshare -U"
  $apart "$binaries/postgres" -D "$1/postgres" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
    >"$home/postgres.log" 2>&1 &
  local server=$!
  export PGPASSWORD; PGPASSWORD=$(cat "$1/postgres.password")
  local ask="psql -qAtX -v ON_ERROR_STOP=1 -h 127.0.0.1 -p $port -U masthead masthead"
  until $ask -c 'select 1' >/dev/null 2>&1; do kill -0 $server && sleep 0.5; done
  # A site tells the index its language a while after it started, and has then read again what was read before.
  $ask -c "update search_language set configuration = 'masthead_simple'" \
    -c 'insert into search_stale (article_id, at_once) select id, false from article on conflict do nothing'
  while [ "$($ask -c 'select search_catch_up(1000)')" != 0 ]; do :; done
  $ask -f src/bench/import-contents.sql
  kill -INT $server && wait $server || true
}

begun=$(date +%s)
(import "$home/whole") | tee "$home/log"
took=$(($(date +%s) - begun))
records=$((posts * (each + 1)))
echo "$records posts and comments in $took s, $((records / took)) per second"
complete "$home/log"
[ "$kills" != 0 ] || exit 0

RANDOM=${SEED:-1}
through=
for ((kill = 1; kill <= kills; kill++)); do
  (import "$home/broken") >"$home/log" 2>&1 &
  victim=$!
  until grep -q '^Run' "$home/log"; do kill -0 $victim && sleep 0.2; done
  share=$((took * 1000 / (kills + 2)))
  sleep "$(printf '%d.%03d' $(((share / 2 + RANDOM % share) / 1000)) $((RANDOM % 1000)))"
  if kill -9 $victim 2>/dev/null; then
    echo "killed after: $(grep -h records "$home/log" | tail -1)"
  else
    echo "through before kill $kill" && through=yes
  fi
  wait $victim 2>/dev/null || true
  [ -z "$through" ] || break
done
[ -n "$through" ] || (import "$home/broken") | tee "$home/log"
complete "$home/log"
contents "$home/whole" >"$home/whole.txt"
contents "$home/broken" >"$home/broken.txt"
cat "$home/whole.txt"
diff "$home/whole.txt" "$home/broken.txt" && echo "The same after $kills kills"
