#!/usr/bin/env bash
# Imports a made-up export of WordPress from a terminal: so many posts with so many comments, in a heap of so much. Kills
# the import with -9 in the middle, starts it again, and prints how long both took together, how many records went in per
# second, and the counts. Ends with 1 if a record is missing.
#
#   src/bench/import.sh [POSTS] [COMMENTS_OF_EACH] [HEAP] [KILL_AFTER_SECONDS]    100000, 10, 200m and 60 unless told; 0 kills not
#
# Needs psql and a packed target/masthead-*.jar.
set -euo pipefail
cd "$(dirname "$0")/../.."
posts=${1:-100000} each=${2:-10} heap=${3:-200m} kill_after=${4:-60}
home=$(mktemp -d)
file=$home/export.xml
trap 'rm -rf "$home"' EXIT

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

import() {
  exec "${JAVA:-java}" -Xmx"$heap" -jar "${JAR:-$(ls target/masthead-*.jar)}" --masthead.home="$home/data" --masthead.demo=false \
    import wordpress "$file"
}
begun=$(date +%s)
if [ "$kill_after" != 0 ]; then
  (import) >"$home/first" 2>&1 &
  first=$!
  sleep "$kill_after"
  kill -9 $first && echo "killed after $kill_after s: $(grep -h records "$home/first" | tail -1)"
  wait $first 2>/dev/null || true
fi
(import) | tee "$home/log"
took=$(($(date +%s) - begun))
records=$((posts * (each + 1)))
echo "$records posts and comments in $took s, $((records / took)) per second"
for line in "story $posts" "comment $((posts * each))"; do
  set -- $line
  awk -v kind="$1" -v wanted="$2" '$1 == kind { ok = ($2 == wanted && $3 == wanted) } END { exit !ok }' "$home/log" ||
    { echo "not all of kind $1 are there"; exit 1; }
done
