#!/usr/bin/env bash
# A flood of spam over HTTP: starts Masthead on a home of its own, posts as many comments from as many networks through a
# trusted proxy, asks for readers' pages and the queue meanwhile, and then clears the queue by the one button it offers.
# Prints the times of pages before, during and after, how long the clearing and its undoing took, and how long 500 comments
# take that are decided on a page at a time. Ends with 1 if a page failed, a post that was taken is missing, or something
# of the flood still waits after the one action.
#
#   src/bench/flood.sh [POSTS] [NETWORKS] [CLIENTS]     100000, 1000 and 32 unless told
#
# The limits by network, address and story, which turn most of such a flood away, are set out of its way; LIMITS=usual
# leaves them as they are. Needs psql and a packed target/masthead-*.jar.
set -euo pipefail
cd "$(dirname "$0")/../.."
port=${PORT:-8112}
home=$(mktemp -d)

"${JAVA:-java}" -Xmx"${HEAP:-1g}" -jar "${JAR:-$(ls target/masthead-*.jar)}" --server.port="$port" --masthead.home="$home" \
  --masthead.trusted-proxies=127.0.0.1,::1 >"$home/log" 2>&1 &
masthead=$!
trap 'kill $masthead; wait $masthead || true; rm -rf "$home"' EXIT
until curl -sf -o /dev/null "http://localhost:$port/"; do
  kill -0 $masthead 2>/dev/null || { cat "$home/log"; exit 1; }
  sleep 0.5
done

export PGHOST=127.0.0.1 PGPORT PGUSER=masthead PGPASSWORD PGDATABASE=masthead
PGPORT=$(cat "$home/postgres.port") PGPASSWORD=$(cat "$home/postgres.password")
until [ "$(psql -qAt -c 'select count(*) from comment')" -gt 100 ]; do sleep 1; done
if [ "${LIMITS:-none}" = none ]; then
  psql -qAt -c "insert into discussion_policy (version, policy, saved_at) values (1,
    '{\"flood\": {\"perMinute\": 10000, \"perHour\": 100000, \"perArticlePerMinute\": 1000000}}', now())"
fi
until grep -q '/set-up/' "$home/log"; do sleep 0.5; done
link=$(grep -o 'http://[^ ]*/set-up/[^ ]*' "$home/log" | tail -1)
"${JAVA:-java}" -Xmx256m src/bench/FloodOfSpam.java "$link" "${1:-100000}" "${2:-1000}" "${3:-32}"
grep -E ' (WARN|ERROR) ' "$home/log" | sed -E 's/^[^ ]+ +//; s/[0-9]+/N/g' | sort | uniq -c | sort -rn | head -5 || true
