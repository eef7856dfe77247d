#!/usr/bin/env bash
# A real Varnish in front, with src/deploy/varnish.vcl: shows that it answers by itself, and how long after a change it
# has the new page. Exits with 1 where it does not.
#
#   src/bench/varnish.sh [CHANGES]     20 unless told
#
# Needs a packed target/masthead-*.jar, psql and curl; Varnish is installed from Debian where it is missing.
set -euo pipefail
cd "$(dirname "$0")/../.."
changes=${1:-20}
port=${PORT:-8140}
front=http://localhost:$((port + 1))
home=$(mktemp -d)
if ! command -v varnishd >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends varnish >/dev/null
fi
started=()
trap 'kill "${started[@]}" 2>/dev/null; wait 2>/dev/null || true; rm -rf "$home"' EXIT
# Varnish reads it as a user of its own.
chmod 755 "$home"
sed "s/\.port = \"8080\"/.port = \"$port\"/" src/deploy/varnish.vcl >"$home/masthead.vcl"
"${JAVA:-java}" -jar "${JAR:-$(ls target/masthead-*.jar)}" --server.port="$port" --masthead.home="$home/data" \
  --masthead.site.address="$front" --masthead.delivery.edge.purge="$front/" >"$home/log" 2>&1 &
started+=($!)
until curl -sf -o /dev/null "http://localhost:$port/"; do kill -0 "${started[0]}" || { cat "$home/log"; exit 1; }; sleep 0.5; done
varnishd -F -a "localhost:$((port + 1))" -f "$home/masthead.vcl" -n "$home/varnish" -s malloc,64m >"$home/varnish.log" 2>&1 &
started+=($!)
until curl -sf -o /dev/null "$front/"; do kill -0 "${started[1]}" || { cat "$home/varnish.log"; exit 1; }; sleep 0.5; done

export PGHOST=127.0.0.1 PGPORT PGUSER=masthead PGPASSWORD PGDATABASE=masthead
PGPORT=$(cat "$home/data/postgres.port") PGPASSWORD=$(cat "$home/data/postgres.password")
until story=$(psql -qAtXc "select id from article where status = 'LIVE' limit 1") && [ -n "$story" ]; do sleep 1; done
sleep 10
address=$(psql -qAtXc "select address from article where id = $story")
page() { curl -sf -H 'Accept: text/html' "$front$address"; }
hits() { varnishstat -n "$home/varnish" -1 -f MAIN.cache_hit | awk '{ print $2 }'; }

page >/dev/null
before=$(hits)
for _ in 1 2 3 4 5; do page >/dev/null; done
[ $(($(hits) - before)) -ge 5 ] || { echo "Varnish did not answer by itself"; exit 1; }
echo "Varnish answered 5 of 5 by itself"
for ((n = 1; n <= changes; n++)); do
  page >/dev/null
  psql -qXc "update article set headline = 'Change $n of $$' where id = $story"
  from=$(date +%s%N)
  until page | grep -q "Change $n of $$"; do
    [ $(($(date +%s%N) - from)) -lt 5000000000 ] || { echo "Change $n did not come within 5 s"; exit 1; }
  done
  echo $((($(date +%s%N) - from) / 1000000))
done | sort -n | awk '{ v[NR] = $1 } END { printf "%d changes; the new page came after %d ms (median), %d ms (longest)\n", NR, v[int((NR + 1) / 2)], v[NR] }'
