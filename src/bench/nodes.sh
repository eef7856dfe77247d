#!/usr/bin/env bash
# Several nodes on one database behind a real nginx with src/deploy/nginx.conf, as it is but for addresses and a
# certificate: what readers, people who comment and the desk need of it, one line each. Exits with 1 at the first that fails.
#
#   src/bench/nodes.sh [NODES]     2 unless told
#
# Needs a packed target/masthead-*.jar, nginx, psql, openssl and curl.
set -euo pipefail
cd "$(dirname "$0")/../.."
nodes=${1:-2}
port=${PORT:-8150}
front=https://localhost:$((port + 20))
home=$(mktemp -d)
started=()
stop() {
  local at
  for ((at = ${#started[@]} - 1; at >= 0; at--)); do
    kill "${started[at]}" 2>/dev/null && wait "${started[at]}" 2>/dev/null || true
  done
  rm -rf "$home"
}
trap stop EXIT
chmod 755 "$home"
jar=${JAR:-$(ls target/masthead-*.jar)}
fail() { echo "FAILED: $*"; exit 1; }
ask() { curl -sk --max-time 30 "$@"; }
status() { ask -o /dev/null -w '%{http_code}' "$@"; }

node() {
  local number=$1
  shift
  "${JAVA:-java}" -jar "$jar" --server.port=$((port + number)) --masthead.home="$home/node-$number" \
    --masthead.site.address="$front" --masthead.trusted-proxies=127.0.0.1 --masthead.secret=0123456789abcdef0123456789abcdef \
    --masthead.search.per-minute=5 --masthead.delivery.edge.purge=http://127.0.0.1:$((port + 9))/ "$@" >"$home/log-$number" 2>&1 &
  started+=($!)
  until curl -sf -o /dev/null "http://localhost:$((port + number))/actuator/health/readiness"; do
    kill -0 "${started[-1]}" || { cat "$home/log-$number"; exit 1; }
    sleep 0.5
  done
}
node 1
export PGHOST=127.0.0.1 PGPORT PGUSER=masthead PGPASSWORD PGDATABASE=masthead
PGPORT=$(cat "$home/node-1/postgres.port") PGPASSWORD=$(cat "$home/node-1/postgres.password")
for ((number = 2; number <= nodes; number++)); do
  node $number --spring.datasource.url="jdbc:postgresql://127.0.0.1:$PGPORT/masthead" --spring.datasource.username=masthead \
    --spring.datasource.password="$PGPASSWORD"
done
until story=$(psql -qAtXc "select max(id) from article where status = 'LIVE'") && [ -n "$story" ]; do sleep 1; done
sleep 5

openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout "$home/key.pem" -out "$home/cert.pem" 2>/dev/null
{
  echo "pid $home/nginx.pid; error_log $home/error.log; worker_processes 1; events { worker_connections 512; }"
  echo "http { include /etc/nginx/mime.types; log_format nodes '\$upstream_addr \$status \$request_method \$request_uri';"
  echo "access_log $home/access.log nodes;"
  for kind in client_body proxy fastcgi uwsgi scgi; do echo "${kind}_temp_path $home/$kind;"; done
  upstream=$(for ((n = 1; n <= nodes; n++)); do printf '    server 127.0.0.1:%s max_fails=2 fail_timeout=5s;\\n' $((port + n)); done)
  sed -e '/10\.0\.0\.11:8080/d' -e "s/.*10\.0\.0\.12:8080.*/$upstream/" \
    -e "s/listen 443/listen $((port + 20))/" -e "s/listen 80;/listen $((port + 21));/" -e 's/news\.example/localhost/' \
    -e "s#/etc/letsencrypt/live/[^/]*/fullchain.pem#$home/cert.pem#" \
    -e "s#/etc/letsencrypt/live/[^/]*/privkey.pem#$home/key.pem#" src/deploy/nginx.conf
  echo "}"
} >"$home/nginx.conf"
nginx -t -c "$home/nginx.conf" 2>"$home/nginx.test" || { cat "$home/nginx.test"; fail "nginx does not take the configuration"; }
nginx -c "$home/nginx.conf" -g 'daemon off;' 2>"$home/nginx.log" &
started+=($!)
until ask -f -o /dev/null "$front/"; do kill -0 "${started[-1]}" || { cat "$home/nginx.log"; exit 1; }; sleep 0.5; done

address=$(psql -qAtXc "select address from article where id = $story")
page() { ask -f -H 'Accept: text/html' "$front$address"; }

# Kept pages: what a node keeps is answered without the database.
reads() { psql -qAtXc "select pg_stat_clear_snapshot(); select idx_tup_fetch + seq_tup_read from pg_stat_user_tables where relname = 'article'" | tail -1; }
# The demo newsroom may still be at work on its pictures and its index, and reads stories as well.
for _ in $(seq 10); do
  for _ in $(seq 40); do page >/dev/null; done
  sleep 2
  before=$(reads)
  for _ in $(seq 200); do page >/dev/null; done
  sleep 2
  read=$(($(reads) - before))
  [ "$read" -gt 20 ] || break
done
[ "$read" -le 20 ] || fail "200 asked for a kept page, and $read stories were read"
for ((number = 1; number <= nodes; number++)); do
  grep -q "^127.0.0.1:$((port + number)) 200 GET $address" "$home/access.log" || fail "node $number was asked nothing"
done
etag=$(ask -D - -o /dev/null -H 'Accept: text/html' "$front$address" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p')
[ "$(status -H 'Accept: text/html' -H "If-None-Match: $etag" "$front$address")" = 304 ] || fail "no 304 for $etag"
echo "200 kept pages from $nodes nodes without a look at the stories; 304 for who has it"

# A change on one node is on both.
for n in $(seq 10); do
  page >/dev/null
  psql -qXc "update article set headline = 'Change $n of $$' where id = $story"
  from=$(date +%s%N)
  until [ "$(for _ in $(seq $((2 * nodes))); do page; done | grep -c "<h1.*Change $n of $$")" = $((2 * nodes)) ]; do
    [ $(($(date +%s%N) - from)) -lt 5000000000 ] || fail "change $n did not come within 5 s"
  done
  echo $((($(date +%s%N) - from) / 1000000))
done | sort -n | awk '{ v[NR] = $1 } END { printf "10 changes; two requests in a row to each node had the new page after %d ms (median), %d ms (longest)\n", v[5], v[10] }'

# Limits count the address of the reader, not that of nginx, and not what a reader says it is.
for _ in $(seq $((5 * nodes + 2))); do status --interface 127.7.0.2 -H "X-Forwarded-For: 10.9.8.$RANDOM" "$front/search?q=$RANDOM"; echo; done >"$home/limited"
[ "$(grep -c 200 "$home/limited")" -le $((5 * nodes)) ] && [ "$(grep -c 429 "$home/limited")" -ge 2 ] || fail "searches: $(sort "$home/limited" | uniq -c | xargs)"
[ "$(status --interface 127.8.0.3 "$front/search?q=another")" = 200 ] || fail "somebody else is limited too"
echo "searches of one reader are limited whatever they forge, those of another are not"

# The desk: signed in on one node, known on the other, kept by nobody.
jar_of="$home/cookies"
form() { ask -b "$jar_of" -c "$jar_of" -H 'Accept: text/html' "$1" | sed -n 's/.*name="_csrf" value="\([^"]*\)".*/\1/p' | head -1; }
# The link that was printed last counts, on every node.
for link in $(grep -ho '/set-up/[A-Za-z0-9_-]*' "$home"/log-*); do
  csrf=$(form "$front$link")
  [ -z "$csrf" ] || break
done
made=$(status -b "$jar_of" -c "$jar_of" -H "Origin: $front" --data-urlencode "_csrf=$csrf" -d name=Mara \
  -d email=mara@news.example --data-urlencode 'password=gulls over the breakwater' "$front$link")
[ "$made" = 302 ] || [ "$made" = 303 ] || fail "nobody could be made the first administrator: ${made:-no form}"
csrf=$(form "$front/desk/sign-in")
ask -b "$jar_of" -c "$jar_of" -o /dev/null -H "Origin: $front" --data-urlencode "_csrf=$csrf" -d email=mara@news.example \
  -d username=mara@news.example --data-urlencode 'password=gulls over the breakwater' "$front/desk/sign-in"
for _ in $(seq $((3 * nodes))); do
  [ "$(status -b "$jar_of" "$front/desk/imports")" = 200 ] || fail "the desk does not know who signed in"
done
ask -D - -o /dev/null -b "$jar_of" "$front/desk/imports" | grep -qi '^cache-control:.*no-store' || fail "the desk may be kept"
grep '/desk/imports' "$home/access.log" | cut -d' ' -f1 | sort -u | wc -l | grep -qx "$nodes" || fail "not all nodes were asked for the desk"
echo "signed in once, known on all nodes; the desk is kept nowhere"

# Uploads as large as Masthead takes reach it, larger ones end at nginx.
head -c 60000000 /dev/zero >"$home/large"
csrf=$(form "$front/desk/imports")
large=$(status -b "$jar_of" -H "Origin: $front" -F "_csrf=$csrf" -F dry=true -F "upload=@$home/large;filename=x.xml" "$front/desk/imports")
[ "$large" = 303 ] || fail "60 MB: $large"
head -c 70000000 /dev/zero >"$home/large"
large=$(status -b "$jar_of" -H "Origin: $front" -F "_csrf=$csrf" -F "upload=@$home/large;filename=x.xml" "$front/desk/imports")
[ "$large" = 413 ] || fail "70 MB: $large"
echo "60 MB arrive, 70 MB do not"

# A node that is killed takes nothing with it: not a page, and not a comment that was answered. Whoever was not answered
# sends again, perhaps to another node, and is there once all the same.
psql -qXc "insert into discussion_policy (version, policy, saved_at) values (1, '{\"approval\": \"NOBODY_HELD\", \"flood\":
  {\"perMinute\": 10000, \"perHour\": 100000, \"perArticlePerMinute\": 1000000}}', now())"
proof=$(page | grep -o 'name="proof"[^>]*value="[^"]*"' | head -1 | sed 's/.*value="//; s/"$//')
people() {
  local number=$1 n answer words
  for n in $(seq 25); do
    words="Post $n of $number: $(head -c 200 /dev/urandom | base64 -w0 | tr -dc a-z | fold -w6 | paste -sd' ')"
    until answer=$(status -H "Origin: $front" -d "name=Reader $number" -d "email=r$number@example.org" -d "proof=$proof" \
      --data-urlencode "comment=$words" "$front$address/comments") \
      && [ "$answer" = 303 ]; do
      echo "$answer" >>"$home/unanswered"
      sleep 0.2
    done
  done
}
posting=()
for number in $(seq 8); do people "$number" & posting+=($!); done
until [ "$(psql -qAtXc "select count(*) from comment where body like 'Post % of %: %'")" -ge 40 ]; do sleep 0.1; done
kill -9 "${started[1]}"
for _ in $(seq 40); do [ "$(status -H 'Accept: text/html' "$front$address")" = 200 ] || fail "a reader met the node that is gone"; done
wait "${posting[@]}"
there=$(psql -qAtXc "select count(*) || ' ' || count(distinct body) from comment where body like 'Post % of %: %'")
[ "$there" = "200 200" ] || fail "of 200 comments there are $there"
echo "a node was killed while 200 comments came in: 40 readers had 40 pages, each comment is there once ($(wc -l <"$home/unanswered" 2>/dev/null || echo 0) sent again)"
published=$(psql -qAtXc "select count(*) from comment where article_id = $story and status = 'APPROVED'")
for _ in $(seq 50); do
  [ "$(page | grep -o 'id="replies"[^<]*' | sed 's/.*>//' | tr -cd 0-9)" != "$published" ] || { shown=yes; break; }
  sleep 0.1
done
[ "${shown:-}" = yes ] || fail "the page does not count $published comments"
echo "and the page counts all $published"
grep -i 'too big\|buffered to a temporary' "$home/error.log" && fail "see above" || true
